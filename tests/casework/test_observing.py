"""Looking and listening: ticks, corrections and two open cards."""

import pytest

from app.casework import observing
from app.casework.desk import Desk
from app.domain.catalogue import Code
from app.domain.errors import UnknownCode
from app.domain.event import SignCorrected
from app.domain.event import SignNoted

PAPERS = Code("DOC01")
COMPANION = Code("CTL17")


def test_an_encounter_begins_with_nothing_asked(desk: Desk) -> None:
    """A new encounter holds no event and keeps the digest of its content."""
    encounter = observing.begin(desk)

    assert encounter.history == ()
    assert desk.shelf.current("uk-ew").digest == encounter.edition


def test_beginning_is_written_into_the_journal(desk: Desk) -> None:
    """The log names the act and the id, nothing else."""
    encounter = observing.begin(desk)

    assert [("collection", "encounter", encounter.id, "")] == desk.journal.lines  # type: ignore[attr-defined]


def test_a_sign_ticked_twice_is_stored_once(desk: Desk) -> None:
    """A double tap leaves one event."""
    where = observing.begin(desk).id

    observing.tick(desk, where, PAPERS)
    encounter = observing.tick(desk, where, PAPERS)

    assert [SignNoted(code=PAPERS)] == [entry.event for entry in encounter.history]


def test_an_unticked_sign_stays_in_the_history(desk: Desk) -> None:
    """A correction adds an event; nothing is overwritten."""
    where = observing.begin(desk).id

    observing.tick(desk, where, PAPERS)
    encounter = observing.untick(desk, where, PAPERS)

    assert encounter.signs == ()
    assert SignCorrected(code=PAPERS) == encounter.history[-1].event


def test_two_open_cards_never_undo_one_another(desk: Desk) -> None:
    """A card that was shown before another window ticked a sign leaves that sign alone."""
    where = observing.begin(desk).id
    observing.tick(desk, where, PAPERS)

    changed = observing.change_signs(desk, where, frozenset({COMPANION}), frozenset())

    assert {PAPERS, COMPANION} == set(changed.signs)


def test_a_code_that_the_card_does_not_show_is_refused(desk: Desk) -> None:
    """Only codes of the card can be ticked."""
    where = observing.begin(desk).id

    with pytest.raises(UnknownCode):
        observing.tick(desk, where, Code("REC09"))


def test_the_offence_counts_as_one_note_and_adds_no_sign(desk: Desk) -> None:
    """What the person was stopped for stands beside the signs."""
    where = observing.begin(desk).id

    observing.note_offences(desk, where, frozenset({"drugs", "entry"}))
    view = observing.card(desk, where)

    assert view.count == 1
    assert frozenset() == view.noted
    assert {"drugs", "entry"} == set(view.offences)


def test_the_same_offences_are_stored_once(desk: Desk) -> None:
    """Posting the card again changes nothing."""
    where = observing.begin(desk).id

    observing.note_offences(desk, where, frozenset({"drugs"}))
    encounter = observing.note_offences(desk, where, frozenset({"drugs"}))

    assert len(encounter.history) == 1
