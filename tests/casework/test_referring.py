"""Confirming a referral: once for what is under way, anew for what came back."""

from dataclasses import replace

import pytest

from app.casework import delivering
from app.casework import observing
from app.casework import protecting
from app.casework import referring
from app.casework import resuming
from app.casework.desk import Desk
from app.casework.errors import NotReady
from app.domain.catalogue import Code
from app.domain.delivery import DeliveryState
from app.domain.encounter import EncounterId
from app.domain.event import Detail
from app.domain.event import StepId
from tests.fakes import NIGHT
from tests.fakes import FakeOutbox


@pytest.fixture
def where(desk: Desk) -> EncounterId:
    """Give an encounter with a sign of a child, which needs no agreement."""
    started = observing.begin(desk).id
    observing.tick(desk, started, Code("AGE01"))
    return started


@pytest.mark.parametrize("state", ["sealed", "retry_wait", "blocked", "received", "accepted"])
def test_what_is_under_way_is_not_sent_twice(
    desk: Desk, where: EncounterId, state: str
) -> None:
    """A second tap gives the first envelope."""
    first = referring.confirm(desk, where)
    desk.outbox.change(first, lambda parcel: parcel.moved(DeliveryState(state), NIGHT))

    assert referring.confirm(desk, where) == first
    assert len(desk.outbox.looks(DeliveryState)) == 1


def test_what_is_not_part_of_a_referral_sends_no_second_one(
    desk: Desk, where: EncounterId
) -> None:
    """Ticking a step or stopping is no change to it; a note is."""
    first = referring.confirm(desk, where)
    protecting.mark(desk, where, StepId.safe_now)
    resuming.stop(desk, where)
    second = referring.confirm(desk, where)
    referring.note_detail(desk, where, Detail.note, "Call after six")
    third = referring.confirm(desk, where)

    assert first == second != third


@pytest.mark.parametrize("state", ["rejected", "quarantined"])
def test_what_came_back_can_be_sent_as_new(desk: Desk, where: EncounterId, state: str) -> None:
    """Nothing has to be changed first; a double tap still sends one more, not two."""
    first = referring.confirm(desk, where)
    desk.outbox.change(first, lambda parcel: parcel.moved(DeliveryState(state), NIGHT))

    second, third = referring.confirm(desk, where), referring.confirm(desk, where)

    assert first != second == third
    assert [parcel.id for parcel in delivering.tray(desk).waiting] == [second]


@pytest.mark.threat("T19")
def test_made_up_people_are_never_sealed(desk: Desk, where: EncounterId) -> None:
    """Without a standing there is no receiver, so nothing can even be confirmed."""
    rehearsal = replace(desk, standing=None, sealer=None, carrier=None)
    with pytest.raises(NotReady):
        referring.confirm(rehearsal, where)

    assert isinstance(desk.outbox, FakeOutbox)
    assert desk.outbox.kept == {}
