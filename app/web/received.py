"""A receiver's device: what came in, opening it with the organisation's own key, answering."""

from enum import StrEnum

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import receiving
from app.domain.errors import HubOutOfReach
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.received_words import sections_of
from app.web.speaking import officer
from app.web.standings import hub_trouble
from app.web.standings import lack
from app.web.wording import INCOMING
from app.web.wording import REJECT_CHOICES

blueprint = Blueprint("received", __name__)
OPEN = (IncomingState.arrived, IncomingState.opened)


class Act(StrEnum):
    """What the receiver's staff can do with a referral."""

    open = "open"
    accept = "accept"
    reject = "reject"
    finish = "finish"


def inbox(trouble: Said | None = None) -> Response:
    """Show what came in, newest first; no name before opening."""
    desk = here()
    rows = receiving.inbox(desk)
    return respond(
        "received/_inbox.html",
        title=officer("Received"),
        status=REFUSED if trouble else 200,
        profile=desk.device.profile(),
        open_rows=tuple(row for row in rows if row.state in OPEN),
        answered=tuple(row for row in rows if row.state not in OPEN),
        states=INCOMING,
        trouble=trouble,
        lack=lack(desk),
    )


@blueprint.post("/received/look")
@no_record("headers only, nothing is opened")
def look() -> Response:
    """Ask the hub at once; out of reach, the page says so and shows what is known."""
    reading.only(request.form)
    try:
        receiving.fetch(here())
    except HubOutOfReach as problem:
        return inbox(hub_trouble(problem.cause))
    return redirect(url_for("home.home"), addresses.SEE_OTHER)


@blueprint.get("/received/<id:envelope>")
def referral(envelope: EnvelopeId) -> Response:
    """Show one referral: its header until it is opened, then all of it in sections."""
    row = _row(envelope)
    is_open = row.state is not IncomingState.arrived
    opened = receiving.open_referral(here(), row.id) if is_open else None
    return respond(
        "received/_referral.html",
        title=officer("Referral"),
        row=row,
        state=officer(INCOMING[row.state]),
        sections=sections_of(opened.payload) if opened else (),
        reasons=REJECT_CHOICES,
    )


@blueprint.post("/received/<id:envelope>")
def act(envelope: EnvelopeId) -> Response:
    """Open, accept, reject or finish; the sender is told."""
    reading.only(request.form, "act", "reason")
    where = envelope
    match reading.choice(request.form, "act", Act):
        case Act.open:
            receiving.open_referral(here(), where)
        case Act.accept:
            receiving.accept(here(), where)
        case Act.reject:
            reason = reading.choice(request.form, "reason", RejectReason)
            receiving.reject(here(), where, reason)
        case Act.finish:
            receiving.finish(here(), where)
    return redirect(url_for("received.referral", envelope=envelope), addresses.SEE_OTHER)


def _row(envelope: EnvelopeId) -> Incoming:
    kept = here().inbox
    for row in kept.rows() if kept else ():
        if row.id == envelope:
            return row
    raise NoSuchEnvelope(envelope)
