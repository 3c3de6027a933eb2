"""Officers who share a device: choosing whose lock screen is shown, and adding one more."""

from flask import Blueprint
from flask import redirect
from flask import request
from werkzeug.wrappers import Response

from app.web import setup
from app.web.hypermedia import SEE_OTHER
from app.web.hypermedia import leave
from app.web.lock import HOME
from app.web.lock import chooser
from app.web.lock import keeper

blueprint = Blueprint("officers", __name__)


@blueprint.get("/officers")
def choose() -> Response:
    """Show the words of the officers of this device."""
    return chooser() if len(keeper().front().officers) > 1 else redirect(HOME, SEE_OTHER)


@blueprint.post("/officers")
def turn_to() -> Response:
    """Lead to the lock screen of one officer; a word that is nobody's changes nothing."""
    keeper().turn_to(request.form.get("officer", ""))
    return leave(HOME)


@blueprint.get("/officers/add")
def form() -> Response:
    """Show the form of one more officer."""
    if not keeper().front().is_set_up:
        return redirect(HOME, SEE_OTHER)
    return setup.form_page((), another=True)


@blueprint.post("/officers/add")
def add() -> Response:
    """Set one more officer up, or say everything that is wrong."""
    return setup.made(another=True)
