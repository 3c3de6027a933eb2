"""What the administrator of a hub does by command: tenants, tickets, receivers, devices.

Directory and certificates are signed here, with the directory key, and never by the
running hub.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlalchemy import Connection
from sqlalchemy import delete
from sqlalchemy import func
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from app.courier.directory import Directory
from app.courier.directory import Entry
from app.courier.directory import read_entry
from app.courier.directory import write_directory
from app.courier.directory import write_entry
from app.courier.receiver_card import Card
from app.courier.signing import SigningKey
from app.courier.signing import Token
from app.courier.signing import digest
from app.courier.signing import key_id
from app.courier.signing import one_time_code
from app.courier.signing import six_words
from app.courier.signing import stamped
from app.courier.ticket import TENANT as TENANT_SHAPE
from app.courier.ticket import Pinned
from app.courier.ticket import Ticket
from app.domain.device import EnrolmentState
from app.domain.plain_form import canonical
from app.domain.plain_form import strictly
from app.hub.errors import BadOrder
from app.hub.running import Hub
from app.hub.running import ticks_of
from app.hub.store import insert_if_absent
from app.hub.tables import DEVICE
from app.hub.tables import DIRECTORY
from app.hub.tables import RECEIVER
from app.hub.tables import TENANT
from app.hub.tables import TICKET

TICKET_LIFE = timedelta(hours=24)
DIRECTORY_LIFE = timedelta(days=365)
SHORTEST_PREFIX = 6
ENDED = "The access of this device was ended. It needs to be set up anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The administrator's desk: the hub, and the directory key beside it."""

    hub: Hub
    root: SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One device as the administrator sees it."""

    tenant: str
    device: str
    unit: str
    state: EnrolmentState
    receiver: str
    signing_key: str
    recipient: str

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that the holder of the device reads out."""
        return six_words(self.signing_key, self.recipient)


def add_tenant(office: Office, tenant: str) -> None:
    """Add a tenant with an empty directory; raises BadOrder."""
    if TENANT_SHAPE.fullmatch(tenant) is None:
        reason = "A tenant has small letters, digits and hyphens only, 40 at most."
        raise BadOrder(reason)
    with office.hub.store.writing() as connection:
        row = {"tenant": tenant, "added_at": office.hub.ticks()}
        if not insert_if_absent(connection, TENANT, row):
            reason = "There is a tenant of that name already."
            raise BadOrder(reason)
        _publish(office, connection, tenant)


def make_ticket(office: Office, tenant: str, address: str) -> Ticket:
    """Make a ticket that enrols one device within a day; raises BadOrder."""
    code = one_time_code()
    expires_at = ticks_of(office.hub.now() + TICKET_LIFE)
    with office.hub.store.writing() as connection:
        _require_tenant(connection, tenant)
        row = {"tenant": tenant, "code_hash": digest(code.encode()), "expires_at": expires_at}
        connection.execute(insert(TICKET).values(**row))
    pinned = Pinned(
        hub=address,
        tenant=tenant,
        receipt_keys=(office.hub.receipt_key.public,),
        root=office.root.public,
    )
    return Ticket(pinned=pinned, code=code)


def add_receiver(office: Office, tenant: str, card: Card, kind: str) -> Entry:
    """Add or renew a receiver by its card, and admit its device; raises BadOrder.

    A card of the same name takes the place of the earlier one.
    """
    entry = card.entry(_slug(card), kind)
    with office.hub.store.writing() as connection:
        _require_tenant(connection, tenant)
        wanted = (RECEIVER.c.tenant == tenant) & (RECEIVER.c.receiver == entry.id)
        connection.execute(delete(RECEIVER).where(wanted))
        row = {"tenant": tenant, "receiver": entry.id, "entry": canonical(write_entry(entry))}
        connection.execute(insert(RECEIVER).values(**row))
        _admit(office, connection, tenant, card, entry.id)
        _publish(office, connection, tenant)
    return entry


def devices(office: Office) -> tuple[Listed, ...]:
    """Give all devices, the newest first."""
    newest = select(DEVICE).order_by(DEVICE.c.enrolled_at.desc())
    with office.hub.store.reading() as connection:
        rows = connection.execute(newest).all()
    return tuple(
        Listed(
            tenant=row.tenant,
            device=row.device,
            unit=row.unit,
            state=EnrolmentState(row.state),
            receiver=row.receiver,
            signing_key=row.signing_key,
            recipient=row.recipient,
        )
        for row in rows
    )


def find(office: Office, device: str) -> Listed:
    """Find one device by its id or by enough of its beginning; raises BadOrder."""
    long_enough = len(device) >= SHORTEST_PREFIX
    found = [one for one in devices(office) if long_enough and one.device.startswith(device)]
    if len(found) != 1:
        reason = "There is no one device of that id. See: fieldcard hub device list"
        raise BadOrder(reason)
    return found[0]


def confirm(office: Office, listed: Listed, words: tuple[str, ...]) -> None:
    """Let a device send, once its six words were heard; raises BadOrder."""
    if listed.state is EnrolmentState.revoked:
        raise BadOrder(ENDED)
    if words != listed.words:
        reason = "These are not the six words of this device. Nothing was changed."
        raise BadOrder(reason)
    certificate = _certificate(office, listed.tenant, listed.signing_key, listed.unit)
    fields = {
        "state": EnrolmentState.confirmed.value,
        "confirmed_at": office.hub.ticks(),
        "certificate": certificate,
    }
    with office.hub.store.writing() as connection:
        still = DEVICE.c.state != EnrolmentState.revoked.value
        connection.execute(update(DEVICE).where(_is(listed) & still).values(**fields))


def revoke(office: Office, listed: Listed) -> None:
    """End the access of a device; what it sent before stays valid."""
    fields = {"state": EnrolmentState.revoked.value, "revoked_at": office.hub.ticks()}
    with office.hub.store.writing() as connection:
        connection.execute(update(DEVICE).where(_is(listed)).values(**fields))


def _admit(
    office: Office, connection: Connection, tenant: str, card: Card, receiver: str
) -> None:
    device = key_id(card.signing_key)
    known: Mapping[str, object] = {
        "receiver": receiver,
        "state": EnrolmentState.confirmed.value,
        "confirmed_at": office.hub.ticks(),
        "certificate": _certificate(office, tenant, card.signing_key, card.name),
    }
    row = {
        "tenant": tenant,
        "device": device,
        "signing_key": card.signing_key,
        "recipient": card.recipient,
        "unit": card.name,
        "enrolled_at": office.hub.ticks(),
    }
    if insert_if_absent(connection, DEVICE, {**row, **known}):
        return
    wanted = (DEVICE.c.tenant == tenant) & (DEVICE.c.device == device)
    still = DEVICE.c.state != EnrolmentState.revoked.value
    if not connection.execute(update(DEVICE).where(wanted & still).values(**known)).rowcount:
        raise BadOrder(ENDED)


def _publish(office: Office, connection: Connection, tenant: str) -> None:
    of_tenant = DIRECTORY.c.tenant == tenant
    last = connection.execute(select(func.max(DIRECTORY.c.version)).where(of_tenant)).scalar()
    listed = (
        select(RECEIVER.c.entry)
        .where(RECEIVER.c.tenant == tenant)
        .order_by(RECEIVER.c.receiver)
    )
    entries = connection.execute(listed).scalars().all()
    directory = Directory(
        tenant=tenant,
        version=(last or 0) + 1,
        expires_at=office.hub.now() + DIRECTORY_LIFE,
        entries=tuple(read_entry(strictly(one)) for one in entries),
    )
    token = stamped(Token.directory, write_directory(directory), office.root)
    row = {"tenant": tenant, "version": directory.version, "token": token}
    connection.execute(insert(DIRECTORY).values(**row))


def _certificate(office: Office, tenant: str, signing_key: str, unit: str) -> str:
    content = {
        "tenant": tenant,
        "device": key_id(signing_key),
        "signing_key": signing_key,
        "unit": unit,
        "confirmed_at": office.hub.now().isoformat(),
    }
    return stamped(Token.certificate, content, office.root)


def _is(listed: Listed) -> ColumnElement[bool]:
    return (DEVICE.c.tenant == listed.tenant) & (DEVICE.c.device == listed.device)


def _require_tenant(connection: Connection, tenant: str) -> None:
    wanted = select(TENANT.c.tenant).where(TENANT.c.tenant == tenant)
    if connection.execute(wanted).one_or_none() is None:
        reason = "There is no tenant of that name. Add it: fieldcard hub tenant add NAME"
        raise BadOrder(reason)


def _slug(card: Card) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", card.name.lower()).strip("-")[:60]
    return plain or f"receiver-{key_id(card.signing_key)[:8]}"
