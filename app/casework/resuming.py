"""Coming back: what is saved on this device, and where an encounter goes on."""

from dataclasses import dataclass
from datetime import datetime

from app.casework.desk import Desk
from app.casework.interviewing import next_step
from app.casework.recording import record
from app.casework.step import Place
from app.casework.step import Step
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.domain.event import InterviewBegun
from app.domain.event import Paused

LIST_LENGTH = 50
LOOKED_BACK = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRow:
    """One row of the list: a code word, times, counts and how far it came; never a name."""

    encounter: EncounterId
    label: str
    started: datetime
    changed: datetime
    signs: int
    answers: int
    is_sent: bool


def saved(desk: Desk) -> tuple[SavedRow, ...]:
    """Give the encounters of this device, the one changed last first.

    Those of a place with many people are found there.
    """
    looked = desk.encounters.recent(LOOKED_BACK)
    alone = [encounter for encounter in looked if encounter.site is None]
    return tuple(_row(encounter) for encounter in alone[:LIST_LENGTH])


def carry_on(desk: Desk) -> SavedRow | None:
    """Give the unfinished encounter that was changed last, if any."""
    recent = desk.encounters.recent(LIST_LENGTH)
    return next((_row(one) for one in recent if not one.envelopes), None)


def take_up(desk: Desk, where: EncounterId) -> Step:
    """Say where an encounter goes on: at the same question, else where it stopped."""
    encounter = desk.encounters.open(where)
    if encounter.envelopes:
        return Step(place=Place.findings, encounter=where)
    if encounter.when(InterviewBegun) or encounter.when(Answered):
        if encounter.language is None:
            return Step(place=Place.language, encounter=where, then=Place.question)
        return next_step(desk, where)
    return Step(place=Place.signs, encounter=where)


def stop(desk: Desk, where: EncounterId) -> Encounter:
    """Save and stop: everything is stored already, the stop itself is noted."""
    return record(desk, where, Paused())


def _row(encounter: Encounter) -> SavedRow:
    last = encounter.history[-1].stamp.at if encounter.history else encounter.started
    return SavedRow(
        encounter=encounter.id,
        label=encounter.label,
        started=encounter.started,
        changed=last,
        signs=len(encounter.signs),
        answers=len(encounter.answers),
        is_sent=bool(encounter.envelopes),
    )
