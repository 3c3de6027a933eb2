"""Attending to the talk: interpreter, people present, breaks, and how the person is."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.answers import QuestionId
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.domain.event import LanguageChosen
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterNoted
from app.domain.interview import PresenceNoted
from app.domain.interview import Welfare
from app.domain.interview import WelfareNoted
from app.domain.retelling import AskAgain
from app.domain.retelling import AskedAgain
from app.domain.story import Told
from app.domain.story import story

LOOK_EVERY = timedelta(minutes=10)
LONG_TALK = 15
BREAK_AFTER = timedelta(minutes=15)
LONGEST_SILENCE = timedelta(minutes=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Whether it is time to look how the person is, or to offer a break."""

    is_look_due: bool
    is_break_due: bool


def pace(desk: Desk, encounter: Encounter) -> Pace:
    """Say what is due, by the time since the first answer, the last look and the last break.

    After an hour without an answer the talk counts as begun anew.
    """
    now = desk.clock.now()
    begun = _begun(encounter, now)
    if begun is None:
        return Pace(is_look_due=False, is_break_due=False)
    look = encounter.when(WelfareNoted)
    rest = encounter.when(BreakTaken)
    rested = max(begun, rest.stamp.at) if rest else begun
    looked = max(rested, look.stamp.at) if look else rested
    return Pace(
        is_look_due=now - looked >= LOOK_EVERY, is_break_due=now - rested >= BREAK_AFTER
    )


def note_interpreter(desk: Desk, where: EncounterId, noted: InterpreterNoted) -> Encounter:
    """Note who or what carries the language; the same twice is noted once."""
    encounter = desk.encounters.open(where)
    last = encounter.when(InterpreterNoted)
    if last is not None and last.event == noted:
        return encounter
    return record(desk, where, noted)


def is_interpreter_due(desk: Desk, where: EncounterId) -> bool:
    """Say whether a long talk begins in a language for which nobody noted who carries it."""
    encounter = desk.encounters.open(where)
    if encounter.way is None:
        return False
    way = desk.shelf.by_digest(encounter.edition).way(encounter.way)
    chosen, noted = encounter.when(LanguageChosen), encounter.when(InterpreterNoted)
    is_open = chosen is not None and (noted is None or noted.seq < chosen.seq)
    return is_open and len(way.questions) >= LONG_TALK


def note_presence(desk: Desk, where: EncounterId, noted: PresenceNoted) -> Encounter:
    """Note where the talk takes place and who is there."""
    encounter = desk.encounters.open(where)
    last = encounter.when(PresenceNoted)
    if last is not None and last.event == noted:
        return encounter
    return record(desk, where, noted)


def note_welfare(desk: Desk, where: EncounterId, welfare: Welfare) -> Encounter:
    """Note how the person is; about the talk, never about the account."""
    return record(desk, where, WelfareNoted(welfare=welfare))


def take_break(desk: Desk, where: EncounterId) -> Encounter:
    """Note a break."""
    return record(desk, where, BreakTaken())


def told_before(desk: Desk, encounter: Encounter, question: QuestionId) -> Told | None:
    """Give what was told at this question already, if anything."""
    return story(desk.shelf.by_digest(encounter.edition), encounter).of(question)


def ask_again(
    desk: Desk, where: EncounterId, question: QuestionId, reason: AskAgain
) -> Encounter:
    """Note why a question is asked once more."""
    return record(desk, where, AskedAgain(question=question, reason=reason))


def _begun(encounter: Encounter, now: datetime) -> datetime | None:
    """Give the first answer of the talk that still goes on."""
    begun: datetime | None = None
    last = now
    for entry in reversed(encounter.history):
        if isinstance(entry.event, Answered):
            if last - entry.stamp.at > LONGEST_SILENCE:
                return begun
            begun = last = entry.stamp.at
    return begun
