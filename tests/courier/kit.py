"""Devices of a test: an officer and a receiver that speak to a hub through real adapters."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from app.courier.carrier import HubCarrier
from app.courier.line import Line
from app.courier.line import WireTo
from app.courier.line import https_to
from app.courier.mailroom import HubMailroom
from app.courier.own_keys import OwnKeys
from app.courier.own_keys import own_keys
from app.courier.receiver_card import Card
from app.courier.sealer import EnvelopeSealer
from app.courier.standing import HubStanding
from app.domain import firewall
from app.domain.delivery import Parcel
from app.domain.device import Receiver
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.firewall import Cleared
from tests.courier.memory_safe import NOON
from tests.courier.memory_safe import MemorySafe
from tests.courier.memory_safe import StillClock

CANARY = "Linh Canary-7431"
PAYLOAD: Mapping[str, object] = {"edition": "sha256:0f", "person": {"name_to_use": CANARY}}


def cleared(payload: Mapping[str, object], to: Receiver) -> Cleared:
    """Stand in for the firewall: let made-up words pass without a draft."""
    return Cleared(firewall._KEY, to, payload)


@dataclass(slots=True, kw_only=True)
class Outbox:
    """Parcels that were sent."""

    parcels: dict[str, Parcel] = field(default_factory=dict)

    def get(self, envelope: EnvelopeId) -> Parcel:
        """Read one parcel."""
        if envelope not in self.parcels:
            raise NoSuchEnvelope(envelope)
        return self.parcels[envelope]


@dataclass(slots=True, kw_only=True)
class TestDevice:
    """One device with all its adapters over a safe in memory."""

    __test__ = False

    unit: str = "Unit 4"
    wire_to: WireTo = https_to
    safe: MemorySafe = field(default_factory=MemorySafe)
    outbox: Outbox = field(default_factory=Outbox)

    @property
    def line(self) -> Line:
        """The line to the hub."""
        return Line(safe=self.safe, clock=StillClock(), wire_to=self.wire_to)

    @property
    def keys(self) -> OwnKeys:
        """The keys of the device."""
        return own_keys(self.safe)

    @property
    def standing(self) -> HubStanding:
        """How it stands with the hub."""
        return HubStanding(line=self.line, unit=self.unit)

    @property
    def carrier(self) -> HubCarrier:
        """Its way to the hub."""
        return HubCarrier(line=self.line, sent=self.outbox)

    @property
    def mailroom(self) -> HubMailroom:
        """Its inbox."""
        return HubMailroom(line=self.line)

    @property
    def card(self) -> Card:
        """Its public card, when it is a receiver's."""
        return Card(
            name=self.unit,
            signing_key=self.keys.signing.public,
            recipient=self.keys.recipient,
        )

    def sealed(
        self,
        payload: Mapping[str, object] = PAYLOAD,
        receiver: str = "desk",
        envelope: EnvelopeId | None = None,
    ) -> Parcel:
        """Seal a referral to a receiver of the directory and lay it into the outbox."""
        listed = self.standing.receivers()
        to = next(one for one in listed if one.id == receiver)
        envelope = envelope or EnvelopeId(str(uuid.uuid4()))
        frozen = EnvelopeSealer(safe=self.safe).seal(envelope, cleared(payload, to))
        parcel = Parcel(
            id=envelope,
            encounter=EncounterId("encounter"),
            receiver=to.id,
            header=frozen.header,
            sealed=frozen.body,
            sha256=frozen.sha256,
            made_at=NOON,
        )
        self.outbox.parcels[envelope] = parcel
        return parcel
