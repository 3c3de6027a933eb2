"""The receiver's side at the hub: who may read, who may speak, and that words stay."""

import json

import pytest

from app.courier.conversation import ask_inbox
from app.courier.conversation import ask_status
from app.courier.conversation import fetch
from app.courier.conversation import tell
from app.courier.event_words import write_event
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.signing import stamped
from app.courier.wire import Answer
from app.courier.wire import Request
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.errors import HubOutOfReach
from app.domain.event import EnvelopeId
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON
from tests.hub.asking import asked
from tests.hub.asking import put
from tests.hub.asking import refusal
from tests.hub.town import Town

pytestmark = pytest.mark.slow


def _sent(town: Town, receiver: str = "desk") -> Parcel:
    parcel = town.officer.sealed(receiver=receiver)
    put(town.officer, parcel)
    return parcel


def _told(device: TestDevice, parcel: Parcel, **changed: object) -> Answer:
    content = write_event("north", parcel.id, DeliveryState.fetched, NOON, None)
    event = stamped(Token.event, {**content, **changed}, device.keys.signing)
    return asked(device, tell(parcel.id, event))


def test_the_same_word_twice_is_one_word(town: Town) -> None:
    """201, then 200; another word under the same number is refused."""
    parcel = _sent(town)

    assert _told(town.desk, parcel).status == 201
    assert _told(town.desk, parcel).status == 200
    assert (409, Problem.other_version) == refusal(
        _told(town.desk, parcel, at="2026-11-04T00:00:00+00:00")
    )


def test_the_first_of_accept_and_reject_stands(town: Town) -> None:
    """The second is told so instead of being believed."""
    parcel = _sent(town)
    town.desk.mailroom.tell(parcel.id, IncomingState.accepted, None)
    with pytest.raises(HubOutOfReach):
        town.desk.mailroom.tell(parcel.id, IncomingState.rejected, RejectReason.duplicate)
    heard = [one.state for one in town.officer.carrier.news() if one.envelope == parcel.id]

    assert [DeliveryState.accepted] == heard


@pytest.mark.parametrize(
    "changed", [{"kind": "gossip"}, {"sequence": 7}, {"tenant": "south"}, {"envelope": "x"}]
)
def test_an_unknown_word_is_not_kept(town: Town, changed: dict[str, object]) -> None:
    """The hub keeps only words that both ends know."""
    parcel = _sent(town)

    assert (422, Problem.unprocessable) == refusal(_told(town.desk, parcel, **changed))


def test_only_the_receiver_reads_and_speaks(town: Town) -> None:
    """Another receiver finds nothing, an officer is told that it is not for them."""
    parcel = _sent(town, receiver="other-desk")
    forged = stamped(
        Token.event,
        write_event("north", parcel.id, DeliveryState.fetched, NOON, None),
        town.officer.keys.signing,
    )

    assert asked(town.other, fetch(parcel.id)).body == parcel.sealed
    assert (404, Problem.not_found) == refusal(asked(town.desk, fetch(parcel.id)))
    assert (404, Problem.not_found) == refusal(_told(town.desk, parcel))
    assert (403, Problem.not_for_you) == refusal(asked(town.officer, fetch(parcel.id)))
    assert (403, Problem.not_for_you) == refusal(asked(town.officer, ask_inbox("")))
    assert (401, Problem.bad_signature) == refusal(asked(town.other, tell(parcel.id, forged)))
    assert parcel.id not in [one.id for one in town.desk.mailroom.arrivals()]


def test_nobody_else_hears_of_a_referral(town: Town) -> None:
    """Another officer's device is given no word about it."""
    parcel = _sent(town)
    _told(town.desk, parcel)
    neighbour = town.hub.officer()

    assert json.loads(asked(neighbour, ask_status("")).body)["events"] == []
    assert len(json.loads(asked(town.officer, ask_status("")).body)["events"]) >= 1


def test_asking_on_gives_what_is_new_and_the_minute_before(town: Town) -> None:
    """Nothing is missed between two questions, and old words are not sent for ever."""
    parcel = _sent(town)
    _told(town.desk, parcel)
    carrier = town.officer.carrier
    first = carrier.news()
    again = carrier.news()
    late = json.loads(asked(town.officer, ask_status("9" * 17)).body)

    assert parcel.id in [one.envelope for one in first]
    assert parcel.id in [one.envelope for one in again]
    assert late["events"] == []


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "1;drop"])
def test_an_odd_question_is_refused(town: Town, odd: str) -> None:
    """Where to go on is a number and nothing else."""
    assert (400, Problem.malformed) == refusal(asked(town.officer, ask_status(odd)))


@pytest.mark.parametrize("body", [b"", b"[]", b'{"event":7}', b'{"event":"' + b"x" * 9000])
def test_an_odd_word_is_refused(town: Town, body: bytes) -> None:
    """What is no signed word is malformed."""
    path = f"/v1/envelopes/{EnvelopeId('7')}/events"
    request = Request(
        method="POST", path=path, headers={"content-type": "application/json"}, body=body
    )

    assert (400, Problem.malformed) == refusal(asked(town.desk, request))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 404), ("GET", "/v1/enrol", 405), ("DELETE", "/v1/envelopes/7", 405)],
)
def test_other_addresses_answer_in_the_same_form(
    town: Town, method: str, path: str, status: int
) -> None:
    """There is no page, no list, and no way to delete."""
    answer = asked(town.officer, Request(method=method, path=path))

    assert status == answer.status
    assert answer.headers["content-type"] == "application/problem+json"
