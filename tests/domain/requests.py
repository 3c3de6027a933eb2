"""Draws requests as `fieldcard assess` takes them, so that every rule is met now and then."""

import tomllib
from typing import Any

from hypothesis import strategies as st

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.evidence import PROTECTIVE
from tests.builders import PACKS
from tests.domain.plain_facts import NOTED
from tests.domain.plain_facts import SHEET

Told = dict[str, Any]
Facts = st.SearchStrategy[list[Told]]

TYPES = {
    one["id"]: one.get("kind")
    for one in tomllib.loads((PACKS / "settings.toml").read_text("utf-8"))["settings"]
}
BASES = tuple(str(basis) for basis in Basis)
STATES = ("present", "present", "absent", "absent", "unknown", "declined")
COUNTED = " ".join(code for code in SHEET if SHEET[code]["element"] != "X")
FREE = "-CTL12 -CTL01 -DOC01 -MON02 -CTL07"
SCENES = (
    ("", " ".join(SHEET)),
    ("", COUNTED),
    (FREE, COUNTED),
    (f"{FREE} -WRK02 -WRK04", "MON01 MON03 LIV02 BEH03 STA02 MON04 CTL12 OTH03"),
    (FREE, "MON07 WRK01 WRK04 LIV02 DOM04 REC02 REC14 VUL05 DNG05 HLT01 HLT04 LIV07 VUL06"),
    ("CTL09 MON03 WRK05 MON07", "MON01 WRK01 WRK02 WRK06 LIV02 REC12 MOV07 VUL02 DOC04"),
    ("OTH01", "OTH02 CTL17 REC14 REC18 VUL05 SEX05 MOV01 DOC03 CRM07"),
    ("DIS01 CTL22", "CTL17 MOV07 MOV01 LIV03 REC02 MOV02"),
    ("", "AGE01 AGE02 AGE05 AGE06 AGE07 AGE08 CRM09 REC17 MON01 HLT01 DNG04 OTH01"),
    ("", "REC01 REC02 REC04 REC05 REC06 REC07 REC15 CRM03 CRM08 MOV05 DOC01 CTL02"),
    ("", "HLT01 HLT02 SEX05 BEH03 DNG05 LIV05 LIV07 VUL06 MON07 REC02 DOM04 OTH03"),
)
HOURS = st.fixed_dictionaries(
    {},
    optional={
        "hours_day": st.integers(6, 16),
        "days_week": st.integers(4, 7),
        "hours_week": st.integers(30, 90),
        "last_day_off": st.sampled_from(("never", "last week")),
        "on_call_at_night": st.sampled_from(("yes", "no")),
        "own_choice": st.sampled_from(("yes", "no")),
    },
)


def scene(start: str, theme: str) -> Facts:
    """Draw the facts that a scene starts with, and a few more of its theme."""
    codes = st.sampled_from(theme.split())
    more = st.lists(codes.flatmap(lambda code: fact(code, STATES)), max_size=7)
    first = [
        fact(word.lstrip("-"), ("absent",) if word.startswith("-") else ("present",))
        for word in start.split()
    ]
    return st.tuples(st.tuples(*first), more).map(lambda drawn: [*drawn[0], *drawn[1]])


def fact(code: str, states: tuple[str, ...]) -> st.SearchStrategy[Told]:
    """Draw one indicator of a request."""
    told = {
        "code": st.just(code),
        "state": st.sampled_from(states),
        "basis": st.sampled_from(BASES),
    }
    bare = st.fixed_dictionaries(told)
    return bare | bare | st.fixed_dictionaries({**told, "value": value(code)})


def value(code: str) -> st.SearchStrategy[Any]:
    """Draw what may stand beside a code: one value, several, or an object."""
    if code == "WRK01":
        return HOURS
    named = [one.name for one in NOTED[code] if "." not in one.name]
    known = st.sampled_from([*named, "in other words"])
    return known | st.lists(known, max_size=3)


REQUESTS = st.fixed_dictionaries(
    {
        "age": st.sampled_from(("adult", *Age)).map(str),
        "setting": st.sampled_from([*sorted(TYPES), "a lay-by"]),
        "suspected_offence": st.sampled_from((None, None, "drugs")),
        "indicators": st.sampled_from(SCENES).flatmap(lambda drawn: scene(*drawn)),
        "protective": st.lists(st.sampled_from(sorted(PROTECTIVE)), max_size=3),
    },
    optional={"under_18_then": st.sampled_from(("yes", "no", "unknown"))},
)
