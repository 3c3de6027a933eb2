"""The receiver's box: headers of what came in, and the sealed bytes of one envelope."""

import base64

from flask import Blueprint
from flask import Response
from flask import current_app
from flask import jsonify
from flask import request
from sqlalchemy import select

from app.courier.conversation import CERTIFICATE_FIELD
from app.courier.conversation import SEALED_TYPE
from app.courier.message_signature import ENVELOPE_FIELD
from app.courier.problems import Problem
from app.hub.asking import Asker
from app.hub.asking import asker
from app.hub.errors import Refused
from app.hub.running import Hub
from app.hub.running import hub_of
from app.hub.running import moment_of_ticks
from app.hub.since import next_since
from app.hub.since import since
from app.hub.tables import DEVICE
from app.hub.tables import ENVELOPE

INBOX = Blueprint("inbox", __name__)
SENDER = ENVELOPE.join(
    DEVICE, (DEVICE.c.tenant == ENVELOPE.c.tenant) & (DEVICE.c.device == ENVELOPE.c.device)
)


@INBOX.get("/v1/inbox")
def get_inbox() -> Response:
    """Give the headers of what came in for the asking receiver, oldest first."""
    hub = hub_of(current_app)
    known = receiver(hub)
    start = since(request.args.get("since", ""))
    wanted = (
        (ENVELOPE.c.tenant == known.tenant)
        & (ENVELOPE.c.receiver == known.receiver)
        & (ENVELOPE.c.received_at >= start)
        & (ENVELOPE.c.tombstone == "")
    )
    columns = (ENVELOPE.c.header, ENVELOPE.c.received_at, DEVICE.c.certificate)
    newest = select(*columns).select_from(SENDER).where(wanted)
    with hub.store.reading() as connection:
        rows = connection.execute(newest.order_by(ENVELOPE.c.received_at)).all()
    times = [row.received_at for row in rows]
    return jsonify(envelopes=[_line(*row) for row in rows], next=next_since(start, times))


@INBOX.get("/v1/envelopes/<envelope>")
def get_envelope(envelope: str) -> Response:
    """Give the sealed bytes of one envelope to the receiver that they are sealed to."""
    hub = hub_of(current_app)
    known = receiver(hub)
    wanted = (
        (ENVELOPE.c.tenant == known.tenant)
        & (ENVELOPE.c.receiver == known.receiver)
        & (ENVELOPE.c.id == envelope)
    )
    columns = (
        ENVELOPE.c.header,
        ENVELOPE.c.body,
        ENVELOPE.c.tombstone,
        DEVICE.c.certificate,
    )
    one = select(*columns).select_from(SENDER).where(wanted)
    with hub.store.reading() as connection:
        row = connection.execute(one).one_or_none()
    if row is None:
        raise Refused(Problem.not_found)
    if row.tombstone:
        raise Refused(Problem.ended, row.tombstone)
    response = Response(row.body, mimetype=SEALED_TYPE)
    response.headers[ENVELOPE_FIELD] = f":{base64.b64encode(row.header).decode('ascii')}:"
    response.headers[CERTIFICATE_FIELD] = row.certificate
    return response


def receiver(hub: Hub) -> Asker:
    """Give the asking device; raises Refused unless it belongs to a receiver."""
    known = asker(hub, request).confirmed()
    if not known.receiver:
        raise Refused(Problem.not_for_you)
    return known


def _line(header: bytes, received_at: int, certificate: str) -> dict[str, str]:
    return {
        "header": base64.b64encode(header).decode("ascii"),
        "received_at": moment_of_ticks(received_at).isoformat(),
        "certificate": certificate,
    }
