"""Hide and lock: the clock, and the end of the open worker."""

from collections.abc import Callable

from flask import Blueprint
from flask import current_app
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.i18n.formatting import date_words
from app.i18n.formatting import local
from app.i18n.formatting import time_words
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.speaking import voices

blueprint = Blueprint("hide", __name__)


@blueprint.get("/clock")
def clock() -> Response:
    """Show a clock and nothing else."""
    now = local(here().clock.now(), here().clock.offset_minutes())
    return respond(
        "hide/_clock.html",
        title=officer("Clock"),
        time=time_words(now),
        day=date_words(voices().officer_language, now.date()),
    )


@blueprint.post("/lock")
def lock() -> Response:
    """Lock the device: this process ends, the lock page opens."""
    reading.only(request.form)
    end: Callable[[], None] = current_app.extensions["lock"]
    end()
    return leave(url_for("home.home"))
