"""What is written into a record about the record itself: legal hold, and a corrected clock."""

from dataclasses import dataclass
from enum import StrEnum


class HoldReason(StrEnum):
    """Why a record must stay whatever the rules say."""

    court = "court"
    complaint = "complaint"
    custody = "custody"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldSet:
    """The record must stay until the hold is lifted; `words` say more, such as a number."""

    reason: HoldReason
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted:
    """The record need not stay any more, and why."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCorrected:
    """The clock was found to be wrong by so many seconds; ahead is more than zero.

    Stamps from `first` on were made under that clock and stay as they are.
    """

    seconds: int
    first: int
