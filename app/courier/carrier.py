"""The way of a sealed referral to the hub, and the news of it; fits the port Carrier."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Protocol

from app.courier.conversation import ask_keys
from app.courier.conversation import ask_status
from app.courier.conversation import hand_over
from app.courier.conversation import said
from app.courier.conversation import what_came
from app.courier.directory import Directory
from app.courier.event_words import read_event
from app.courier.line import Line
from app.courier.membership import Membership
from app.courier.membership import kept_directory
from app.courier.signing import Token
from app.courier.signing import content_of
from app.courier.signing import key_id
from app.domain.cause import Cause
from app.domain.delivery import Blocked
from app.domain.delivery import CarryResult
from app.domain.delivery import News
from app.domain.delivery import Parcel
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.plain_form import NotPlain
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of


class Sent(Protocol):
    """The outbox, as far as news need it."""

    def get(self, envelope: EnvelopeId) -> Parcel:
        """Read one parcel; raises NoSuchEnvelope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedNotary:
    """Reads tokens with the receipt keys of the pinned hub."""

    member: Membership

    def receipt(self, token: str) -> Mapping[str, object] | None:
        """Give what a receipt says, None when the pinned hub did not sign it."""
        return self.member.notarised(Token.receipt, token)

    def tombstone(self, token: str) -> Mapping[str, object] | None:
        """Give what a tombstone says, None when the pinned hub did not sign it."""
        return self.member.notarised(Token.tombstone, token)


@dataclass(slots=True, kw_only=True)
class HubCarrier:
    """Carries parcels to the pinned hub.

    `since` is where the hub said to go on asking; it is forgotten with the process, so a
    new start hears everything once more.
    """

    line: Line
    sent: Sent
    since: str = field(default="", init=False)

    def carry(self, parcel: Parcel) -> CarryResult:
        """Try once to hand one parcel to the hub."""
        member = self.line.membership()
        if member is None:
            return Blocked(cause=Cause.not_enrolled)
        answer = self.line.ask(member, hand_over(parcel))
        return what_came(parcel, answer, PinnedNotary(member=member))

    def news(self) -> tuple[News, ...]:
        """Fetch signed events about sent parcels; empty when the hub cannot be reached."""
        member = self.line.membership()
        directory = kept_directory(self.line.safe)
        if member is None or directory is None:
            return ()
        told = said(self.line.ask(member, ask_status(self.since)))
        try:
            events = texts_of(told or {}, "events")
            self.since = text_of(told or {}, "next")
        except NotPlain:
            return ()
        return tuple(self._verified(events, directory))

    def reach(self) -> bool:
        """Say whether the pinned hub answers at all, cheaply."""
        member = self.line.membership()
        if member is None:
            return False
        told = said(self.line.ask(member, ask_keys()))
        try:
            kids = texts_of(told or {}, "receipt_keys")
        except NotPlain:
            return False
        return any(kid in member.pinned.receipts for kid in kids)

    def _verified(self, events: Iterable[str], directory: Directory) -> Iterable[News]:
        for event in events:
            for entry in directory.entries:
                keys = {key_id(key): key for key in entry.keys}
                content = content_of(Token.event, event, keys)
                news = None if content is None else read_event(content, directory.tenant)
                if news is not None and self._was_sent_to(news.envelope, entry.id):
                    yield news

    def _was_sent_to(self, envelope: EnvelopeId, receiver: str) -> bool:
        try:
            return self.sent.get(envelope).receiver == receiver
        except NoSuchEnvelope:
            return False
