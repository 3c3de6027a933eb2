"""What happens to one record because many people were met at one place.

A fact of the place stands in the record of everyone there. What several people tell of
control stands in the records of all. Nothing of it ever takes another fact away.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.catalogue import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFactSeen:
    """The officer saw this at the place; it holds for each person there (basis observed)."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFactCorrected:
    """A fact of the place was noted by mistake; the earlier note stays in the history."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFactSet:
    """Several people told the same facts of control, each alone (basis third party)."""

    code: Code
    told: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRaised:
    """One of the group is to be referred, so it is asked for all who else is in danger."""

    code: Code


class TalkWish(StrEnum):
    """Whether the person wants to talk."""

    now = "now"
    later = "later"
    no = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartNoted:
    """The part of one person in the group: wants to talk, and directs the others or not."""

    wish: TalkWish | None = None
    directs: bool = False


class ThreadKind(StrEnum):
    """What people at one place may have in common."""

    recruiter = "recruiter"
    employer = "employer"
    address = "address"
    account = "account"
    phone = "phone"
    transport = "transport"
    debt = "debt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNoted:
    """A name, number or sum that one person gave; empty words take it back."""

    thread: ThreadKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternKept:
    """Several people gave the same name, number or sum; kept in the record of each."""

    thread: ThreadKind
    words: str
    people: int


GroupEvent = (
    SiteFactSeen
    | SiteFactCorrected
    | GroupFactSet
    | SafetyRaised
    | PartNoted
    | ThreadNoted
    | PatternKept
)
