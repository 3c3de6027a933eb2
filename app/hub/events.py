"""Signed words of receivers: kept as they were signed, given to the sending device."""

import json

from flask import Blueprint
from flask import Response
from flask import current_app
from flask import jsonify
from flask import request
from sqlalchemy import Connection
from sqlalchemy import select

from app.courier.directory import read_entry
from app.courier.event_words import read_event
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.signing import content_of
from app.courier.signing import key_id
from app.domain.delivery import News
from app.domain.plain_form import NotPlain
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of
from app.hub.asking import Asker
from app.hub.asking import asker
from app.hub.errors import Refused
from app.hub.inbox import receiver
from app.hub.running import hub_of
from app.hub.since import next_since
from app.hub.since import since
from app.hub.store import insert_if_absent
from app.hub.tables import ENVELOPE
from app.hub.tables import EVENT
from app.hub.tables import RECEIVER

EVENTS = Blueprint("events", __name__)


@EVENTS.post("/v1/envelopes/<envelope>/events")
def post_event(envelope: str) -> tuple[Response, int]:
    """Keep one signed word: 201 now, 200 for the same bytes, 409 for other ones."""
    hub = hub_of(current_app)
    known = receiver(hub)
    token = _token()
    with hub.store.writing() as connection:
        news = _verified(connection, known, token)
        if news.envelope != envelope:
            raise Refused(Problem.unprocessable)
        _require_own(connection, known, envelope)
        key = {"tenant": known.tenant, "envelope": envelope, "sequence": news.sequence}
        row = {**key, "token": token, "received_at": hub.ticks()}
        is_new = insert_if_absent(connection, EVENT, row)
        if not is_new and _stored(connection, known.tenant, news) != token:
            raise Refused(Problem.other_version)
    return jsonify(kept=True), 201 if is_new else 200


@EVENTS.get("/v1/status")
def get_status() -> Response:
    """Give the signed words about the envelopes of the asking device, oldest first."""
    hub = hub_of(current_app)
    known = asker(hub, request).confirmed()
    start = since(request.args.get("since", ""))
    of_envelope = (EVENT.c.tenant == ENVELOPE.c.tenant) & (EVENT.c.envelope == ENVELOPE.c.id)
    wanted = (
        (EVENT.c.tenant == known.tenant)
        & (ENVELOPE.c.device == known.device)
        & (EVENT.c.received_at >= start)
    )
    words = (
        select(EVENT.c.token, EVENT.c.received_at)
        .select_from(EVENT.join(ENVELOPE, of_envelope))
        .where(wanted)
        .order_by(EVENT.c.received_at, EVENT.c.sequence)
    )
    with hub.store.reading() as connection:
        rows = connection.execute(words).all()
    times = [row.received_at for row in rows]
    return jsonify(events=[row.token for row in rows], next=next_since(start, times))


def _token() -> str:
    try:
        return text_of(json.loads(request.get_data()), "event")
    except (ValueError, RecursionError, AttributeError, NotPlain) as broken:
        raise Refused(Problem.malformed) from broken


def _verified(connection: Connection, known: Asker, token: str) -> News:
    wanted = (RECEIVER.c.tenant == known.tenant) & (RECEIVER.c.receiver == known.receiver)
    entry = connection.execute(select(RECEIVER.c.entry).where(wanted)).scalar_one_or_none()
    listed = read_entry(strictly(entry)).keys if entry else ()
    content = content_of(Token.event, token, {key_id(key): key for key in listed})
    if content is None:
        raise Refused(Problem.bad_signature)
    news = read_event(content, known.tenant)
    if news is None:
        raise Refused(Problem.unprocessable)
    return news


def _require_own(connection: Connection, known: Asker, envelope: str) -> None:
    wanted = (ENVELOPE.c.tenant == known.tenant) & (ENVELOPE.c.id == envelope)
    owner = select(ENVELOPE.c.receiver).where(wanted)
    if connection.execute(owner).scalar_one_or_none() != known.receiver:
        raise Refused(Problem.not_found)


def _stored(connection: Connection, tenant: str, news: News) -> str:
    wanted = (
        (EVENT.c.tenant == tenant)
        & (EVENT.c.envelope == news.envelope)
        & (EVENT.c.sequence == news.sequence)
    )
    return str(connection.execute(select(EVENT.c.token).where(wanted)).scalar_one())
