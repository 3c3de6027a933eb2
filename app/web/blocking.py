"""Block this device: what it does, said before; then nobody on the spot can open it.

Holding the button of the lock screen blocks at once. A tap leads here first, and so does
every tap without scripts. Deleting everything needs the agency's policy and two pages.
"""

from collections.abc import Callable

from flask import Blueprint
from flask import Flask
from flask import abort
from flask import current_app
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.keeper import Blockable
from app.web.keeper import Blocker
from app.web.keeper import Recovery
from app.web.speaking import officer

blueprint = Blueprint("blocking", __name__)
erasing = Blueprint("erasing", __name__)
NOT_ALLOWED = 404
SURE = "sure"


class OnlyLocks:
    """Fits Blocker where people are made up: there is nothing to block, so it locks."""

    def __init__(self, lock: Callable[[], None]) -> None:
        self._lock = lock

    def blockable(self) -> Blockable:
        """Say that the people are made up."""
        return Blockable(recovery=Recovery.made_up)

    def block(self) -> None:
        """Lock."""
        self._lock()

    def erase(self) -> None:
        """Lock."""
        self._lock()


def install(app: Flask, blocker: Blocker) -> None:
    """Give an app what blocks its device."""
    app.extensions["blocker"] = blocker


@blueprint.get("/block")
@no_record("says what blocking does")
def ask() -> Response:
    """Say what blocking does, before it is done."""
    return respond(
        "blocking/_block.html",
        title=officer("Block this device"),
        can=_blocker().blockable(),
        erases=not _is_open(),
        back=url_for("preferences.settings" if _is_open() else "home.home"),
        hide=_is_open(),
    )


@blueprint.post("/block")
@no_record("ends the sitting")
def block() -> Response:
    """Block the device: this process ends, and the lock screen says what is left."""
    reading.only(request.form)
    _blocker().block()
    return leave(url_for("home.home"))


@erasing.get("/erase")
def ask_to_erase() -> Response:
    """Ask a first time whether everything shall be deleted."""
    return _erase(is_sure=False)


@erasing.post("/erase")
def erase() -> Response:
    """Ask a second time; then delete everything."""
    reading.only(request.form, SURE)
    if reading.one(request.form, SURE) != "twice":
        return _erase(is_sure=True)
    _require_policy()
    _blocker().erase()
    return leave(url_for("home.home"))


def _erase(*, is_sure: bool) -> Response:
    _require_policy()
    return respond(
        "blocking/_erase.html",
        title=officer("Delete everything"),
        is_sure=is_sure,
        back=url_for("home.home"),
    )


def _require_policy() -> None:
    if not _blocker().blockable().may_erase:
        abort(NOT_ALLOWED)


def _is_open() -> bool:
    return "preferences" in current_app.blueprints


def _blocker() -> Blocker:
    blocker: Blocker = current_app.extensions["blocker"]
    return blocker
