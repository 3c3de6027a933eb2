"""The pages of a locked device: the lock screen, emergency numbers, and the clock."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint
from flask import current_app
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.i18n.formatting import date_words
from app.i18n.formatting import time_words
from app.i18n.voices import Said
from app.web.code_words import CODE_WORDS
from app.web.hypermedia import REFUSED
from app.web.hypermedia import SEE_OTHER
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.hypermedia import wants_partial
from app.web.keeper import Keeper
from app.web.keeper import Opening
from app.web.mistakes import NOTICES
from app.web.mistakes import OPENINGS
from app.web.speaking import officer
from app.web.speaking import voices

blueprint = Blueprint("lock", __name__)
HOME = "/"
AGAIN = "/again"


def keeper() -> Keeper:
    """Give what holds the keys of the device that answers this request."""
    found: Keeper = current_app.extensions["keeper"]
    return found


def home() -> Response:
    """Show the lock screen; before the first set-up the welcome.

    It stands under the name of Home, to which the pages for clock and errors lead. It is
    always a whole page, for it is dark: a page that was left open asks for a part only.
    """
    if wants_partial():
        return leave(HOME)
    front = keeper().front()
    if not front.is_set_up:
        return redirect(url_for("setup.welcome"), SEE_OTHER)
    if front.is_blocked:
        return _locked("lock/_blocked.html", Opening.opened)
    if front.must_choose:
        return chooser()
    return _pin() if front.pin_tries else _passphrase()


def chooser() -> Response:
    """Show the code words of all officers of this device, to choose one."""
    front = keeper().front()
    return respond(
        "lock/_officers.html",
        title=officer("Locked"),
        front=front,
        officers=[(one.id, _said(one.word)) for one in front.officers],
        time=time_words(_now()),
    )


@blueprint.get("/passphrase")
def passphrase() -> Response:
    """Show the lock screen for the passphrase, whatever the PIN could do."""
    return chooser() if keeper().front().must_choose else _passphrase()


@blueprint.post("/unlock")
def unlock() -> Response:
    """Try to open the device with what was typed; after a fall it goes on where it was."""
    front = keeper().front()
    if front.must_choose:
        return leave(HOME)
    if "pin" in request.form:
        opening = keeper().try_pin(request.form["pin"])
        again = _pin if opening is Opening.wrong and keeper().front().pin_tries else _passphrase
    else:
        opening = keeper().try_passphrase(request.form.get("passphrase", ""))
        again = _passphrase
    if opening is not Opening.opened:
        return again(opening)
    return leave(AGAIN if front.stopped else HOME)


@blueprint.get("/emergency")
def emergency() -> Response:
    """Show the numbers for help at once."""
    return respond(
        "lock/_emergency.html",
        title=officer("Emergency numbers"),
        numbers=keeper().front().numbers,
        time=time_words(_now()),
    )


@blueprint.get("/clock")
def clock() -> Response:
    """Show a clock and nothing else."""
    return respond(
        "hide/_clock.html",
        title=officer("Clock"),
        address=url_for("lock.carry_on"),
        time=time_words(_now()),
        day=date_words(voices().officer_language, _now().date()),
    )


@blueprint.post("/clock")
def carry_on() -> Response:
    """Go from the clock to the lock screen: the device locked meanwhile."""
    return leave(HOME)


def away(_error: Exception) -> Response:
    """Lead every address of the open device to the lock screen; none of it is known here."""
    return leave(HOME)


def _pin(opening: Opening = Opening.opened) -> Response:
    return _locked("lock/_pin.html", opening)


def _passphrase(opening: Opening = Opening.opened) -> Response:
    return _locked("lock/_passphrase.html", opening)


def _locked(template: str, opening: Opening) -> Response:
    front = keeper().front()
    wrong = OPENINGS[opening]
    return respond(
        template,
        title=officer("Locked"),
        status=REFUSED if wrong else 200,
        front=front,
        notice=_notice(),
        word=_said(front.word) if front.word else "",
        error=officer(wrong) if wrong else "",
        time=time_words(_now()),
    )


def _notice() -> Said | None:
    notice = keeper().front().notice
    return officer(NOTICES[notice]) if notice else None


def _said(word: str) -> Said:
    """Say a code word; an id stands for itself where all words are taken."""
    return officer(CODE_WORDS.get(word, word))


def _now() -> datetime:
    wall: Callable[[], datetime] = current_app.extensions["wall_clock"]
    return wall()
