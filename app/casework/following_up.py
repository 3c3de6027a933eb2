"""Following up: the calls of the next days, planned, tried and marked done; all offline."""

from dataclasses import dataclass
from datetime import datetime

from app.casework.desk import Desk
from app.casework.errors import NotPlanned
from app.casework.recording import record
from app.domain.call import CallPlanned
from app.domain.call import CallTried
from app.domain.call import MissingNoted
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.follow_up import NEAR
from app.domain.follow_up import CallState
from app.domain.follow_up import PlannedCall
from app.domain.follow_up import calls_of

DUE = (CallState.due, CallState.overdue)
MOST_LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCall:
    """One call of this device with the code word of its encounter; never a name."""

    encounter: EncounterId
    label: str
    call: PlannedCall
    state: CallState


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of one encounter: its calls, and the note for a young person."""

    encounter: Encounter
    calls: tuple[PlannedCall, ...]
    missing: MissingNoted | None
    now: datetime


def plan(desk: Desk, where: EncounterId) -> Plan:
    """Give the plan of one encounter."""
    encounter = desk.encounters.open(where)
    entry = encounter.when(MissingNoted)
    missing = entry.event if entry and isinstance(entry.event, MissingNoted) else None
    return Plan(
        encounter=encounter,
        calls=calls_of(encounter),
        missing=missing,
        now=desk.clock.now(),
    )


def plan_call(desk: Desk, where: EncounterId, call: CallPlanned) -> Encounter:
    """Plan one call; its hours run from now."""
    return record(desk, where, call)


def note_missing(desk: Desk, where: EncounterId, note: MissingNoted) -> Encounter:
    """Note what to do when a young person goes missing."""
    return record(desk, where, note)


def try_call(desk: Desk, where: EncounterId, tried: CallTried) -> Encounter:
    """Note what came of a call; raises NotPlanned for a call that is not in the plan."""
    encounter = desk.encounters.open(where)
    if tried.planned not in {call.place for call in calls_of(encounter)}:
        raise NotPlanned(tried.planned)
    return record(desk, where, tried)


def due_calls(desk: Desk) -> tuple[DueCall, ...]:
    """Give the calls of this device that are due or overdue, the oldest first.

    Read from the store on every look, so that a restart or a day without network loses none.
    Of very many the rest follows when the first are done.
    """
    now = desk.clock.now()
    rows = [
        DueCall(encounter=one.id, label=one.label, call=call, state=call.state(now))
        for one in map(desk.encounters.open, desk.lists.due(now + NEAR, MOST_LISTED))
        for call in calls_of(one)
    ]
    due = [row for row in rows if row.state in DUE]
    return tuple(sorted(due, key=lambda row: row.call.due))


def count_due(desk: Desk) -> int:
    """Count the calls of this device that are due or overdue."""
    return desk.lists.due_calls(desk.clock.now() + NEAR)
