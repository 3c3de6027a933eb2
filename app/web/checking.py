"""The first page of a window: it sends one form and one fragment, and says what arrived whole.

A web view that hides where a request comes from, or keeps no cookie, is told so on a plain
page before anybody unlocks; the guard has refused its requests by then. A window without
scripts goes on by hand, which is the same form.
"""

from flask import Blueprint
from flask import Flask
from flask import Response as Plain
from flask import current_app
from flask import request
from werkzeug.wrappers import Response

from app.web.guard import INSIDE
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.hypermedia import wants_partial
from app.web.launch import CHECK
from app.web.launch import HOME
from app.web.launch import the_door
from app.web.speaking import officer

blueprint = Blueprint("checking", __name__)
FORBIDDEN, NOTHING = 403, 204
STATE = "check"


class Check:
    """What has come whole from the window that is coming in."""

    __slots__ = ("has_fragment",)

    def __init__(self) -> None:
        self.has_fragment = False


def install(app: Flask) -> None:
    """Give the app of the launch page its check."""
    app.extensions[STATE] = Check()
    app.register_blueprint(blueprint)


@blueprint.get(CHECK)
def check() -> Response:
    """Show a page that checks by itself where the cookie of the window came with it."""
    _state().has_fragment = False
    return respond(
        "launch/_check.html",
        title=officer("Start"),
        runs=bool(request.environ.get(INSIDE)),
    )


@blueprint.post(CHECK)
def checked() -> Response:
    """Go on to Home when everything that the window sent came whole."""
    is_inside = bool(request.environ.get(INSIDE))
    if wants_partial():
        _state().has_fragment = is_inside
        return Plain(status=NOTHING)
    has_scripts = "scripts" in request.form
    if is_inside and (_state().has_fragment or not has_scripts):
        return leave(HOME)
    if is_inside:
        the_door().turn_out()
    return respond("launch/_too_old.html", title=officer("Start"), status=FORBIDDEN)


def _state() -> Check:
    found: Check = current_app.extensions[STATE]
    return found
