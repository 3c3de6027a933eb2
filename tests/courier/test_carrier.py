"""Carrying and hearing: what the device believes of what comes back."""

import json

import pytest

from app.courier.event_words import write_event
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.signing import stamped
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import Blocked
from app.domain.delivery import DeliveryState
from app.domain.delivery import NotYet
from app.domain.delivery import Parcel
from app.domain.receiving import RejectReason
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON
from tests.courier.paper_hub import PaperHub
from tests.courier.paper_hub import Reply
from tests.courier.paper_hub import wire_of

HUB = PaperHub()
DESK, OTHER = TestDevice(unit="Desk"), TestDevice(unit="Other")


def _silent(_request: Request) -> NoAnswer:
    return NoAnswer(cause=Cause.no_network)


def _saying(**table: object) -> Reply:
    def reply(_request: Request) -> Answer:
        return Answer(status=200, body=json.dumps(table).encode())

    return reply


def _officer() -> TestDevice:
    return HUB.admit(TestDevice(wire_to=wire_of(_silent)), DESK, OTHER)


def _event(parcel: Parcel, signer: TestDevice, **changed: object) -> str:
    content = write_event("north", parcel.id, DeliveryState.fetched, NOON, None)
    return stamped(Token.event, {**content, **changed}, signer.keys.signing)


def test_a_device_without_a_hub_is_blocked_by_name() -> None:
    """There is a way out on screen: use a ticket."""
    parcel = _officer().sealed()
    stranger = TestDevice(wire_to=wire_of(_silent))

    assert Blocked(cause=Cause.not_enrolled) == stranger.carrier.carry(parcel)
    assert stranger.carrier.news() == ()
    assert not stranger.carrier.reach()


def test_silence_is_tried_again() -> None:
    """Without an answer it waits, and nothing is heard or reached."""
    officer = _officer()

    assert NotYet(cause=Cause.no_network) == officer.carrier.carry(officer.sealed())
    assert officer.carrier.news() == ()
    assert not officer.carrier.reach()


def test_a_verified_receipt_is_handed_on() -> None:
    """The carrier gives the receipt as it came."""
    officer = _officer()
    parcel = officer.sealed()
    receipt = HUB.receipt(parcel)
    officer.wire_to = wire_of(_saying(receipt=receipt))

    assert Accepted(receipt=receipt) == officer.carrier.carry(parcel)


def test_only_the_pinned_hub_is_reached() -> None:
    """A portal that answers everything does not count as the hub."""
    officer = _officer()
    officer.wire_to = wire_of(_saying(welcome="sign in"))

    assert not officer.carrier.reach()

    officer.wire_to = wire_of(_saying(receipt_keys=[PaperHub().receipts.kid]))

    assert not officer.carrier.reach()

    officer.wire_to = wire_of(_saying(receipt_keys=[HUB.receipts.kid]))

    assert officer.carrier.reach()


def test_the_word_of_the_receiver_is_heard_with_its_reason() -> None:
    """Kind and reason come as the receiver signed them."""
    officer = _officer()
    parcel = officer.sealed()
    content = write_event(
        "north", parcel.id, DeliveryState.rejected, NOON, RejectReason.missing_age
    )
    event = stamped(Token.event, content, DESK.keys.signing)
    officer.wire_to = wire_of(_saying(events=[event], next="1"))
    [news] = officer.carrier.news()

    assert (parcel.id, DeliveryState.rejected, "missing_age") == (
        news.envelope,
        news.state,
        news.reason,
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"tenant": "south"},
        {"kind": "received"},
        {"kind": "gossip"},
        {"sequence": 9},
        {"reason": "not a victim"},
        {"at": "yesterday"},
        {"envelope": "another"},
    ],
)
def test_an_odd_word_is_not_heard(changed: dict[str, object]) -> None:
    """Only known words about own referrals count, even when they are signed."""
    officer = _officer()
    event = _event(officer.sealed(), DESK, **changed)
    officer.wire_to = wire_of(_saying(events=[event], next="1"))

    assert officer.carrier.news() == ()


@pytest.mark.threat("T08")
def test_only_the_receiver_it_was_sent_to_can_speak() -> None:
    """Another listed receiver, a stranger and the hub itself are not heard."""
    officer = _officer()
    parcel = officer.sealed()
    content = write_event("north", parcel.id, DeliveryState.accepted, NOON, None)
    forged = [
        _event(parcel, OTHER),
        _event(parcel, TestDevice()),
        stamped(Token.event, content, HUB.receipts),
        stamped(Token.event, content, HUB.root),
        "nonsense",
    ]
    officer.wire_to = wire_of(_saying(events=forged, next="1"))

    assert officer.carrier.news() == ()


def test_it_goes_on_asking_where_the_hub_said() -> None:
    """The next question names the place; a new start asks for everything."""
    officer = _officer()
    asked: list[str] = []

    def reply(request: Request) -> Answer:
        asked.append(request.query)
        return Answer(status=200, body=b'{"events":[],"next":"17"}')

    officer.wire_to = wire_of(reply)
    carrier = officer.carrier
    carrier.news()
    carrier.news()
    officer.carrier.news()

    assert asked == ["since=", "since=17", "since="]


def test_nonsense_instead_of_news_changes_nothing() -> None:
    """The place to go on stays where it was."""
    officer = _officer()
    carrier = officer.carrier
    carrier.since = "5"
    officer.wire_to = wire_of(_saying(events="x", type=f"{Problem.broken}"))

    assert carrier.news() == ()
    assert carrier.since == "5"
