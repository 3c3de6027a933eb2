"""In-memory ports of a receiver: the hub's mailroom and the inbox store."""

from dataclasses import dataclass
from dataclasses import field

from app.domain.errors import HubOutOfReach
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason


@dataclass
class FakeMailroom:
    """Arrivals in a tuple; remembers what was told."""

    waiting: tuple[Incoming, ...] = ()
    payloads: dict[EnvelopeId, dict[str, object]] = field(default_factory=dict)
    told: list[tuple[EnvelopeId, IncomingState, RejectReason | None]] = field(
        default_factory=list
    )
    trouble: HubOutOfReach | None = None

    def arrivals(self) -> tuple[Incoming, ...]:
        """Give the headers."""
        if self.trouble:
            raise self.trouble
        return self.waiting

    def open(self, envelope: EnvelopeId) -> dict[str, object]:
        """Give the payload."""
        return self.payloads[envelope]

    def tell(
        self, envelope: EnvelopeId, state: IncomingState, reason: RejectReason | None
    ) -> None:
        """Remember what was told."""
        if self.trouble:
            raise self.trouble
        self.told.append((envelope, state, reason))


@dataclass
class FakeInbox:
    """Rows in a dictionary."""

    kept: dict[EnvelopeId, Incoming] = field(default_factory=dict)
    opened: dict[EnvelopeId, dict[str, object]] = field(default_factory=dict)

    def rows(self) -> tuple[Incoming, ...]:
        """Give all rows."""
        return tuple(self.kept.values())

    def keep(self, incoming: Incoming, payload: dict[str, object] | None = None) -> None:
        """Keep a row."""
        self.kept[incoming.id] = incoming
        if payload is not None:
            self.opened[incoming.id] = payload

    def payload(self, envelope: EnvelopeId) -> dict[str, object] | None:
        """Give the payload of an opened row."""
        return self.opened.get(envelope)
