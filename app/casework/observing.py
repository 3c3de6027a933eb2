"""Looking and listening: the sign card, danger, and the offence in front of the officer."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownCode
from app.domain.event import OffenceNoted
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.pack import Edition
from app.domain.question import Card
from app.domain.question import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """The card as it stands: which codes are tapped, which offences are noted, how many."""

    card: Card
    noted: frozenset[Code]
    offences: frozenset[str]
    count: int


def begin(desk: Desk) -> Encounter:
    """Start an encounter on the installed edition; nothing is asked first."""
    edition = desk.shelf.current(desk.device.profile().jurisdiction)
    encounter = Encounter(
        id=desk.ids.encounter(),
        edition=edition.digest,
        label=desk.ids.label(),
        started=desk.clock.now(),
    )
    desk.journal.note("collection", "encounter", encounter.id)
    desk.encounters.begin(encounter)
    return encounter


def card(desk: Desk, where: EncounterId) -> CardView:
    """Give the look-and-listen card with what is tapped so far."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    shown = frozenset(code for sign in signs_of(edition) for code in _codes(sign))
    noted = shown & frozenset(encounter.signs)
    return CardView(
        card=edition.card(),
        noted=noted,
        offences=frozenset(encounter.offences),
        count=len(noted) + bool(encounter.offences),
    )


def tick(desk: Desk, where: EncounterId, code: Code) -> Encounter:
    """Note one sign as seen or heard; noting it twice stores it once."""
    return change_signs(desk, where, added=frozenset({code}), removed=frozenset())


def untick(desk: Desk, where: EncounterId, code: Code) -> Encounter:
    """Correct a sign that was tapped by mistake; the earlier tap stays in the history."""
    return change_signs(desk, where, added=frozenset(), removed=frozenset({code}))


def change_signs(
    desk: Desk,
    where: EncounterId,
    added: frozenset[Code],
    removed: frozenset[Code],
) -> Encounter:
    """Store only the differences, so that two open cards never undo one another.

    Raises UnknownCode for a code that the card does not show.
    """
    encounter = desk.encounters.open(where)
    known = {c for s in signs_of(desk.shelf.by_digest(encounter.edition)) for c in _codes(s)}
    for code in added | removed:
        if code not in known:
            raise UnknownCode(code)
    noted = frozenset(encounter.signs)
    return record(
        desk,
        where,
        *(SignNoted(code=code) for code in sorted(added - noted)),
        *(SignCorrected(code=code) for code in sorted(removed & noted)),
    )


def note_offences(desk: Desk, where: EncounterId, kinds: frozenset[str]) -> Encounter:
    """Note what the person was stopped for; it adds no code and no weight."""
    encounter = desk.encounters.open(where)
    if frozenset(encounter.offences) == kinds:
        return encounter
    return record(desk, where, OffenceNoted(kinds=tuple(sorted(kinds))))


def signs_of(edition: Edition) -> tuple[Sign, ...]:
    """Give all signs of the card: danger, child, then the groups."""
    shown = edition.card()
    grouped = tuple(sign for group in shown.groups for sign in group.signs)
    return (*shown.danger, *shown.child, *grouped)


def _codes(sign: Sign) -> tuple[Code, ...]:
    return (sign.code, *(refinement.code for refinement in sign.refinements))
