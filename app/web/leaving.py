"""Who the person leaves with: asked before an encounter with signs of control ends."""

from enum import StrEnum

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import parting
from app.casework.step import Place
from app.domain.departure import CompanyNoted
from app.domain.departure import DepartureNoted
from app.domain.departure import LeavesWith
from app.domain.departure import Rehearsed
from app.domain.encounter import EncounterId
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.wording import LEAVES
from app.web.wording import NEVER_WITH
from app.web.wording import REHEARSED

blueprint = Blueprint("leaving", __name__)
LONGEST_WORDS = 1_000
COMPANY = "company"


class After(StrEnum):
    """Where the answer leads: on with the steps, or out of the encounter."""

    steps = "steps"
    stop = "stop"


@blueprint.get("/encounters/<id:encounter>/leave")
def ask(encounter: EncounterId) -> Response:
    """Ask who they leave with, and warn of those who hold them."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/leave")
def answer(encounter: EncounterId) -> Response:
    """Save the answer and who came; leaving with somebody needs who it is, and a reason."""
    form = request.form
    reading.only(form, "leaves", "someone", "why", "brought", "speaks", "rehearsed", "part")
    _save_company(encounter)
    if reading.one(form, "part") == COMPANY and "leaves" not in form:
        return redirect(url_for("leaving.ask", encounter=encounter), addresses.SEE_OTHER)
    if "leaves" not in form:
        return _page(encounter, (("leaves", officer("Choose one.")),))
    leaves = reading.choice(form, "leaves", LeavesWith)
    noted = DepartureNoted(leaves=leaves)
    if leaves is LeavesWith.someone:
        someone = reading.words(form, "someone", LONGEST_WORDS)
        why = reading.words(form, "why", LONGEST_WORDS)
        if errors := _lacks(someone, why):
            return _page(encounter, errors)
        noted = DepartureNoted(leaves=leaves, someone=someone, reason=why)
    parting.part(here(), encounter, noted)
    if _after() is After.stop:
        return redirect(url_for("saved.saved"), addresses.SEE_OTHER)
    return addresses.go_to(Place.steps, encounter)


def _save_company(encounter: EncounterId) -> None:
    form = request.form
    brought, speaks = (reading.words(form, one, LONGEST_WORDS) for one in ("brought", "speaks"))
    rehearsed = reading.choice(form, "rehearsed", Rehearsed) if "rehearsed" in form else None
    if brought or speaks or rehearsed:
        noted = CompanyNoted(brought=brought, speaks=speaks, rehearsed=rehearsed)
        parting.note_company(here(), encounter, noted)


def _lacks(someone: str, why: str) -> tuple[tuple[str, Said], ...]:
    missing = (
        ("someone", someone, officer("Write who it is.")),
        ("why", why, officer("Write why this is safe.")),
    )
    return tuple((field, words) for field, given, words in missing if not given)


def _after() -> After:
    given = request.args.get("after", "")
    return After(given) if given in set(After) else After.steps


def _page(encounter: EncounterId, errors: tuple[tuple[str, Said], ...] = ()) -> Response:
    found = assessing.look(here(), encounter)
    noted = found.encounter.departure
    form = request.form
    return respond(
        "leaving/_leave.html",
        title=officer("Who do they leave with?"),
        status=REFUSED if errors else 200,
        encounter=encounter,
        is_child=found.assessment.child_route,
        leaves=form.get("leaves", noted.leaves if noted else ""),
        someone=form.get("someone", noted.someone if noted else ""),
        why=form.get("why", noted.reason if noted else ""),
        company=found.encounter.company,
        choices=tuple((one.value, *map(officer, LEAVES[one])) for one in LeavesWith),
        never=tuple(map(officer, NEVER_WITH)),
        rehearsed=tuple((one.value, officer(REHEARSED[one])) for one in Rehearsed),
        errors=errors,
        messages=dict(errors),
        after=_after(),
    )
