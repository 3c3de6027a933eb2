"""The enrolment ticket: one line of text that an administrator hands to one device.

It pins the hub for good: its address, the keys of its receipts, and the key that signs
directory and certificates. The code in it works once and holds no lasting secret.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.courier.address import BadAddress
from app.courier.address import address_of
from app.courier.signing import key_id
from app.domain.errors import BadTicket
from app.domain.plain_form import NotPlain
from app.domain.plain_form import base64url
from app.domain.plain_form import canonical
from app.domain.plain_form import from_base64url
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of

START = "FIELDCARD-TICKET-1-"
TENANT = re.compile(r"[a-z0-9-]{1,40}")
_SUM = 8


class TicketFault(StrEnum):
    """Why a ticket cannot be used; each has its own words on screen."""

    unreadable = "unreadable"
    address = "address"
    used = "used"
    expired = "expired"
    unknown = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What a device believes about its hub; only another ticket changes it.

    The keys stand as public halves; `root` signs the directory and the certificates.
    """

    hub: str
    tenant: str
    receipt_keys: tuple[str, ...]
    root: str

    @property
    def receipts(self) -> Mapping[str, str]:
        """The keys that may sign receipts, by their ids."""
        return {key_id(key): key for key in self.receipt_keys}

    @property
    def roots(self) -> Mapping[str, str]:
        """The key that may sign directory and certificates, by its id."""
        return {key_id(self.root): self.root}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """An enrolment ticket: what is pinned, and the code that works once."""

    pinned: Pinned
    code: str


def write_ticket(ticket: Ticket) -> str:
    """Write the one line that is printed, pasted or put into a file."""
    content = canonical({**table_of_pinned(ticket.pinned), "code": ticket.code})
    return f"{START}{_sum(content)}-{base64url(content)}"


def read_ticket(text: str) -> Ticket:
    """Read a ticket, forgiving about spaces and line breaks.

    Raises BadTicket with the fault unreadable or address.
    """
    packed = "".join(text.split())
    if not packed.startswith(START):
        raise BadTicket(TicketFault.unreadable)
    checked, _, body = packed.removeprefix(START).partition("-")
    try:
        content = from_base64url(body)
        if checked != _sum(content):
            raise BadTicket(TicketFault.unreadable)
        table = strictly(content)
        return Ticket(pinned=pinned_of(table), code=text_of(table, "code"))
    except BadAddress as unsafe:
        raise BadTicket(TicketFault.address) from unsafe
    except NotPlain as broken:
        raise BadTicket(TicketFault.unreadable) from broken


def table_of_pinned(pinned: Pinned) -> dict[str, object]:
    """Give what is pinned as a plain table."""
    return {
        "hub": pinned.hub,
        "tenant": pinned.tenant,
        "receipt_keys": list(pinned.receipt_keys),
        "root": pinned.root,
    }


def pinned_of(table: Mapping[str, object]) -> Pinned:
    """Read what is pinned; raises NotPlain and BadAddress."""
    pinned = Pinned(
        hub=str(address_of(text_of(table, "hub"))),
        tenant=text_of(table, "tenant"),
        receipt_keys=texts_of(table, "receipt_keys"),
        root=text_of(table, "root"),
    )
    for key in (*pinned.receipt_keys, pinned.root):
        key_id(key)
    if not pinned.receipt_keys or TENANT.fullmatch(pinned.tenant) is None:
        raise NotPlain
    return pinned


def _sum(content: bytes) -> str:
    return f"{zlib.crc32(content):0{_SUM}x}"
