"""Hide and lock: the clock in front of everything, and the end of the open worker.

Hiding is a state of the device, not of a page: until somebody taps the clock, every other
address answers with it, in every window.
"""

from collections.abc import Callable

from flask import Blueprint
from flask import Flask
from flask import current_app
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.i18n.formatting import date_words
from app.i18n.formatting import local
from app.i18n.formatting import time_words
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.speaking import voices

blueprint = Blueprint("hide", __name__)
HIDDEN = 423
ALWAYS = ("hide.clock", "hide.carry_on", "static", "sheet")


class Veil:
    """Whether the pages of an open device are hidden."""

    __slots__ = ("is_drawn",)

    def __init__(self) -> None:
        self.is_drawn = False


def install(app: Flask) -> None:
    """Give an app its veil, and let it answer for every page while it is drawn."""
    app.extensions["veil"] = Veil()
    app.before_request(_behind_the_veil)


@blueprint.get("/clock")
@no_record("a clock")
def clock() -> Response:
    """Hide everything, and show a clock and nothing else."""
    _veil().is_drawn = True
    return _clock(200)


@blueprint.post("/clock")
@no_record("a clock")
def carry_on() -> Response:
    """Show the pages again: somebody tapped the clock."""
    reading.only(request.form)
    _veil().is_drawn = False
    return leave(url_for("home.home"))


@blueprint.post("/lock")
@no_record("ends the sitting")
def lock() -> Response:
    """Lock the device: this process ends, the lock page opens."""
    reading.only(request.form)
    end: Callable[[], None] = current_app.extensions["lock"]
    end()
    return leave(url_for("home.home"))


def _behind_the_veil() -> Response | None:
    if _veil().is_drawn and request.endpoint not in ALWAYS:
        return _clock(HIDDEN)
    return None


def _veil() -> Veil:
    veil: Veil = current_app.extensions["veil"]
    return veil


def _clock(status: int) -> Response:
    now = local(here().clock.now(), here().clock.offset_minutes())
    return respond(
        "hide/_clock.html",
        title=officer("Clock"),
        status=status,
        address=url_for("hide.carry_on"),
        time=time_words(now),
        day=date_words(voices().officer_language, now.date()),
    )
