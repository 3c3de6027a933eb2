"""Moving a talk that was begun to newer content: see what changes first, then move or stay."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record_once
from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.edition_change import Change
from app.domain.edition_change import changes
from app.domain.edition_moved import EditionMoved
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEdition
from app.domain.errors import OpenElsewhere
from app.domain.moving import move
from app.domain.pack import Digest
from app.domain.pack import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One talk between the content it is read by and the newest content of this device.

    `old` is None where its own content cannot be read here any more. `answers` are those
    that stand, `moved` says what moving would set aside.
    """

    encounter: Encounter
    old: Edition | None
    new: Edition
    changes: tuple[Change, ...]
    answers: Mapping[QuestionId, Answer]
    moved: EditionMoved
    may_move: bool


def look(desk: Desk, where: EncounterId) -> Crossing:
    """Lay both contents side by side; raises NoSuchEncounter."""
    encounter = desk.encounters.open(where)
    old = _own(desk, encounter)
    new = desk.shelf.current(_place(desk, old))
    return Crossing(
        encounter=encounter,
        old=old,
        new=new,
        changes=changes(old, new) if old else (),
        answers=encounter.noted.answers,
        moved=move(encounter, new),
        may_move=_may_move(encounter, new),
    )


def is_newer_here(desk: Desk, encounter: Encounter, own: Edition) -> bool:
    """Say whether the talk could be moved to newer content of the same place."""
    return _may_move(encounter, desk.shelf.current(_place(desk, own)))


def cross(desk: Desk, where: EncounterId, to: Digest, seen: int | None = None) -> Encounter:
    """Move the talk to the edition that the officer looked at.

    Raises OpenElsewhere when that is not the newest one any more, or may not be moved to.
    """
    crossing = look(desk, where)
    if crossing.encounter.edition == to:
        return crossing.encounter
    if to != crossing.new.digest or not crossing.may_move:
        raise OpenElsewhere(where)
    return record_once(desk, crossing.encounter, crossing.moved, seen)


def _may_move(encounter: Encounter, new: Edition) -> bool:
    """Drafts move; what was sent stays, and people of one place keep the same questions."""
    is_draft = not encounter.envelopes and encounter.site is None
    return is_draft and encounter.edition != new.digest


def _own(desk: Desk, encounter: Encounter) -> Edition | None:
    try:
        return desk.shelf.by_digest(encounter.edition)
    except NoSuchEdition:
        return None


def _place(desk: Desk, own: Edition | None) -> str:
    return own.jurisdiction.id if own else desk.device.profile().jurisdiction
