"""Telling others of the pause: who was told, how, and when."""

from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """Who can be told about the pause."""

    supervisor = "supervisor"
    custody = "custody"
    investigator = "investigator"
    prosecutor = "prosecutor"
    person = "person"


class TellingWay(StrEnum):
    """How somebody was told."""

    in_person = "in_person"
    phone = "phone"
    writing = "writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseTold:
    """Somebody was told of the pause; `when` is written only where it was earlier."""

    told: Told
    how: TellingWay
    name: str = ""
    when: str = ""
