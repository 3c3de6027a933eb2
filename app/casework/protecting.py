"""Protecting the person: the ordered next steps and the pause on the offence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.casework.assessing import Findings
from app.casework.assessing import look
from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import OffencePaused
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import StepDone
from app.domain.event import StepId
from app.domain.event import StepReopened


class Row(StrEnum):
    """The rows of the next steps, in their fixed order."""

    safe_now = "safe_now"
    basic_needs = "basic_needs"
    offence = "offence"
    rights = "rights"
    agree = "agree"
    send = "send"


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
    desk: Desk, where: EncounterId, offence: str, link: str, told: tuple[str, ...]
) -> Encounter:
    """Write down the pause: which offence, which link to control, who was told.

    It never decides and never closes a case (conduct, section 6).
    """
    return record(desk, where, OffencePaused(offence=offence, link=link, told=told))


def _rows(findings: Findings) -> tuple[Row, ...]:
    needs_pause = findings.assessment.pause_offence or findings.encounter.pause is not None
    return tuple(row for row in Row if row is not Row.offence or needs_pause)


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
    }
    entry = encounter.when(kinds[row])
    return entry.stamp.at if entry else None
