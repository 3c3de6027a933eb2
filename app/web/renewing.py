"""Changing the passphrase and the PIN: the present passphrase again, then the new secret.

What was typed is never shown again. After a change the device locks, so that the process
that heard the secrets ends; after a wrong passphrase it does so too.
"""

from flask import Blueprint
from flask import Flask
from flask import current_app
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.i18n.voices import Said
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.hypermedia import REFUSED
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.keeper import Mistake
from app.web.keeper import Refused
from app.web.keeper import Renewer
from app.web.mistakes import MISTAKES
from app.web.speaking import officer

blueprint = Blueprint("renewing", __name__)
SAME = Refused(mistakes=(Mistake.not_the_same,))


class NothingToRenew:
    """Fits Renewer where people are made up: there are no secrets."""

    def change_passphrase(self, present: str, new: str) -> Refused | None:  # noqa: ARG002
        """Refuse."""
        return Refused(mistakes=(Mistake.made_up,))

    def change_pin(self, present: str, pin: str) -> Refused | None:  # noqa: ARG002
        """Refuse."""
        return Refused(mistakes=(Mistake.made_up,))


def install(app: Flask, renewer: Renewer) -> None:
    """Give an app what changes the secrets of its device."""
    app.extensions["renewer"] = renewer


@blueprint.get("/settings/passphrase")
@no_record("a secret of the officer, never a record")
def passphrase() -> Response:
    """Ask for the passphrase, and twice for the new one."""
    return _page("settings/_passphrase.html", officer("Change the passphrase"))


@blueprint.post("/settings/passphrase")
@no_record("a secret of the officer, never a record")
def change_passphrase() -> Response:
    """Change the passphrase, or say what is wrong with the new one."""
    typed = request.form
    reading.only(typed, "present", "passphrase", "again")
    refused = _differs("passphrase") or _renewer().change_passphrase(
        typed.get("present", ""), typed.get("passphrase", "")
    )
    return _said(refused, "settings/_passphrase.html", officer("Change the passphrase"))


@blueprint.get("/settings/pin")
@no_record("a secret of the officer, never a record")
def pin() -> Response:
    """Ask for the passphrase, and twice for the new PIN."""
    return _page("settings/_pin.html", officer("Change the PIN"))


@blueprint.post("/settings/pin")
@no_record("a secret of the officer, never a record")
def change_pin() -> Response:
    """Change the PIN, or say what is wrong with the new one."""
    typed = request.form
    reading.only(typed, "present", "pin", "again")
    refused = _differs("pin") or _renewer().change_pin(
        typed.get("present", ""), typed.get("pin", "")
    )
    return _said(refused, "settings/_pin.html", officer("Change the PIN"))


def _differs(field: str) -> Refused | None:
    return None if request.form.get(field, "") == request.form.get("again", "") else SAME


def _said(refused: Refused | None, template: str, title: Said) -> Response:
    if refused is None:
        return leave(url_for("home.home"))
    return _page(template, title, refused.mistakes)


def _page(template: str, title: Said, mistakes: tuple[Mistake, ...] = ()) -> Response:
    errors = [(field, officer(words)) for field, words in map(MISTAKES.__getitem__, mistakes)]
    return respond(
        template,
        title=title,
        status=REFUSED if errors else 200,
        errors=errors,
        wrong=dict(errors),
    )


def _renewer() -> Renewer:
    renewer: Renewer = current_app.extensions["renewer"]
    return renewer
