"""Receiving: nothing is shown before it is journalled, nothing accepted in silence."""

from dataclasses import replace

import pytest

from app.casework import receiving
from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.errors import HubOutOfReach
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from tests.fake_receiver import FakeMailroom
from tests.fakes import NIGHT

ONE = EnvelopeId("envelope-1")
ROW = Incoming(id=ONE, sender="Unit 4", size=4096, arrived_at=NIGHT)


@pytest.fixture
def mailroom(desk: Desk) -> FakeMailroom:
    """Give the mailroom with one referral waiting."""
    assert isinstance(desk.mailroom, FakeMailroom)
    desk.mailroom.waiting = (ROW,)
    desk.mailroom.payloads = {ONE: {"note": "made up"}}
    return desk.mailroom


def test_arrivals_are_kept(desk: Desk, mailroom: FakeMailroom) -> None:
    """A header that came in once stays listed when the hub is out of reach."""
    receiving.fetch(desk)
    mailroom.trouble = HubOutOfReach(Cause.no_network)
    receiving.listen(desk)

    assert receiving.inbox(desk) == (ROW,)
    with pytest.raises(HubOutOfReach):
        receiving.fetch(desk)


def test_looking_at_the_inbox_asks_nobody(desk: Desk, mailroom: FakeMailroom) -> None:
    """A page that is only looked at stores nothing."""
    assert mailroom.waiting == (ROW,)
    assert receiving.inbox(desk) == ()


def test_what_is_known_already_is_not_taken_back(desk: Desk, mailroom: FakeMailroom) -> None:
    """The hub tells of it again; it stays as far as it is."""
    receiving.fetch(desk)
    receiving.accept(desk, ONE)
    receiving.listen(desk)

    assert [row.state for row in receiving.inbox(desk)] == [IncomingState.accepted]
    assert mailroom.waiting == (ROW,)


def test_an_officers_device_fetches_nothing(desk: Desk) -> None:
    """It has no mailroom."""
    receiving.listen(replace(desk, mailroom=None, inbox=None))

    assert receiving.inbox(replace(desk, inbox=None)) == ()


def test_opening_is_journalled_and_told_once(desk: Desk, mailroom: FakeMailroom) -> None:
    """The first opening tells the sender; the unsealing writes a line."""
    receiving.fetch(desk)

    first = receiving.open_referral(desk, ONE)
    second = receiving.open_referral(desk, ONE)

    assert first.payload == second.payload
    assert [(ONE, IncomingState.opened, None)] == mailroom.told
    assert desk.journal.lines.count(("consultation", "envelope", ONE, "")) == 1  # type: ignore[attr-defined]


def test_accepting_tells_the_sender_first(desk: Desk, mailroom: FakeMailroom) -> None:
    """When the hub cannot be told, the row does not claim to be accepted."""
    receiving.fetch(desk)
    mailroom.trouble = HubOutOfReach(Cause.no_network)

    with pytest.raises(HubOutOfReach):
        receiving.accept(desk, ONE)
    assert receiving.inbox(desk) == (ROW,)


def test_accepting_and_finishing_move_the_row(desk: Desk, mailroom: FakeMailroom) -> None:
    """The row follows what was told."""
    receiving.fetch(desk)

    assert receiving.accept(desk, ONE).state is IncomingState.accepted
    assert receiving.finish(desk, ONE).state is IncomingState.done
    assert [s for _, s, _ in mailroom.told] == [IncomingState.accepted, IncomingState.done]


def test_rejecting_needs_a_coded_reason(desk: Desk, mailroom: FakeMailroom) -> None:
    """The reason goes to the sender."""
    receiving.fetch(desk)

    receiving.reject(desk, ONE, RejectReason.missing_age)

    assert [(ONE, IncomingState.rejected, RejectReason.missing_age)] == mailroom.told


def test_an_unknown_envelope_is_an_error(desk: Desk) -> None:
    """An address typed by hand opens nothing."""
    with pytest.raises(NoSuchEnvelope):
        receiving.open_referral(desk, EnvelopeId("none"))


def test_an_opening_that_could_not_be_told_is_told_next_time(
    desk: Desk, mailroom: FakeMailroom
) -> None:
    """The referral can be read at once; the sender is told as soon as the hub answers."""
    receiving.fetch(desk)
    receiving.open_referral(desk, ONE)
    mailroom.told.clear()
    assert desk.inbox is not None
    desk.inbox.keep(ROW, {"note": "made up"})
    mailroom.trouble = HubOutOfReach(Cause.no_network)

    unread = receiving.open_referral(desk, ONE)
    mailroom.trouble = None
    told = receiving.open_referral(desk, ONE)

    assert unread.payload == told.payload
    assert [(ONE, IncomingState.opened, None)] == mailroom.told
