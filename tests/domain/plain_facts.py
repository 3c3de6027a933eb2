"""The facts of a request, read by the letter of the catalogue's sheet; for tests only."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.domain import catalogue_sheet

SHEET = {row["code"]: row for row in catalogue_sheet.rows()}
NOTED = {code: catalogue_sheet.values(row["note"]) for code, row in SHEET.items()}
RANK = {"-": 0, "W": 1, "M": 2, "S": 3}
PAIRED = {
    "own_keys": "LIV04",
    "own_papers": "DOC01",
    "own_money": "MON06",
    "own_phone": "CTL02",
    "no_debt_to_controller": "MON04",
    "written_contract": "WRK04",
    "can_leave_without_penalty": "CTL12",
    "goes_out_freely": "CTL01",
    "can_refuse": "SEX01 WRK03",
    "free_contact_family": "CTL04",
    "pay_regular": "MON01 MON02",
    "knows_address": "LIV03",
}
BASES = ("document", "observed", "said", "alone", "third_party", "inferred")
Noted = dict[str, Any]


def words(text: str) -> set[str]:
    """Read codes with spaces between them."""
    return set(text.split())


GUARDED = words("HLT01 HLT02 HLT03 HLT04 HLT05 BEH01 BEH02 BEH03 BEH04 AGE04 LIV05 SEX05")


def names(fact: Noted) -> list[str]:
    """Give the values of a fact as the notes of the sheet name them."""
    value = fact.get("value")
    if isinstance(value, dict):
        return [f"{field}.{option}" for field, option in value.items()]
    return [value] if isinstance(value, str) else list(value or ())


def state(fact: Noted) -> str:
    """Give the state: a value marked absent or unknown sets it, unless another counts."""
    marks = {one.sets for one in NOTED[fact["code"]] if one.name in names(fact)}
    if not marks or "" in marks:
        return str(fact["state"])
    return "unknown" if "unknown" in marks else "absent"


def strength(fact: Noted, kind: str) -> int:
    """Give the strength of one present fact in the column of one type."""
    if fact["code"] == "WRK01":
        return min(hours(fact), cap(fact, kind))
    named = [one for one in NOTED[fact["code"]] if one.name in names(fact)]
    letters = [one.letter for one in named if not one.sets]
    if not letters or "" in letters:
        return cap(fact, kind)
    return min(max(RANK[letter] for letter in letters), cap(fact, kind))


def cap(fact: Noted, kind: str) -> int:
    """Give the column; guarded codes and what is only inferred are weak at most."""
    column = RANK[SHEET[fact["code"]][kind]]
    weak = fact["code"] in GUARDED or fact["basis"] == "inferred"
    return min(column, 1) if weak else column


def hours(fact: Noted) -> int:
    """Rank the hours of one fact; chosen hours have no weight."""
    told = fact.get("value") or {}
    if told.get("own_choice") == "yes":
        return 0
    if is_long(told) and is_without_rest(told):
        return 3
    if is_long(told) or is_without_rest(told):
        return 2
    week = told.get("hours_week")
    if week is None and "hours_day" in told and "days_week" in told:
        week = told["hours_day"] * told["days_week"]
    return 1 if week is None or week > 48 else 0


def is_long(told: Noted) -> bool:
    """12 hours or more a day, or on call at night."""
    return float(told.get("hours_day", 0)) >= 12 or told.get("on_call_at_night") == "yes"


def is_without_rest(told: Noted) -> bool:
    """No day off in the week."""
    return float(told.get("days_week", 0)) >= 7 or told.get("last_day_off") == "never"


@dataclass(frozen=True)
class Facts:
    """What a request says, code by code."""

    request: dict[str, Any]

    @cached_property
    def noted(self) -> list[Noted]:
        """Give the facts, with the one that is derived and never asked."""
        noted: list[Noted] = list(self.request["indicators"])
        adverts = [one for one in noted if one["code"] in ("REC01", "REC15")]
        frauds = [one for one in noted if one["code"] == "CRM03" and "fraud" in names(one)]
        bases = [_best(present) for some in (adverts, frauds) if (present := _held(some))]
        if len(bases) == 2:
            basis = max(bases, key=BASES.index)
            noted.append({"code": "CRM08", "state": "present", "basis": basis})
        return noted

    @cached_property
    def present(self) -> set[str]:
        """Give the present codes; present wins over every other reply."""
        return {fact["code"] for fact in _held(self.noted)}

    @cached_property
    def absent(self) -> set[str]:
        """Give the codes answered absent; protective facts answer what nothing else did."""
        found = {fact["code"] for fact in self.noted if state(fact) == "absent"}
        for fact in self.request["protective"]:
            found |= words(PAIRED.get(fact, ""))
        return found - self.present

    def only_inferred(self, code: str) -> bool:
        """Say whether a present code is the officer's view alone."""
        return self.basis(code) == "inferred"

    def basis(self, code: str) -> str:
        """Give the best basis of a present code."""
        return _best([fact for fact in _held(self.noted) if fact["code"] == code])

    def column(self, code: str, kind: str) -> int:
        """Give the column of a code."""
        return RANK[SHEET[code][kind]]

    def strength(self, code: str, kind: str) -> int:
        """Give the strongest of all that was said of a present code."""
        held = [fact for fact in _held(self.noted) if fact["code"] == code]
        found = max(strength(fact, kind) for fact in held)
        told = [one.get("value") or {} for one in held if one["basis"] != "inferred"]
        told = [one for one in told if code == "WRK01" and one.get("own_choice") != "yes"]
        if any(map(is_long, told)) and any(map(is_without_rest, told)):
            return self.column(code, kind)
        return found


def _held(facts: Iterable[Noted]) -> list[Noted]:
    return [fact for fact in facts if state(fact) == "present"]


def _best(facts: Iterable[Noted]) -> str:
    return min((str(fact["basis"]) for fact in facts), key=BASES.index)
