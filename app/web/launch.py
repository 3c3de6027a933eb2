"""The door of a running device: a token from its own window, or a start code in a browser."""

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from flask import Blueprint
from flask import Response as Plain
from flask import current_app
from flask import request
from werkzeug.wrappers import Response

from app.i18n.voices import marked
from app.web.guard import INSIDE
from app.web.guard import LAUNCH
from app.web.guard import REFUSED as TURNED_AWAY
from app.web.hypermedia import REFUSED
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("launch", __name__)
FORBIDDEN = 403
HOME = "/"
CHECK = f"{LAUNCH}/check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """The launch cookie of one window."""

    name: str
    value: str = field(repr=False)


class Turned(StrEnum):
    """Why a start code did not open: mistyped, or a new one stands in the terminal now."""

    wrong = "wrong"
    new_code = "new_code"


class Door(Protocol):
    """Lets one window in; the secrets are known to the supervisor alone.

    `is_shielded` says that other users of this computer are kept out.
    """

    @property
    def is_shielded(self) -> bool:
        """Say whether other users of this computer cannot come as far as this door."""

    def by_token(self, token: str) -> Cookie | None:
        """Give a cookie for the right launch token."""

    def by_code(self, code: str) -> Cookie | Turned:
        """Give a cookie for the right start code."""

    def turn_out(self) -> None:
        """Let the window that came in last do nothing any more."""

    def call_for_code(self) -> None:
        """Make sure that a start code that still works stands in the terminal."""


WORDS = {
    Turned.wrong: marked("That is not the start code. Check each letter and figure."),
    Turned.new_code: marked(
        "That start code does not work any more. A new one stands in the terminal."
    ),
}


@blueprint.get(LAUNCH)
def door() -> Response:
    """Let the own window in by its token, to be checked; ask anybody else for the start code.

    Whoever is in already goes on to Home.
    """
    token = request.args.get("t")
    if token is None and request.environ.get(INSIDE):
        return leave(HOME)
    if token is None:
        the_door().call_for_code()
        return _page("")
    cookie = the_door().by_token(token)
    if cookie is None:
        return Plain(TURNED_AWAY, FORBIDDEN, mimetype="text/plain")
    return _let_in(cookie, CHECK)


@blueprint.post(LAUNCH)
def code() -> Response:
    """Let a browser in by the start code."""
    typed = "".join(sign for sign in request.form.get("code", "").upper() if sign.isalnum())
    answer = the_door().by_code(typed)
    return _let_in(answer) if isinstance(answer, Cookie) else _page(WORDS[answer])


def the_door() -> Door:
    """Give what lets windows in."""
    found: Door = current_app.extensions["door"]
    return found


def _page(wrong: str) -> Response:
    return respond(
        "launch/_code.html",
        title=officer("Start"),
        status=REFUSED if wrong else 200,
        error=officer(wrong) if wrong else "",
        is_shielded=the_door().is_shielded,
    )


def _let_in(cookie: Cookie, address: str = HOME) -> Response:
    response = leave(address)
    response.set_cookie(cookie.name, cookie.value, httponly=True, samesite="Strict")
    return response
