"""Welcoming somebody who asks for help: nobody is turned away without a reason and a name."""

from dataclasses import dataclass
from datetime import datetime

from app.casework.desk import Desk
from app.casework.interviewing import begin as begin_asking
from app.casework.observing import begin as begin_meeting
from app.casework.recording import record
from app.casework.step import Step
from app.domain.desk_talk import DeskTalkBegun
from app.domain.desk_talk import DeskTalkEnded
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.receipt import ReceiptGiven

WAYS = ("desk.all", "core.full")
MOST_TALKS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTalk:
    """One talk for the supervisor's list: a code word and times, never a name or a story."""

    encounter: EncounterId
    label: str
    started: datetime
    ended: DeskTalkEnded | None
    is_referred: bool
    has_receipt: bool

    @property
    def is_open(self) -> bool:
        """Say whether it is not told yet how the talk ended."""
        return self.ended is None and not self.is_referred


def begin(desk: Desk) -> Step:
    """Start a talk: three questions first, their words first, no papers asked for."""
    encounter = begin_meeting(desk)
    record(desk, encounter.id, DeskTalkBegun())
    edition = desk.shelf.by_digest(encounter.edition)
    known = {way.id for pack in edition.packs for way in pack.ways}
    return begin_asking(desk, encounter.id, next(way for way in WAYS if way in known))


def must_say_why(desk: Desk, where: EncounterId) -> bool:
    """Say whether the talk cannot end yet: no referral, no next step, no reason."""
    encounter = desk.encounters.open(where)
    return encounter.noted.at_desk and _talk(encounter).is_open


def end(desk: Desk, where: EncounterId, ended: DeskTalkEnded) -> Encounter:
    """Note how the talk ended; the same again stores nothing."""
    encounter = desk.encounters.open(where)
    if encounter.desk_talk_end == ended:
        return encounter
    return record(desk, where, ended)


def talk(desk: Desk, where: EncounterId) -> DeskTalk:
    """Give one talk."""
    return _talk(desk.encounters.open(where))


def talks(desk: Desk) -> tuple[DeskTalk, ...]:
    """Give the talks at this desk for the supervisor, open ones first."""
    return tuple(_talk(desk.encounters.open(one)) for one in desk.lists.talks(MOST_TALKS))


def open_talks(desk: Desk) -> int:
    """Count the talks of which nobody knows yet how they ended."""
    return desk.lists.open_talks()


def _talk(encounter: Encounter) -> DeskTalk:
    return DeskTalk(
        encounter=encounter.id,
        label=encounter.label,
        started=encounter.started,
        ended=encounter.desk_talk_end,
        is_referred=bool(encounter.envelopes),
        has_receipt=encounter.when(ReceiptGiven) is not None,
    )
