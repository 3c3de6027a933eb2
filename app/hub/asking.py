"""Who asks: the device that signed a request, and whether it may."""

from dataclasses import dataclass

from flask import Request as FlaskRequest
from sqlalchemy import Connection
from sqlalchemy import select

from app.courier.message_signature import Claim
from app.courier.message_signature import claim_of
from app.courier.problems import Problem
from app.courier.signing import is_genuine
from app.courier.wire import Request
from app.domain.device import EnrolmentState
from app.hub.errors import Refused
from app.hub.running import Hub
from app.hub.tables import DEVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """One device as the hub knows it; `receiver` is empty for an officer's device."""

    tenant: str
    device: str
    signing_key: str
    receiver: str
    state: EnrolmentState
    certificate: str

    def confirmed(self) -> "Asker":
        """Give the device; raises Refused unless the administrator confirmed it."""
        if self.current().state is not EnrolmentState.confirmed:
            raise Refused(Problem.unconfirmed)
        return self

    def current(self) -> "Asker":
        """Give the device; raises Refused when its access was ended."""
        if self.state is EnrolmentState.revoked:
            raise Refused(Problem.revoked)
        return self


def claim(asked: FlaskRequest) -> Claim:
    """Read what a signed request claims; raises Refused when it is not signed properly."""
    request = Request(
        method=asked.method,
        path=asked.path,
        query=asked.query_string.decode("latin-1"),
        headers={name.lower(): value for name, value in asked.headers.items()},
        body=asked.get_data(),
    )
    claimed = claim_of(request, asked.host)
    if claimed is None:
        raise Refused(Problem.bad_signature)
    return claimed


def asker(hub: Hub, asked: FlaskRequest) -> Asker:
    """Give the device that signed the request; raises Refused when the hub knows none."""
    claimed = claim(asked)
    tenant, _, device = claimed.keyid.partition("/")
    with hub.store.reading() as connection:
        known = device_row(connection, tenant, device)
    if known is None or not is_genuine(known.signing_key, claimed.base, claimed.signature):
        raise Refused(Problem.bad_signature)
    return known


def device_row(connection: Connection, tenant: str, device: str) -> Asker | None:
    """Read one device."""
    wanted = (DEVICE.c.tenant == tenant) & (DEVICE.c.device == device)
    row = connection.execute(select(DEVICE).where(wanted)).one_or_none()
    if row is None:
        return None
    return Asker(
        tenant=row.tenant,
        device=row.device,
        signing_key=row.signing_key,
        receiver=row.receiver,
        state=EnrolmentState(row.state),
        certificate=row.certificate,
    )
