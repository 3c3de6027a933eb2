"""Calls after a meeting: planned, tried, and what to do when a young person goes missing."""

from dataclasses import dataclass
from enum import StrEnum

SOON, LATER = 24, 72
PLANNED_HOURS = (SOON, LATER)


class CallResult(StrEnum):
    """What came of a call; without an answer the call stays due."""

    reached = "reached"
    needs_help = "needs_help"
    no_answer = "no_answer"
    not_needed = "not_needed"

    @property
    def closes(self) -> bool:
        """Say whether the call is done with."""
        return self is not CallResult.no_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlanned:
    """Who calls whom, within how many hours of now, and by what safe way."""

    caller: str
    called: str
    hours: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTried:
    """What came of a planned call; `planned` is the place of the plan in the history."""

    planned: int
    result: CallResult
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingNoted:
    """For a young person: where they may go, who may fetch them, whom to tell first."""

    may_go: str
    may_fetch: str
    tell_first: str
