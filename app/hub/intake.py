"""Taking sealed referrals in: once, whole, and with the receipt in the same transaction.

`PUT` is idempotent by nature. The row that is inserted already holds its receipt, so every
later sending of the same bytes reads the identical one.
"""

import base64
import binascii
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint
from flask import Response
from flask import current_app
from flask import jsonify
from flask import request
from sqlalchemy import Connection
from sqlalchemy import select

from app.courier.conversation import SEALED_TYPE
from app.courier.envelope_v1 import LARGEST
from app.courier.envelope_v1 import Header
from app.courier.envelope_v1 import WrongFormat
from app.courier.envelope_v1 import read_signed
from app.courier.message_signature import ENVELOPE_FIELD
from app.courier.problems import Problem
from app.courier.signing import digest
from app.courier.signing import is_genuine_envelope
from app.hub.asking import asker
from app.hub.asking import device_row
from app.hub.errors import Refused
from app.hub.receipts import receipt_of
from app.hub.running import Hub
from app.hub.running import hub_of
from app.hub.store import insert_if_absent
from app.hub.tables import ENVELOPE
from app.hub.tables import RECEIVER

INTAKE = Blueprint("intake", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One envelope as it was handed over, with its outside understood."""

    header: Header
    written: bytes
    signature: str
    outside: bytes
    body: bytes


@INTAKE.put("/v1/envelopes/<envelope>")
def put_envelope(envelope: str) -> tuple[Response, int]:
    """Keep one sealed referral: 201 now, 200 with the identical receipt ever after."""
    hub = hub_of(current_app)
    delivered = _read(envelope, request.get_data(), request.headers.get(ENVELOPE_FIELD, ""))
    carrier = asker(hub, request).confirmed()
    if delivered.header.tenant != carrier.tenant:
        raise Refused(Problem.unprocessable)
    is_new, receipt = take(hub, delivered)
    return jsonify(receipt=receipt), HTTPStatus.CREATED if is_new else HTTPStatus.OK


def take(hub: Hub, delivered: Delivered) -> tuple[bool, str]:
    """Store the envelope unless it is there; give whether it is new, and its receipt."""
    header = delivered.header
    with hub.store.writing() as connection:
        _check_sender(connection, delivered)
        at = hub.ticks()
        row = {
            "tenant": header.tenant,
            "id": header.id,
            "device": header.device,
            "receiver": header.receiver,
            "kind": header.kind,
            "header": delivered.outside,
            "sha256": header.sha256,
            "size": header.size,
            "body": delivered.body,
            "receipt": receipt_of(hub, header, at),
            "received_at": at,
        }
        is_new = insert_if_absent(connection, ENVELOPE, row)
        return is_new, _stored(connection, header)


def _stored(connection: Connection, header: Header) -> str:
    wanted = (ENVELOPE.c.tenant == header.tenant) & (ENVELOPE.c.id == header.id)
    columns = (
        ENVELOPE.c.receipt,
        ENVELOPE.c.sha256,
        ENVELOPE.c.device,
        ENVELOPE.c.tombstone,
    )
    row = connection.execute(select(*columns).where(wanted)).one()
    if row.tombstone:
        raise Refused(Problem.ended, row.tombstone)
    if (row.sha256, row.device) != (header.sha256, header.device):
        raise Refused(Problem.other_version)
    return str(row.receipt)


def _check_sender(connection: Connection, delivered: Delivered) -> None:
    header = delivered.header
    sender = device_row(connection, header.tenant, header.device)
    if sender is None or not is_genuine_envelope(
        sender.signing_key, delivered.written, delivered.signature
    ):
        raise Refused(Problem.bad_signature)
    sender.confirmed()
    wanted = (RECEIVER.c.tenant == header.tenant) & (RECEIVER.c.receiver == header.receiver)
    if connection.execute(select(RECEIVER.c.receiver).where(wanted)).one_or_none() is None:
        raise Refused(Problem.unknown_receiver)


def _read(envelope: str, body: bytes, field_value: str) -> Delivered:
    if len(body) > LARGEST:
        raise Refused(Problem.too_large)
    if request.mimetype != SEALED_TYPE:
        raise Refused(Problem.wrong_type)
    try:
        outside = base64.b64decode(field_value.strip(":"), validate=True)
        header, written, signature = read_signed(outside)
    except WrongFormat as old:
        raise Refused(Problem.outdated) from old
    except (ValueError, binascii.Error) as broken:
        raise Refused(Problem.malformed) from broken
    is_whole = header.sha256 == digest(body) and header.size == len(body)
    if header.id != envelope or not is_whole:
        raise Refused(Problem.unprocessable)
    return Delivered(
        header=header, written=written, signature=signature, outside=outside, body=body
    )
