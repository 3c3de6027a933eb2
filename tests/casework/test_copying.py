"""Copying: a place without a form has nothing to copy; a call nobody planned is refused."""

from dataclasses import replace

import pytest

from app.casework import copying
from app.casework import following_up
from app.casework import observing
from app.casework import printing
from app.casework.desk import Desk
from app.casework.errors import NotPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.copy_across import FormReturned
from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Words
from app.domain.errors import NoPaper
from tests.fakes import fake_desk


def test_a_place_without_a_form_has_nothing_to_copy(desk: Desk) -> None:
    """The plain sheet and the sealed referral are the ways there."""
    edition = replace(desk.shelf.current("uk-ew"), form=None)
    bare = fake_desk(edition)
    where = observing.begin(bare).id

    assert copying.copy_pack(bare, where) is None


def test_the_same_reference_is_stored_once(desk: Desk) -> None:
    """A double tap closes the loop once."""
    where = observing.begin(desk).id
    back = FormReturned(reference="REF-1", sent_at="")
    for _ in range(2):
        copying.close_the_loop(desk, where, back)

    assert len(desk.encounters.open(where).history) == 1


def test_a_tick_that_is_there_is_not_stored_again(desk: Desk) -> None:
    """Taking back what was never ticked stores nothing either."""
    where = observing.begin(desk).id
    for _ in range(2):
        copying.tick_fields(desk, where, frozenset({"birthplace"}), frozenset({"family"}))

    assert len(desk.encounters.open(where).history) == 1


def test_a_try_without_a_plan_is_refused(desk: Desk) -> None:
    """Nothing is stored."""
    where = observing.begin(desk).id
    with pytest.raises(NotPlanned):
        following_up.try_call(desk, where, CallTried(planned=1, result=CallResult.reached))

    assert desk.encounters.open(where).history == ()


def test_a_device_without_a_typesetter_makes_no_file(desk: Desk) -> None:
    """The page prints all the same."""
    empty = Words(text="")
    sheet = Document(
        title=empty,
        sections=(),
        foot=empty,
        lang="en",
        direction=Direction.ltr,
        heads=(empty, empty),
    )
    with pytest.raises(NoPaper):
        printing.file_of(desk, observing.begin(desk).id, "referral", sheet)
