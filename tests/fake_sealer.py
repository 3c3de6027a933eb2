"""A sealer in memory: it remembers what it was asked to seal."""

from dataclasses import dataclass
from dataclasses import field

from app.domain.event import EnvelopeId
from app.domain.firewall import Cleared


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

    def seal(self, envelope: EnvelopeId, cleared: Cleared) -> FakeSealed:
        """Keep what was cleared and give bytes that name the envelope."""
        self.payloads.append(cleared.content())
        body = cleared.receiver.id.encode()
        return FakeSealed(header=envelope.encode(), body=body, sha256="0" * 64)
