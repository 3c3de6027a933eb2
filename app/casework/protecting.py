"""Protecting the person: the ordered next steps and the pause on the offence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.casework.assessing import Findings
from app.casework.assessing import look
from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.call import CallPlanned
from app.domain.departure import DepartureNoted
from app.domain.departure import calls_for_a_departure
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import OffencePaused
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import StepDone
from app.domain.event import StepId
from app.domain.event import StepReopened
from app.domain.receipt import ReceiptGiven
from app.domain.telling import PauseTold


class Row(StrEnum):
    """The rows of the next steps, in their fixed order."""

    safe_now = "safe_now"
    basic_needs = "basic_needs"
    offence = "offence"
    rights = "rights"
    agree = "agree"
    send = "send"
    receipt = "receipt"
    leave = "leave"
    plan = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One row: done and when, or to do; the first row to do is the hot one."""

    row: Row
    done_at: datetime | None
    is_hot: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps:
    """The ordered steps of one encounter."""

    findings: Findings
    rows: tuple[NextStep, ...]

    @property
    def done(self) -> int:
        """How many rows are done."""
        return sum(row.done_at is not None for row in self.rows)


def steps(desk: Desk, where: EncounterId) -> NextSteps:
    """Give the next steps in order; the pause stands only where it is called for."""
    findings = look(desk, where)
    done = {row: _done_at(findings.encounter, row) for row in _rows(findings)}
    hot = next((row for row, at in done.items() if at is None), None)
    rows = tuple(NextStep(row=row, done_at=at, is_hot=row is hot) for row, at in done.items())
    return NextSteps(findings=findings, rows=rows)


def mark(desk: Desk, where: EncounterId, step: StepId) -> Encounter:
    """Tick a step off; ticking twice stores it once."""
    encounter = desk.encounters.open(where)
    if step in encounter.steps:
        return encounter
    return record(desk, where, StepDone(step=step))


def reopen(desk: Desk, where: EncounterId, step: StepId) -> Encounter:
    """Take a tick back; the history keeps both."""
    encounter = desk.encounters.open(where)
    if step not in encounter.steps:
        return encounter
    return record(desk, where, StepReopened(step=step))


def pause(
    desk: Desk, where: EncounterId, written: OffencePaused, telling: tuple[PauseTold, ...] = ()
) -> Encounter:
    """Write down the pause, and who was told: each of them once, with the time.

    It never decides and never closes a case (conduct, section 6). The same words again
    store nothing.
    """
    encounter = desk.encounters.open(where)
    known = {one.told for _, one in told(encounter)}
    new = tuple(one for one in telling if one.told not in known)
    if encounter.pause != written:
        encounter = record(desk, where, written)
    return record(desk, where, *new) if new else encounter


def told(encounter: Encounter) -> tuple[tuple[datetime, PauseTold], ...]:
    """Give who was told of the pause, and when that was noted."""
    return tuple(
        (entry.stamp.at, entry.event)
        for entry in encounter.history
        if isinstance(entry.event, PauseTold)
    )


def _rows(findings: Findings) -> tuple[Row, ...]:
    needs_pause = findings.assessment.pause_offence or findings.encounter.pause is not None
    needs_leave = calls_for_a_departure(findings.assessment) or _is_leaving(findings.encounter)
    left_out = {
        Row.offence: not needs_pause,
        Row.leave: not needs_leave,
        Row.plan: not needs_leave,
    }
    return tuple(row for row in Row if not left_out.get(row, False))


def _is_leaving(encounter: Encounter) -> bool:
    return any(isinstance(one.event, DepartureNoted | CallPlanned) for one in encounter.history)


def _done_at(encounter: Encounter, row: Row) -> datetime | None:
    if row in (Row.safe_now, Row.basic_needs):
        step = StepId(row.value)
        found = [
            entry.stamp.at
            for entry in encounter.history
            if isinstance(entry.event, StepDone) and entry.event.step is step
        ]
        return found[-1] if found and step in encounter.steps else None
    kinds: dict[Row, type[object]] = {
        Row.offence: OffencePaused,
        Row.rights: RightsShown,
        Row.agree: AgreementRecorded,
        Row.send: ReferralConfirmed,
        Row.receipt: ReceiptGiven,
        Row.leave: DepartureNoted,
        Row.plan: CallPlanned,
    }
    entry = encounter.when(kinds[row])
    return entry.stamp.at if entry else None
