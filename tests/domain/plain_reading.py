"""A second, plain reading of the rules, for tests only: slow, literal, one sentence a function.

It reads the sheet of the catalogue and a request as `fieldcard assess` takes it, shares no
line with the program, and is compared with it over random facts. The numbers are those of
the sections of the method.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.domain.plain_facts import GUARDED
from tests.domain.plain_facts import SHEET
from tests.domain.plain_facts import Facts
from tests.domain.plain_facts import words

TYPES = ("labour", "sexual", "criminal", "domestic")
DIMENSIONS = ["1", "2", "3", "4", "5", "6"]
CIRCUMSTANCES = words("REC14 REC15 REC18 REC22 VUL02 VUL04 VUL05 DOM04 CTL25")
INTENT = words("REC01 REC02 REC03 REC04 REC07 REC09 REC12 REC19 REC21 MOV05")
TOPICS = {
    "leaving": words("CTL01 CTL03 CTL12 CTL20 CTL22"),
    "papers": words("DOC01 DOC02"),
    "money": words("MON02 MON04 MON05 MON06 MON08 MON09 DOC05"),
    "threats": words("CTL05 CTL06 CTL07 CTL08 CTL09 CTL10 CTL11 CTL19 CTL21 CTL23"),
}
FORMS = {
    "sexual": words("SEX01 SEX02 SEX04 SEX06 SEX07 SEX08"),
    "criminal": words("CRM02 CRM03 CRM08 CRM10"),
    "domestic": words("DOM01 DOM02"),
}
POSSIBLE = ("shown", "possible")
ORDER = ("shown", "possible", "not_shown", "not_explored")


def element(code: str) -> str:
    """Give the letters of a row: A, M, P, X."""
    return SHEET[code]["element"]


def dimension(code: str) -> str:
    """Give the dimension of a row."""
    return SHEET[code]["dimension"]


@dataclass(frozen=True)
class PlainReading:
    """One request, read by the letter."""

    request: dict[str, Any]
    setting_type: str | None

    @cached_property
    def facts(self) -> Facts:
        """Give what is present and absent."""
        return Facts(self.request)

    @property
    def present(self) -> set[str]:
        """Give the present codes."""
        return self.facts.present

    # 4.1 and 4.2

    @cached_property
    def child_route(self) -> bool:
        """Age child or unknown, or AGE01 present."""
        return self.request["age"] in ("child", "unknown") or "AGE01" in self.present

    @property
    def act_now(self) -> bool:
        """Any DNG code present, whatever its basis."""
        return any(dimension(code) == "DNG" for code in self.present)

    @property
    def pause_offence(self) -> bool:
        """An offence is suspected and a code with M or P, or of 1, 2, 3, 5, 6, is present."""
        return bool(self.request["suspected_offence"]) and any(
            {"M", "P"} & set(element(code))
            or (dimension(code) in "12356" and element(code) != "X")
            or (dimension(code) == "AGE" and self.child_route)
            for code in self.present
        )

    @cached_property
    def view(self) -> list[str]:
        """Give the types in view; labour always is."""
        brings = {
            "labour": set(SHEET),
            "sexual": words("SEX01 SEX02 SEX03 SEX04 SEX06 SEX07 SEX08"),
            "criminal": words("CRM02 CRM03 CRM04 CRM05 CRM08 CRM10"),
            "domestic": words("DOM01 DOM02 DOM03 DOM04"),
        }
        offence = bool(self.request["suspected_offence"])
        return [
            one
            for one in TYPES
            if one in ("labour", self.setting_type)
            or (one == "criminal" and offence)
            or self.present & brings[one]
        ]

    def best(self, code: str) -> int:
        """Give the strength of a present code: the best over the types in view."""
        return max(self.facts.strength(code, one) for one in self.view)

    # 4.3

    def dimension(self, pool: Iterable[str], beside: Iterable[str] = ()) -> str:
        """Count a dimension, or pooled ones with codes beside them."""
        its = {c for c in SHEET if dimension(c) in pool and element(c) != "X"} | set(beside)
        if not its & self.present:
            return "not_shown" if len(its & self.facts.absent) >= 2 else "not_explored"
        return min((self._in(its & self.present, one) for one in self.view), key=ORDER.index)

    def _in(self, codes: set[str], kind: str) -> str:
        used = {code for code in codes if self.facts.strength(code, kind) > 0}
        if used <= CIRCUMSTANCES:
            return "not_explored"
        clusters = {SHEET[code]["cluster"] for code in used}
        held = [
            max(self.facts.strength(c, kind) for c in used if SHEET[c]["cluster"] == cluster)
            for cluster in clusters
        ]
        s, m, w = held.count(3), held.count(2), held.count(1)
        if s >= 2 or (s >= 1 and m + w >= 1) or m >= 3 or (m >= 2 and w >= 1):
            return "shown"
        return "possible" if s == 1 or m == 2 or (m == 1 and w >= 1) else "not_explored"

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """Give the six dimensions."""
        return {one: self.dimension([one]) for one in DIMENSIONS}

    # 4.4

    @cached_property
    def control_check(self) -> dict[str, bool]:
        """Four topics; clear with leaving, two others, and no coercion with weight."""
        clear = {
            name: bool(topic & self.facts.absent) and not topic & self.present
            for name, topic in TOPICS.items()
        }
        others = clear["papers"] + clear["money"] + clear["threats"]
        coerced = any(
            dimension(code) in "25"
            and element(code) != "X"
            and code not in CIRCUMSTANCES
            and self.best(code) > 0
            for code in self.present
        )
        return clear | {"clear": clear["leaving"] and others >= 2 and not coerced}

    # 4.5

    @property
    def act(self) -> str:
        """How far the act is shown."""
        acts = {code for code in SHEET if "A" in element(code)}
        outside = {code for code in acts if dimension(code) != "CTX"}
        recruited = {code for code in SHEET if dimension(code) in ("1", "2", "3")}
        kept = words("MOV07 LIV01 LIV04 CTL01 CTL03 DOM03")
        if self.present & (outside | recruited | kept):
            return "shown"
        if self.present & acts or self.purpose in POSSIBLE or self.means in POSSIBLE:
            return "possible"
        return "not_shown" if len(acts & self.facts.absent) >= 2 else "not_explored"

    @cached_property
    def means(self) -> str:
        """How far the means are shown."""
        found = [self.dimensions[one] for one in "12356"]
        for result in POSSIBLE:
            if result in found:
                return result
        return "not_shown" if self.control_check["clear"] else "not_explored"

    def _counts_for_purpose(self, code: str) -> bool:
        """Guarded and weightless P codes do not; AGE07 and AGE08 do on the child route only."""
        if code in ("AGE07", "AGE08"):
            return self.child_route
        weighs = any(self.facts.column(code, one) > 0 for one in self.view)
        return "P" in element(code) and code not in GUARDED and weighs

    @cached_property
    def purpose(self) -> str:
        """How far the purpose is shown."""
        its = {code for code in SHEET if self._counts_for_purpose(code)}
        known = {code for code in its & self.present if not self.facts.only_inferred(code)}
        held = {c for c in known if self.best(c) > 0 or c in ("AGE07", "AGE08")}
        if held:
            strong = self.dimensions["4"] == "shown" or any(self.best(c) == 3 for c in held)
            return "shown" if strong else "possible"
        if self.intent:
            return "possible"
        return "not_shown" if len(its & self.facts.absent) >= 2 else "not_explored"

    @property
    def intent(self) -> bool:
        """Taken for use, not yet used."""
        taken = {c for c in INTENT & self.present if not self.facts.only_inferred(c)}
        lured = "shown" in (self.dimensions["1"], self.dimensions["2"])
        strong = any(self.best(code) == 3 for code in taken)
        return bool(taken) and (lured or (strong and self.dimensions["5"] in POSSIBLE))

    # 4.6

    @cached_property
    def rule(self) -> str | None:
        """Give the first rule that is enough to refer."""
        used = self.purpose in POSSIBLE
        young = self.child_route or self.request.get("under_18_then") == "yes"
        lens = self.forced_labour
        other = bool(self.present & {"OTH01", "OTH02"})
        held = "DIS01" in self.present and self.means == "shown"
        rules = {
            "both_sides": used and self.means in POSSIBLE,
            "child": used and (young or "AGE06" in self.present),
            "forced_labour": used
            and lens["involuntary"] == "shown"
            and lens["menace"] in POSSIBLE,
            "other_form": other and (self.child_route or self._any_control()),
            "own_words": held and any("A" in element(code) for code in self.present),
        }
        return next((name for name, fits in rules.items() if fits), None)

    def _any_control(self) -> bool:
        """Any code of dimensions 1, 2, 3, 5, 6; a guarded one never refers anybody."""
        return any(dimension(c) in "12356" and c not in GUARDED for c in self._weighed)

    @property
    def _weighed(self) -> set[str]:
        """Give present codes with weight that are not X rows."""
        return {c for c in self.present if element(c) != "X" and self.best(c) > 0}

    def _is_soft(self, code: str) -> bool:
        """Say whether it is a circumstance, or a dimension 1 code that is not strong."""
        return code in CIRCUMSTANCES or (dimension(code) == "1" and self.best(code) < 3)

    def _one_side(self) -> bool:
        """Means, a means-side code that is not soft, another form, or a sign of a child."""
        hard = any(
            ("M" in element(code) and dimension(code) != "4") or dimension(code) in "12356"
            for code in self._weighed
            if not self._is_soft(code)
        )
        child = self.child_route and any(
            "A" in element(code) or (dimension(code) == "AGE" and code != "AGE01")
            for code in self.present
        )
        listed = self.present & {"OTH01", "OTH02", "OTH03"}
        return self.means in POSSIBLE or hard or bool(listed) or child

    @cached_property
    def outcome(self) -> str:
        """Give the first outcome whose rule fits."""
        clear = self.control_check["clear"]
        soft_or_used = any("P" in element(c) or self._is_soft(c) for c in self._weighed)
        need = any(dimension(code) in ("DNG", "HLT") for code in self.present)
        rules = (
            ("refer", self.rule is not None),
            ("stay_with_it", self._one_side()),
            ("other_help", clear and (soft_or_used or need)),
            ("stay_with_it", soft_or_used),
            ("nothing_noted", clear and self.purpose == "not_shown"),
        )
        return next((name for name, fits in rules if fits), "not_enough_asked")

    # 4.7 and 4.9

    @cached_property
    def forced_labour(self) -> dict[str, str]:
        """Look through the second lens."""
        menace = self.dimension(["2", "5"], ["DOC04", "VUL02"])
        one = words("CTL05 CTL06 CTL07 CTL08 CTL09 CTL11") & self.present
        if menace != "shown" and any(self.best(code) >= 2 for code in one):
            menace = "possible"
        return {"involuntary": self.dimension(["1", "2", "4"]), "menace": menace}

    @property
    def exploitation(self) -> list[str]:
        """List the forms."""
        used = {c for c in self.present if self._counts_for_purpose(c)}
        used = {c for c in used if self.best(c) > 0 or c in ("AGE07", "AGE08")}
        listed = [
            form
            for form, named in FORMS.items()
            if named & self.present or (used and self.setting_type == form)
        ]
        listed += ["organ_removal"] if "OTH01" in self.present else []
        listed += ["other_form"] if "OTH02" in self.present else []
        work = {c for c in used if c[:3] in ("WRK", "MON", "LIV") or c == "DOC05"}
        at_work = self.setting_type == "labour" or any(c[:3] == "WRK" for c in work)
        if work and (at_work or not listed):
            listed.insert(0, "labour")
        is_used = self.purpose in POSSIBLE or self.rule is not None
        return listed or ([self.setting_type or "unspecified"] if is_used else [])
