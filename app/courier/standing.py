"""How this device stands with its hub; fits the port Standing."""

from dataclasses import dataclass
from http import HTTPStatus

from app.courier.conversation import ask_directory
from app.courier.conversation import ask_standing
from app.courier.conversation import cause_of
from app.courier.conversation import enrol
from app.courier.conversation import problem_of
from app.courier.conversation import said
from app.courier.line import Line
from app.courier.membership import Membership
from app.courier.membership import keep_standing
from app.courier.membership import kept_directory
from app.courier.membership import kept_state
from app.courier.membership import pin
from app.courier.membership import take_directory
from app.courier.own_keys import own_keys
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.ticket import TicketFault
from app.courier.ticket import read_ticket
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.domain.device import Enrolment
from app.domain.device import EnrolmentState
from app.domain.device import Receiver
from app.domain.errors import BadTicket
from app.domain.errors import HubOutOfReach

REFUSED = {
    Problem.code_used: TicketFault.used,
    Problem.code_expired: TicketFault.expired,
    Problem.not_found: TicketFault.unknown,
    Problem.unprocessable: TicketFault.unreadable,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStanding:
    """Standing and directory of one device; `unit` is the name its administrator sees."""

    line: Line
    unit: str

    def enrolment(self) -> Enrolment:
        """Say how far the hub knows this device, without asking it."""
        member = self.line.membership()
        if member is None:
            return Enrolment()
        keys = own_keys(self.line.safe)
        state = kept_state(self.line.safe, keys.device)
        waiting = state is EnrolmentState.waiting
        return Enrolment(
            state=state,
            tenant=member.pinned.tenant,
            device=keys.device,
            words=keys.words if waiting else (),
        )

    def receivers(self) -> tuple[Receiver, ...]:
        """Give the receivers of the pinned directory; empty before enrolment."""
        directory = kept_directory(self.line.safe)
        return tuple(one.receiver for one in directory.entries) if directory else ()

    def is_directory_old(self) -> bool:
        """Say whether the directory should have been renewed by now; it serves on."""
        directory = kept_directory(self.line.safe)
        return directory is not None and directory.is_old(self.line.clock.now())

    def enrol(self, ticket: str) -> Enrolment:
        """Use an enrolment ticket; raises BadTicket and HubOutOfReach.

        Nothing is pinned before the hub of the ticket proved that it holds its keys. The
        same ticket may be tried again by the same device when the answer was lost.
        """
        read = read_ticket(ticket)
        keys = own_keys(self.line.safe)
        request = enrol(read.code, keys.signing.public, keys.recipient, self.unit)
        answer = self.line.ask_hub(read.pinned, request)
        _refuse(answer)
        member = Membership(pinned=read.pinned)
        standing, certificate = _told(answer, HTTPStatus.CREATED, member, keys.device)
        pin(self.line.safe, read.pinned)
        keep_standing(self.line.safe, standing, certificate)
        return self.refresh()

    def refresh(self) -> Enrolment:
        """Ask for standing and directory again; gives what is known when out of reach."""
        member = self.line.membership()
        if member is None:
            return Enrolment()
        try:
            self._learn(member)
        except HubOutOfReach:
            return self.enrolment()
        return self.enrolment()

    def _learn(self, member: Membership) -> None:
        answer = self.line.ask(member, ask_standing())
        device = own_keys(self.line.safe).device
        standing, certificate = _told(answer, HTTPStatus.OK, member, device)
        keep_standing(self.line.safe, standing, certificate)
        told = said(self.line.ask(member, ask_directory()))
        token = told.get("directory") if told else None
        if isinstance(token, str):
            take_directory(self.line.safe, token)


def _refuse(answer: Answer | NoAnswer) -> None:
    problem = None if isinstance(answer, NoAnswer) else problem_of(answer)
    if problem in REFUSED:
        raise BadTicket(REFUSED[problem])


def _told(
    answer: Answer | NoAnswer, status: int, member: Membership, device: str
) -> tuple[str, str]:
    told = said(answer, status) or {}
    standing, certificate = told.get("standing"), told.get("certificate")
    if not isinstance(standing, str) or not isinstance(certificate, str):
        raise HubOutOfReach(cause_of(answer))
    content = member.notarised(Token.standing, standing)
    if content is None or content.get("device") != device:
        raise HubOutOfReach(cause_of(answer))
    return standing, certificate
