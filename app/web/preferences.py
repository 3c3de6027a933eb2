"""Settings of this device: language, theme, the desk it sends to, the age of its content."""

from datetime import date

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import settling
from app.domain.device import Role
from app.domain.device import Theme
from app.domain.errors import BadTicket
from app.domain.errors import HubOutOfReach
from app.i18n.formatting import date_words
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.causes import CAUSES
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.speaking import catalogues
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.standings import standing_words

blueprint = Blueprint("preferences", __name__)


@blueprint.get("/settings")
@no_record("how the device looks")
def settings() -> Response:
    """Show the few settings, and what this device knows."""
    return _page()


@blueprint.post("/settings")
@no_record("how the device looks")
def change() -> Response:
    """Save the language, day or night, or use a ticket of a desk."""
    reading.only(request.form, "language", "theme", "ticket")
    if "ticket" in request.form:
        return _enrol(reading.words(request.form, "ticket"))
    if "theme" in request.form:
        settling.light(here(), reading.choice(request.form, "theme", Theme))
        return leave(url_for("preferences.settings"))
    tag = reading.one(request.form, "language")
    if tag not in {language.tag for language in catalogues().for_officer()}:
        raise reading.NotOffered(field="language")
    settling.speak(here(), tag)
    return leave(url_for("preferences.settings"))


@blueprint.post("/theme")
@no_record("how the device looks")
def theme() -> Response:
    """Change between day and night from Home."""
    reading.only(request.form, "theme")
    settling.light(here(), reading.choice(request.form, "theme", Theme))
    return leave(url_for("home.home"))


def _enrol(ticket: str) -> Response:
    try:
        settling.enrol(here(), ticket)
    except BadTicket:
        error = officer("This ticket cannot be used. Ask the desk for a new one.")
        return _page(error, ticket)
    except HubOutOfReach as problem:
        return _page(officer(CAUSES[problem.cause]), ticket)
    return redirect(url_for("preferences.settings"), addresses.SEE_OTHER)


def _page(error: Said | None = None, ticket: str = "") -> Response:
    desk = here()
    profile = desk.device.profile()
    edition = desk.shelf.current(profile.jurisdiction)
    standing = settling.standing(desk)
    tray = delivering.tray(desk)
    return respond(
        "settings/_settings.html",
        title=officer("Settings"),
        status=REFUSED if error else 200,
        profile=profile,
        languages=catalogues().for_officer(),
        edition=edition,
        legal_date=date_words(voices().officer_language, edition.jurisdiction.legal_date),
        standing=standing,
        standing_words=standing_words(desk),
        recovery=settling.recovery(desk),
        proven_on=_day(desk.device.recovery_proven_on()),
        is_receiver=profile.role is Role.receiver,
        back=url_for("home.home") if profile.role is Role.receiver else "",
        has_standing=desk.standing is not None,
        has_paper=desk.paper is not None,
        error=error,
        ticket=ticket,
        waiting=len(tray.waiting) + len(tray.needs_you),
    )


def _day(day: date | None) -> str:
    return date_words(voices().officer_language, day) if day else ""
