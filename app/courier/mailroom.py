"""The receiver's side: fetching, opening with the organisation's own key, telling.

Fits the port Mailroom. Private keys stay on this device; the hub sees sealed bytes only.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from http import HTTPStatus

from app.courier.age_file import unseal
from app.courier.conversation import CERTIFICATE_FIELD
from app.courier.conversation import ask_directory
from app.courier.conversation import ask_inbox
from app.courier.conversation import cause_of
from app.courier.conversation import fetch
from app.courier.conversation import said
from app.courier.conversation import tell
from app.courier.directory import Entry
from app.courier.envelope_v1 import Header
from app.courier.envelope_v1 import read_inside
from app.courier.envelope_v1 import read_signed
from app.courier.event_words import KINDS
from app.courier.event_words import write_event
from app.courier.line import Line
from app.courier.membership import Membership
from app.courier.membership import own_entry
from app.courier.membership import take_directory
from app.courier.message_signature import ENVELOPE_FIELD
from app.courier.own_keys import own_keys
from app.courier.signing import Token
from app.courier.signing import digest
from app.courier.signing import is_genuine_envelope
from app.courier.signing import stamped
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.errors import CannotOpen
from app.domain.errors import HubOutOfReach
from app.domain.event import EnvelopeId
from app.domain.plain_form import NotPlain
from app.domain.plain_form import moment_of
from app.domain.plain_form import tables_of
from app.domain.plain_form import text_of
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason

DONE = (HTTPStatus.OK, HTTPStatus.CREATED)


@dataclass(slots=True, kw_only=True)
class HubMailroom:
    """The inbox of one organisation at the pinned hub."""

    line: Line
    since: str = field(default="", init=False)

    def arrivals(self) -> tuple[Incoming, ...]:
        """Fetch headers of what came in; raises HubOutOfReach."""
        member = self._member()
        answer = self.line.ask(member, ask_inbox(self.since))
        told = said(answer)
        if told is None:
            raise HubOutOfReach(cause_of(answer))
        try:
            rows = tuple(_row(member, one) for one in tables_of(told, "envelopes"))
            self.since = text_of(told, "next")
        except (NotPlain, ValueError) as odd:
            raise HubOutOfReach(Cause.portal) from odd
        return rows

    def open(self, envelope: EnvelopeId) -> dict[str, object]:
        """Fetch, unseal, check header and signatures; raises HubOutOfReach, CannotOpen."""
        member = self._member()
        answer = self.line.ask(member, fetch(envelope))
        if isinstance(answer, NoAnswer) or answer.status != HTTPStatus.OK:
            raise HubOutOfReach(cause_of(answer))
        header = _outside(member, answer)
        if header.id != envelope or header.receiver != self._own(member).id:
            raise CannotOpen
        plain = unseal(answer.body, own_keys(self.line.safe).identity)
        try:
            return read_inside(plain, header)
        except ValueError as changed:
            raise CannotOpen from changed

    def tell(
        self, envelope: EnvelopeId, state: IncomingState, reason: RejectReason | None
    ) -> None:
        """Sign and post what was done; raises HubOutOfReach.

        The signed word is kept before it is posted, so that a second try says the same
        bytes.
        """
        member = self._member()
        event = self._word(member, envelope, KINDS[state], reason)
        answer = self.line.ask(member, tell(envelope, event))
        if isinstance(answer, NoAnswer) or answer.status not in DONE:
            raise HubOutOfReach(cause_of(answer))

    def _word(
        self,
        member: Membership,
        envelope: EnvelopeId,
        kind: DeliveryState,
        reason: RejectReason | None,
    ) -> str:
        coded = reason.value if reason else ""
        name = f"courier.word.{envelope}.{kind.value}.{coded}"
        kept = self.line.safe.read(name)
        if kept is not None:
            return kept.decode("ascii")
        now = self.line.clock.now()
        content = write_event(member.pinned.tenant, envelope, kind, now, reason)
        event = stamped(Token.event, content, own_keys(self.line.safe).signing)
        self.line.safe.write(name, event.encode("ascii"))
        return event

    def _member(self) -> Membership:
        member = self.line.membership()
        if member is None:
            raise HubOutOfReach(Cause.not_enrolled)
        return member

    def _own(self, member: Membership) -> Entry:
        public = own_keys(self.line.safe).signing.public
        entry = own_entry(self.line.safe, public)
        if entry is None:
            told = said(self.line.ask(member, ask_directory())) or {}
            take_directory(self.line.safe, str(told.get("directory", "")))
            entry = own_entry(self.line.safe, public)
        if entry is None:
            raise HubOutOfReach(Cause.unconfirmed)
        return entry


def _row(member: Membership, table: Mapping[str, object]) -> Incoming:
    header, _, _ = read_signed(base64.b64decode(text_of(table, "header"), validate=True))
    sender = member.sender(text_of(table, "certificate"))
    return Incoming(
        id=EnvelopeId(header.id),
        sender=sender.unit if sender else "",
        size=header.size,
        arrived_at=moment_of(table, "received_at"),
    )


def _outside(member: Membership, answer: Answer) -> Header:
    field_value = answer.headers.get(ENVELOPE_FIELD, "").strip(":")
    sender = member.sender(answer.headers.get(CERTIFICATE_FIELD, ""))
    try:
        header, written, signature = read_signed(base64.b64decode(field_value, validate=True))
    except (ValueError, binascii.Error) as broken:
        raise CannotOpen from broken
    body = answer.body
    is_whole = header.sha256 == digest(body) and header.size == len(body)
    if sender is None or sender.device != header.device or not is_whole:
        raise CannotOpen
    if not is_genuine_envelope(sender.signing_key, written, signature):
        raise CannotOpen
    return header
