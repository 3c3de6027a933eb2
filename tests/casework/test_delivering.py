"""Delivering: truthful states, retries without end, and receipts before words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.casework import delivering
from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import Blocked
from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.delivery import NotYet
from app.domain.delivery import Parcel
from app.domain.delivery import SetAside
from app.domain.delivery import wait
from app.domain.device import EnrolmentState
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from tests.fake_standing import FakeStanding
from tests.fakes import NIGHT
from tests.fakes import FakeCarrier
from tests.fakes import FakeClock

ONE = EnvelopeId("envelope-1")


def parcel(name: str = "envelope-1") -> Parcel:
    """Give a sealed parcel."""
    return Parcel(
        id=EnvelopeId(name),
        encounter=EncounterId("encounter-1"),
        receiver="desk-1",
        header=b"header",
        sealed=b"sealed",
        sha256="0" * 64,
        made_at=NIGHT,
    )


@pytest.fixture
def carrier(desk: Desk) -> FakeCarrier:
    """Give the carrier of the desk, with one parcel waiting in the outbox."""
    desk.outbox.save(parcel())
    assert isinstance(desk.carrier, FakeCarrier)
    return desk.carrier


def test_sending_is_written_before_the_call(desk: Desk, carrier: FakeCarrier) -> None:
    """At the moment of the call the stored state is already "sending"."""
    delivering.go_round(desk)

    assert carrier.states_seen == ["sending"]


def test_a_verified_receipt_makes_it_received(desk: Desk, carrier: FakeCarrier) -> None:
    """The receipt is kept byte for byte."""
    carrier.results = [Accepted(receipt="signed")]

    delivering.go_round(desk)
    kept = desk.outbox.get(ONE)

    assert (DeliveryState.received, "signed") == (kept.state, kept.receipt)


def test_a_crash_while_sending_is_tried_again(desk: Desk, carrier: FakeCarrier) -> None:
    """A parcel left at "sending" counts as sealed."""
    desk.outbox.save(parcel().moved(DeliveryState.sending, NIGHT))

    delivering.go_round(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received
    assert len(carrier.states_seen) == 1


@pytest.mark.parametrize("tries", [0, 1, 5, 40])
def test_it_never_gives_up(desk: Desk, carrier: FakeCarrier, tries: int) -> None:
    """However often it failed, a next try is planned within half an hour."""
    desk.outbox.save(replace(parcel(), tries=tries))
    carrier.results = [NotYet(cause=Cause.no_answer)]

    delivering.go_round(desk)
    kept = desk.outbox.get(ONE)

    assert kept.state is DeliveryState.retry_wait
    assert kept.next_try is not None
    assert kept.next_try - NIGHT <= timedelta(minutes=30)


def test_it_waits_for_its_time(desk: Desk, carrier: FakeCarrier) -> None:
    """While the hub stays out of reach, nothing is tried before it is due."""
    carrier.results = [NotYet(cause=Cause.no_answer)]
    carrier.is_reachable = False

    delivering.go_round(desk)
    delivering.go_round(desk)

    assert len(carrier.states_seen) == 1


def test_a_hub_that_answers_again_ends_the_waiting(desk: Desk, carrier: FakeCarrier) -> None:
    """As soon as the hub is reached, everything that waited for it goes."""
    carrier.results = [NotYet(cause=Cause.no_answer)]
    delivering.go_round(desk)

    carrier.is_reachable = True
    delivering.go_round(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received


def test_a_busy_hub_is_not_hurried(desk: Desk, carrier: FakeCarrier) -> None:
    """When the hub names a time, that time is kept."""
    carrier.results = [NotYet(cause=Cause.busy, retry_after=timedelta(minutes=5))]

    delivering.go_round(desk)
    delivering.go_round(desk)

    assert len(carrier.states_seen) == 1
    assert NIGHT + timedelta(minutes=5) == desk.outbox.get(ONE).next_try


def test_try_now_goes_whatever_the_waiting_time(desk: Desk, carrier: FakeCarrier) -> None:
    """The button makes a round at once."""
    carrier.results = [NotYet(cause=Cause.busy, retry_after=timedelta(minutes=5))]
    delivering.go_round(desk)

    delivering.try_now(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received


def test_one_poisoned_parcel_delays_no_other(desk: Desk, carrier: FakeCarrier) -> None:
    """A parcel that is set aside stays, counted, and the next one goes."""
    desk.outbox.save(parcel("envelope-2"))
    carrier.results = [SetAside(cause=Cause.malformed)]

    delivering.go_round(desk)
    states = {kept.state for kept in desk.outbox.looks(DeliveryState)}

    assert {DeliveryState.quarantined, DeliveryState.received} == states


def test_a_blocked_parcel_needs_the_officer(desk: Desk, carrier: FakeCarrier) -> None:
    """It stands under "Needs you" with its cause and is still tried now and then."""
    carrier.results = [Blocked(cause=Cause.unconfirmed)]

    delivering.go_round(desk)
    needs = delivering.tray(desk).needs_you

    assert [(ONE, Cause.unconfirmed)] == [(one.id, one.cause) for one in needs]
    assert needs[0].next_try is not None


def test_confirmation_frees_what_waited_for_it(desk: Desk, carrier: FakeCarrier) -> None:
    """When the administrator confirms the device, the next round sends."""
    assert isinstance(desk.standing, FakeStanding)
    desk.standing.state = EnrolmentState.waiting
    carrier.results = [Blocked(cause=Cause.unconfirmed)]
    delivering.go_round(desk)

    desk.standing.after_refresh = EnrolmentState.confirmed
    delivering.go_round(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received


def test_news_of_the_receiver_moves_forward_only(desk: Desk, carrier: FakeCarrier) -> None:
    """An older word never overtakes a newer one."""
    delivering.go_round(desk)
    for state in (DeliveryState.accepted, DeliveryState.fetched):
        delivering.hear(desk, News(envelope=ONE, sequence=1, state=state, at=NIGHT))

    assert desk.outbox.get(ONE).state is DeliveryState.accepted
    assert carrier.heard == ()


def test_news_without_receipt_proves_nothing(desk: Desk, carrier: FakeCarrier) -> None:
    """A parcel that was never receipted is not moved by a word about it."""
    carrier.heard = (
        News(envelope=ONE, sequence=1, state=DeliveryState.accepted, at=NIGHT),
        News(envelope=EnvelopeId("x"), sequence=1, state=DeliveryState.accepted, at=NIGHT),
    )
    carrier.results = [NotYet(cause=Cause.portal)]

    delivering.go_round(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.retry_wait


def test_a_rejection_comes_with_its_reason(desk: Desk, carrier: FakeCarrier) -> None:
    """The officer is told why the desk could not take it."""
    delivering.go_round(desk)
    news = News(
        envelope=ONE,
        sequence=2,
        state=DeliveryState.rejected,
        at=NIGHT,
        reason="missing_age",
    )
    delivering.hear(desk, news)

    assert [(one.reason,) for one in delivering.tray(desk).needs_you] == [("missing_age",)]
    assert len(carrier.states_seen) == 1


def test_a_device_without_hub_makes_no_round(desk: Desk) -> None:
    """Made-up people have no carrier; a round does nothing."""
    lone = replace(desk, carrier=None, standing=None)

    delivering.go_round(lone)

    assert lone.outbox.looks(DeliveryState) == ()


def test_waiting_doubles_up_to_half_an_hour() -> None:
    """The longest wait of each try doubles from 30 s and stops at 30 minutes."""
    longest = [wait(tries, 1.0) for tries in range(8)]

    assert [w.total_seconds() for w in longest] == [30, 60, 120, 240, 480, 960, 1800, 1800]


def test_a_clock_that_jumps_loses_nothing(desk: Desk, carrier: FakeCarrier) -> None:
    """A clock ten years back only delays; the button still sends."""
    carrier.results = [NotYet(cause=Cause.no_answer)]
    carrier.is_reachable = False
    delivering.go_round(desk)
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(timedelta(days=-3650))

    delivering.try_now(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received


def test_a_failed_try_never_takes_back_a_receipt(desk: Desk, carrier: FakeCarrier) -> None:
    """Two rounds at once: the one without answer changes nothing that was proved."""
    delivering.go_round(desk)

    delivering.come_back(desk, ONE, NotYet(cause=Cause.no_answer))

    assert desk.outbox.get(ONE).state is DeliveryState.received
    assert len(carrier.states_seen) == 1


def test_a_new_receiver_frees_what_was_blocked(desk: Desk, carrier: FakeCarrier) -> None:
    """The directory is asked again while something is blocked, and the next round sends."""
    carrier.results = [Blocked(cause=Cause.unknown_receiver)]

    delivering.go_round(desk)
    delivering.go_round(desk)

    assert desk.outbox.get(ONE).state is DeliveryState.received
