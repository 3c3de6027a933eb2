"""Enrolment: what a ticket does, and what a stranger cannot do with it."""

import json

import pytest

from app.courier.problems import PREFIX
from app.courier.problems import STATUS
from app.courier.problems import Problem
from app.courier.ticket import Ticket
from app.courier.ticket import TicketFault
from app.courier.ticket import write_ticket
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause
from app.domain.device import EnrolmentState
from app.domain.errors import BadTicket
from app.domain.errors import HubOutOfReach
from tests.courier.kit import TestDevice
from tests.courier.paper_hub import PaperHub
from tests.courier.paper_hub import wire_of

HUB = PaperHub()
DESK = TestDevice(unit="Desk")
TICKET = write_ticket(Ticket(pinned=HUB.pinned, code="one-time-code"))


class Front:
    """Answers a device as a hub would, with the state that a test sets."""

    def __init__(self, hub: PaperHub = HUB) -> None:
        self.hub = hub
        self.state = "waiting"
        self.seen: list[Request] = []
        self.device = TestDevice(wire_to=wire_of(self.reply))

    def reply(self, request: Request) -> Answer | NoAnswer:
        """Answer one request."""
        self.seen.append(request)
        if request.path == "/v1/directory":
            return Answer(status=200, body=_json(directory=self.hub.directory(DESK)))
        certificate = self.hub.certificate(self.device) if self.state == "confirmed" else ""
        standing = self.hub.standing(self.device, self.state)
        status = 201 if request.path == "/v1/enrol" else 200
        return Answer(status=status, body=_json(standing=standing, certificate=certificate))


def _json(**table: object) -> bytes:
    return json.dumps(table).encode()


def test_a_ticket_enrols_and_then_a_person_confirms() -> None:
    """The device waits with six words until the administrator confirmed it."""
    front = Front()
    waiting = front.device.standing.enrol(TICKET)
    front.state = "confirmed"
    confirmed = front.device.standing.refresh()

    assert (EnrolmentState.waiting, "north", 6) == (
        waiting.state,
        waiting.tenant,
        len(waiting.words),
    )
    assert (EnrolmentState.confirmed, ()) == (confirmed.state, confirmed.words)
    assert [one.name for one in front.device.standing.receivers()] == ["Desk"]


def test_an_ended_access_is_known_after_asking() -> None:
    """The signed standing says so, and the receivers stay readable."""
    front = Front()
    front.device.standing.enrol(TICKET)
    front.state = "revoked"

    assert front.device.standing.refresh().state is EnrolmentState.revoked


def test_the_private_keys_never_leave() -> None:
    """No request carries a private half."""
    front = Front()
    front.device.standing.enrol(TICKET)
    sent = b"".join(one.body + json.dumps(dict(one.headers)).encode() for one in front.seen)

    assert front.device.keys.identity.encode() not in sent
    assert front.device.keys.signing.public.encode() in sent


def test_a_hub_that_lacks_the_keys_of_the_ticket_is_not_pinned() -> None:
    """A stranger that answers in the hub's place gets nothing but the code."""
    front = Front(hub=PaperHub())
    with pytest.raises(HubOutOfReach) as out:
        front.device.standing.enrol(TICKET)

    assert out.value.cause is Cause.portal
    assert front.device.standing.enrolment().state is EnrolmentState.none


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (Problem.code_used, TicketFault.used),
        (Problem.code_expired, TicketFault.expired),
        (Problem.not_found, TicketFault.unknown),
        (Problem.unprocessable, TicketFault.unreadable),
    ],
)
def test_a_refused_ticket_says_why(problem: Problem, fault: TicketFault) -> None:
    """Used, expired, unknown and unreadable are told apart, and nothing is pinned."""
    body = _json(type=f"{PREFIX}{problem}")
    headers = {"content-type": "application/problem+json"}
    answer = Answer(status=STATUS[problem], headers=headers, body=body)
    device = TestDevice(wire_to=wire_of(lambda _request: answer))
    with pytest.raises(BadTicket) as bad:
        device.standing.enrol(TICKET)

    assert fault == bad.value.reason
    assert device.standing.enrolment().state is EnrolmentState.none


def test_no_network_leaves_everything_as_it_was() -> None:
    """Enrolling tells the cause; asking again gives what is known."""
    device = TestDevice(wire_to=wire_of(lambda _request: NoAnswer(cause=Cause.no_network)))
    with pytest.raises(HubOutOfReach) as out:
        device.standing.enrol(TICKET)
    admitted = HUB.admit(device, DESK)

    assert out.value.cause is Cause.no_network
    assert admitted.standing.refresh().state is EnrolmentState.confirmed
    assert TestDevice().standing.refresh().state is EnrolmentState.none
