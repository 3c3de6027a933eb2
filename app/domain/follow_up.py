"""The plan of the next days, derived from the events: which call is due, and which is done."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from enum import StrEnum

from app.domain.call import CallPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.encounter import Encounter

NEAR = timedelta(hours=2)


class CallState(StrEnum):
    """Where a call stands by the clock of the device."""

    planned = "planned"
    due = "due"
    overdue = "overdue"
    done = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """One call of the plan: who calls whom by when, and how often it was tried."""

    place: int
    plan: CallPlanned
    made_at: datetime
    tries: tuple[tuple[datetime, CallTried], ...] = ()

    @property
    def due(self) -> datetime:
        """Give the moment until which the call should be made."""
        return self.made_at + timedelta(hours=self.plan.hours)

    @property
    def result(self) -> CallResult | None:
        """Give what came of the last try."""
        return self.tries[-1][1].result if self.tries else None

    def state(self, now: datetime) -> CallState:
        """Say where it stands: due from two hours before its time, overdue after it."""
        if self.result is not None and self.result.closes:
            return CallState.done
        if now > self.due:
            return CallState.overdue
        return CallState.due if now >= self.due - NEAR else CallState.planned


def calls_of(encounter: Encounter) -> tuple[PlannedCall, ...]:
    """Give all calls of one encounter, the one that is due first first."""
    planned = [
        PlannedCall(
            place=entry.seq,
            plan=entry.event,
            made_at=entry.stamp.at,
            tries=_tries(encounter, entry.seq),
        )
        for entry in encounter.history
        if isinstance(entry.event, CallPlanned)
    ]
    return tuple(sorted(planned, key=lambda call: (call.due, call.place)))


def _tries(encounter: Encounter, place: int) -> tuple[tuple[datetime, CallTried], ...]:
    return tuple(
        (entry.stamp.at, entry.event)
        for entry in encounter.history
        if isinstance(entry.event, CallTried) and entry.event.planned == place
    )
