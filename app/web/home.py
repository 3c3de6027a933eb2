"""Home: start in one tap, or carry on; nothing is asked first."""

from flask import Blueprint
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import following_up
from app.casework import renewing
from app.casework import resuming
from app.casework import settling
from app.domain.device import Role
from app.web.causes import is_offline
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.received import inbox
from app.web.speaking import catalogues
from app.web.speaking import officer

blueprint = Blueprint("home", __name__)


@blueprint.get("/again")
@no_record("leads to a record, whose own address is logged")
def again() -> Response:
    """Lead back to where the officer was when the program stopped."""
    row = resuming.carry_on(here())
    home_page = url_for("home.home")
    return leave(url_for("saved.take_up", encounter=row.encounter) if row else home_page)


@blueprint.get("/")
@no_record("a code word, a time and counts")
def home() -> Response:
    """Show what the officer can do; a receiver's device shows its inbox."""
    desk = here()
    profile = desk.device.profile()
    if profile.role is Role.receiver:
        return inbox()
    tray = delivering.tray(desk)
    now = desk.clock.now()
    return respond(
        "home/_home.html",
        title=officer("Home"),
        profile=profile,
        row=resuming.carry_on(desk),
        calls=following_up.count_due(desk),
        waiting=len(tray.waiting) + len(tray.needs_you),
        is_directory_old=settling.is_directory_old(desk),
        is_content_old=renewing.is_old(desk),
        is_offline=is_offline(tray.waiting),
        is_late=any(parcel.is_late(now) for parcel in (*tray.waiting, *tray.received)),
        languages=len(catalogues().for_person()),
    )
