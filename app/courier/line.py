"""The line to the hub: every request leaves signed by this device."""

from collections.abc import Callable
from dataclasses import dataclass

from app.courier.address import Address
from app.courier.address import address_of
from app.courier.by_https import HttpsWire
from app.courier.clock import Clock
from app.courier.membership import Membership
from app.courier.membership import membership
from app.courier.message_signature import signed
from app.courier.own_keys import own_keys
from app.courier.safe import Safe
from app.courier.ticket import Pinned
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.courier.wire import Wire

WireTo = Callable[[Address], Wire]


def https_to(address: Address) -> Wire:
    """Give the usual way to a hub."""
    return HttpsWire(address=address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The keys, the time and the way by which this device speaks to its hub."""

    safe: Safe
    clock: Clock
    wire_to: WireTo = https_to

    def membership(self) -> Membership | None:
        """Give what is pinned, None before enrolment."""
        return membership(self.safe)

    def ask(self, member: Membership, request: Request) -> Answer | NoAnswer:
        """Sign one request and send it once to the pinned hub."""
        return self.ask_hub(member.pinned, request)

    def ask_hub(self, pinned: Pinned, request: Request) -> Answer | NoAnswer:
        """Sign one request and send it once to a hub that is not pinned yet."""
        keys = own_keys(self.safe)
        wire = self.wire_to(address_of(pinned.hub))
        keyid = f"{pinned.tenant}/{keys.device}"
        now = self.clock.now()
        return wire.exchange(signed(request, wire.authority, keyid, keys.signing, now))
