"""A hub without a network: it signs what a test wants, rightly or wrongly."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import timedelta

from app.courier.address import Address
from app.courier.directory import Directory
from app.courier.directory import write_directory
from app.courier.line import WireTo
from app.courier.membership import keep_standing
from app.courier.membership import pin
from app.courier.membership import take_directory
from app.courier.signing import SigningKey
from app.courier.signing import Token
from app.courier.signing import new_key
from app.courier.signing import stamped
from app.courier.ticket import Pinned
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.delivery import Parcel
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON

TENANT = "north"
Reply = Callable[[Request], Answer | NoAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWire:
    """A wire that ends in a function."""

    reply: Reply
    authority: str = "hub.example"

    def exchange(self, request: Request) -> Answer | NoAnswer:
        """Ask the function."""
        return self.reply(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHub:
    """The keys of a hub and what can be signed with them."""

    receipts: SigningKey = field(default_factory=new_key)
    root: SigningKey = field(default_factory=new_key)

    @property
    def pinned(self) -> Pinned:
        """What a ticket of this hub pins."""
        return Pinned(
            hub="https://hub.example",
            tenant=TENANT,
            receipt_keys=(self.receipts.public,),
            root=self.root.public,
        )

    def directory(
        self, *receivers: TestDevice, version: int = 1, kinds: tuple[str, ...] = ()
    ) -> str:
        """Sign a directory of receivers, each of its kind."""
        each = zip(receivers, kinds or ("support",) * len(receivers), strict=True)
        listed = [one.card.entry(one.unit.lower(), kind) for one, kind in each]
        directory = Directory(
            tenant=TENANT,
            version=version,
            expires_at=NOON + timedelta(days=365),
            entries=tuple(listed),
        )
        return stamped(Token.directory, write_directory(directory), self.root)

    def certificate(self, device: TestDevice, unit: str = "Unit 4") -> str:
        """Sign that a device was confirmed."""
        content = {
            "tenant": TENANT,
            "device": device.keys.device,
            "signing_key": device.keys.signing.public,
            "unit": unit,
            "confirmed_at": NOON.isoformat(),
        }
        return stamped(Token.certificate, content, self.root)

    def standing(self, device: TestDevice, state: str) -> str:
        """Sign how a device stands."""
        content = {"tenant": TENANT, "device": device.keys.device, "state": state}
        return stamped(Token.standing, content, self.receipts)

    def receipt(self, parcel: Parcel, **changed: object) -> str:
        """Sign the receipt of a parcel, or one that says something else."""
        content: Mapping[str, object] = {
            "tenant": TENANT,
            "id": parcel.id,
            "sha256": parcel.sha256,
            "size": len(parcel.sealed),
            "receiver": parcel.receiver,
            "received_at": NOON.isoformat(),
        }
        return stamped(Token.receipt, {**content, **changed}, self.receipts)

    def admit(
        self, device: TestDevice, *receivers: TestDevice, kinds: tuple[str, ...] = ()
    ) -> TestDevice:
        """Let a device believe this hub and know these receivers."""
        pin(device.safe, self.pinned)
        take_directory(device.safe, self.directory(*receivers, kinds=kinds))
        standing = self.standing(device, "confirmed")
        keep_standing(device.safe, standing, self.certificate(device))
        return device


def wire_of(reply: Reply) -> WireTo:
    """Give a way to a hub that ends in a function."""

    def wire(_address: Address) -> PaperWire:
        return PaperWire(reply=reply)

    return wire
