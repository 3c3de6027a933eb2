"""Timing: what the desk does about a clock that was wrong."""

from datetime import datetime

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.clock_mark import NEARLY
from app.domain.clock_mark import ClockState
from app.domain.encounter import Encounter
from app.domain.held import ClockCorrected

LOOKED_BACK = 50


def set_right(desk: Desk, at: datetime) -> None:
    """Take a time as the true one, signed by the hub or confirmed by the officer.

    Stamps never change: what was written under a wrong clock since the last start gets a
    correction beside it.
    """
    if desk.marks is None:
        return
    begun = desk.marks.begun()
    off = desk.marks.prove(at)
    if abs(off) <= NEARLY.total_seconds():
        return
    for encounter in desk.encounters.recent(LOOKED_BACK):
        first = _first_under(encounter, begun)
        if first:
            record(desk, encounter.id, ClockCorrected(seconds=off, first=first))


def _first_under(encounter: Encounter, begun: datetime) -> int | None:
    """Give the first event that was stamped by the clock as it was, and not corrected yet."""
    last = encounter.when(ClockCorrected)
    for entry in encounter.history[last.seq if last else 0 :]:
        if entry.stamp.at >= begun or entry.stamp.clock is not ClockState.right:
            return entry.seq
    return None


def confirm_date(desk: Desk) -> None:
    """Take the date that the clock shows as confirmed by the officer."""
    if desk.marks is not None:
        desk.journal.note("alteration", "clock", "confirmed")
        set_right(desk, desk.marks.wall())


def is_clock_doubtful(desk: Desk) -> bool:
    """Say whether the officer should look at the date."""
    return desk.marks is not None and desk.marks.state() is not ClockState.right
