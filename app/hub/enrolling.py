"""Devices come to the hub: the code of a ticket works once, then a person confirms."""

import json

from flask import Blueprint
from flask import Response
from flask import current_app
from flask import jsonify
from flask import request
from sqlalchemy import Connection
from sqlalchemy import select
from sqlalchemy import update

from app.courier.age_file import is_recipient
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.signing import digest
from app.courier.signing import is_genuine
from app.courier.signing import key_id
from app.courier.signing import stamped
from app.domain.device import EnrolmentState
from app.domain.plain_form import NotPlain
from app.domain.plain_form import text_of
from app.hub.asking import Asker
from app.hub.asking import asker
from app.hub.asking import claim
from app.hub.asking import device_row
from app.hub.errors import Refused
from app.hub.running import Hub
from app.hub.running import hub_of
from app.hub.store import insert_if_absent
from app.hub.tables import DEVICE
from app.hub.tables import TICKET

ENROLLING = Blueprint("enrolling", __name__)
LONGEST_UNIT = 200


@ENROLLING.post("/v1/enrol")
def post_enrol() -> tuple[Response, int]:
    """Use a code for one device; the same device may ask again with the same code."""
    hub = hub_of(current_app)
    claimed = claim(request)
    tenant, _, device = claimed.keyid.partition("/")
    fields = _fields(device)
    if not is_genuine(fields["signing_key"], claimed.base, claimed.signature):
        raise Refused(Problem.bad_signature)
    with hub.store.writing() as connection:
        use_code(connection, tenant, digest(fields.pop("code").encode()), device, hub.ticks())
        row = {"tenant": tenant, "device": device, **fields, "receiver": ""}
        times = {"state": EnrolmentState.waiting.value, "enrolled_at": hub.ticks()}
        insert_if_absent(connection, DEVICE, {**row, **times})
        known = device_row(connection, tenant, device)
    if known is None:
        raise Refused(Problem.not_found)
    return _standing(hub, known), 201


@ENROLLING.get("/v1/device")
def get_device() -> Response:
    """Say how the asking device stands; one whose access was ended is told so."""
    hub = hub_of(current_app)
    return _standing(hub, asker(hub, request))


def _standing(hub: Hub, known: Asker) -> Response:
    content = {"tenant": known.tenant, "device": known.device, "state": known.state.value}
    standing = stamped(Token.standing, content, hub.receipt_key)
    return jsonify(standing=standing, certificate=known.certificate)


def use_code(
    connection: Connection, tenant: str, code_hash: str, device: str, now: int
) -> None:
    """Use a code for one device; the look and the use are one statement.

    Raises Refused when there is no such code, or it ran out or went to another device.
    """
    wanted = (TICKET.c.tenant == tenant) & (TICKET.c.code_hash == code_hash)
    is_new = (TICKET.c.used_by == "") & (TICKET.c.expires_at > now)
    mine = wanted & (is_new | (TICKET.c.used_by == device))
    if connection.execute(update(TICKET).where(mine).values(used_by=device)).rowcount:
        return
    used_by = connection.execute(select(TICKET.c.used_by).where(wanted)).scalar_one_or_none()
    if used_by is None:
        raise Refused(Problem.not_found)
    raise Refused(Problem.code_used if used_by else Problem.code_expired)


def _fields(device: str) -> dict[str, str]:
    try:
        table = json.loads(request.get_data())
        names = ("code", "signing_key", "recipient", "unit")
        fields = {name: text_of(table, name) for name in names}
        is_own = key_id(fields["signing_key"]) == device
    except (ValueError, RecursionError, AttributeError, NotPlain) as broken:
        raise Refused(Problem.unprocessable) from broken
    is_short = len(fields["unit"]) <= LONGEST_UNIT
    if not (is_own and is_short and is_recipient(fields["recipient"])):
        raise Refused(Problem.unprocessable)
    return fields
