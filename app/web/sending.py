"""The plain tray: what needs the officer, what waits, what the desk has proven to hold."""

from functools import partial

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import settling
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.device import EnrolmentState
from app.web import addresses
from app.web import reading_forms as reading
from app.web.causes import is_offline
from app.web.causes import of_parcel
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.standings import lack

blueprint = Blueprint("sending", __name__)


@blueprint.get("/sending")
@no_record("code words, states and times")
def tray() -> Response:
    """Show where every referral stands, never ahead of what is proven."""
    found = delivering.tray(here())
    return respond(
        "sending/_sending.html",
        title=officer("Sending"),
        tray=found,
        waiting=len(found.waiting) + len(found.needs_you),
        is_offline=is_offline(found.waiting),
        has_carrier=here().carrier is not None,
        can_try=_can_try(),
        lack=lack(here()),
        words_of=partial(of_parcel, now=here().clock.now()),
        desk_contact=_desk_contact(),
    )


@blueprint.post("/sending/try")
@no_record("sealed bytes go to whom they were sealed to")
def try_now() -> Response:
    """Try at once, whatever the waiting times say."""
    reading.only(request.form)
    delivering.try_now(here())
    return redirect(url_for("sending.tray"), addresses.SEE_OTHER)


def _can_try() -> bool:
    """Say whether a try could change anything: a ticket was used, whoever has confirmed it."""
    is_known = settling.standing(here()).state is not EnrolmentState.none
    return here().carrier is not None and is_known


def _desk_contact() -> Contact | None:
    jurisdiction = here().shelf.current(here().device.profile().jurisdiction).jurisdiction
    roles = (ContactRole.authority, ContactRole.advice)
    found = (c for c in jurisdiction.contacts if c.role in roles and c.number)
    return next(found, None)
