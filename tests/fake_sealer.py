"""A sealer in memory: it remembers what it was asked to seal."""

from dataclasses import dataclass
from dataclasses import field

from app.domain.device import Receiver
from app.domain.event import EnvelopeId


@dataclass(frozen=True)
class FakeSealed:
    """What sealing gives."""

    header: bytes
    body: bytes
    sha256: str


@dataclass
class FakeSealer:
    """Remembers what it was asked to seal."""

    payloads: list[dict[str, object]] = field(default_factory=list)

    def seal(
        self, envelope: EnvelopeId, payload: dict[str, object], to: Receiver
    ) -> FakeSealed:
        """Keep the payload and give bytes that name the envelope."""
        self.payloads.append(payload)
        return FakeSealed(header=envelope.encode(), body=to.id.encode(), sha256="0" * 64)
