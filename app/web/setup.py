"""The first start: set this device up, or try with made-up people."""

from dataclasses import replace

from flask import Blueprint
from flask import redirect
from flask import request
from werkzeug.wrappers import Response

from app.domain.consent import ReviewState
from app.i18n.voices import Said
from app.web.code_words import CODE_WORDS
from app.web.hypermedia import REFUSED
from app.web.hypermedia import SEE_OTHER
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from app.web.keeper import Choice
from app.web.keeper import Made
from app.web.keeper import Mistake
from app.web.keeper import Opening
from app.web.keeper import TicketUse
from app.web.keeper import Wishes
from app.web.lock import HOME
from app.web.lock import keeper
from app.web.mistakes import MISTAKES
from app.web.mistakes import OPENINGS
from app.web.speaking import catalogues
from app.web.speaking import officer

blueprint = Blueprint("setup", __name__)
KEPT = ("jurisdiction", "language", "unit", "staff", "recovery", "ticket", "word")
NOTHING = Wishes(jurisdiction="", language="", passphrase="", pin="")
SETTINGS = "/settings"


@blueprint.get("/welcome")
def welcome() -> Response:
    """Offer the two ways to begin; a device that is set up goes to its lock screen."""
    if keeper().front().is_set_up:
        return redirect(HOME, SEE_OTHER)
    return respond("setup/_welcome.html", title=officer("Welcome"))


@blueprint.post("/try")
def make_up() -> Response:
    """Open with made-up people, on a device that holds nobody else."""
    if keeper().front().is_set_up:
        return redirect(HOME, SEE_OTHER)
    opening = keeper().make_up()
    if opening is Opening.opened:
        return leave(HOME)
    return respond(
        "setup/_welcome.html",
        title=officer("Welcome"),
        status=REFUSED,
        errors=[("", officer(OPENINGS[opening]))],
    )


@blueprint.get("/setup")
def form() -> Response:
    """Show the form of a new device."""
    if keeper().front().is_set_up:
        return redirect(HOME, SEE_OTHER)
    return form_page((), another=False)


@blueprint.post("/setup")
def set_up() -> Response:
    """Set the device up, or say everything that is wrong; typed secrets are not shown again."""
    return made(another=False)


def made(*, another: bool) -> Response:
    """Set an officer up with what was typed; `another` adds one to those who are there."""
    typed = request.form
    if typed.get("passphrase", "") != typed.get("again", ""):
        return form_page((Mistake.not_the_same,), another=another)
    made = keeper().set_up(_wishes(another=another))
    if isinstance(made, Made):
        return leave(HOME if made.ticket is TicketUse.later else SETTINGS)
    return form_page(made.mistakes, another=another)


def _wishes(*, another: bool) -> Wishes:
    typed = request.form
    kept = {name: typed.get(name, "").strip() for name in KEPT}
    secrets = {name: typed.get(name, "") for name in ("passphrase", "pin")}
    return replace(NOTHING, another=another, **kept, **secrets)


def form_page(mistakes: tuple[Mistake, ...], *, another: bool) -> Response:
    """Show the form of a new officer, with what was typed but the secrets."""
    errors = [(field, officer(words)) for field, words in map(MISTAKES.__getitem__, mistakes)]
    places = keeper().jurisdictions()
    return respond(
        "setup/_form.html",
        title=officer("Add an officer") if another else officer("Set up this device"),
        another=another,
        status=REFUSED if errors else 200,
        errors=errors,
        wrong=dict(errors),
        typed={name: request.form.get(name, "") for name in KEPT},
        jurisdictions=[("", officer("Choose")), *((one.id, one.name) for one in places)],
        words=[(each, officer(CODE_WORDS[each])) for each in keeper().free_words()],
        languages=[(one.id, _own_name(one)) for one in keeper().languages()],
    )


def _own_name(one: Choice) -> Said:
    language = catalogues().language(one.id)
    return Said(
        words=language.own_name,
        lang=language.tag,
        dir=language.direction,
        state=ReviewState.source,
    )
