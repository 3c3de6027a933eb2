"""Pause on the offence: written down, told to the right people; it never decides."""

from enum import StrEnum

from flask import Blueprint
from flask import request
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import protecting
from app.casework.step import Place
from app.domain.encounter import EncounterId
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import on_day

blueprint = Blueprint("offences", __name__)


class Told(StrEnum):
    """Who can be told about the pause."""

    supervisor = "supervisor"
    custody = "custody"
    investigator = "investigator"
    prosecutor = "prosecutor"
    person = "person"


TOLD = {
    Told.supervisor: marked("My supervisor"),
    Told.custody: marked("The custody or duty officer"),
    Told.investigator: marked("The investigator"),
    Told.prosecutor: marked("The prosecutor"),
    Told.person: marked("The person, and that they can have a lawyer"),
}


@blueprint.get("/encounters/<id:encounter>/offence")
def offence(encounter: EncounterId) -> Response:
    """Show what to write down, filled in with what is noted already."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/offence")
def pause(encounter: EncounterId) -> Response:
    """Save the pause, with who was told; too many words stay on the page."""
    form = request.form
    reading.only(form, "offence", "link", "told")
    told = reading.choices(form, "told", Told)
    try:
        offence = reading.words(form, "offence")
        link = reading.words(form, "link")
    except reading.TooLong as error:
        message = officer("Too long by %(count)s letters.", count=error.length - error.limit)
        return _page(encounter, (error.field, message))
    protecting.pause(here(), encounter, offence, link, told)
    return addresses.go_to(Place.steps, encounter)


def _page(encounter: EncounterId, error: tuple[str, Said] | None = None) -> Response:
    result = Result(found=assessing.look(here(), encounter))
    noted = result.found.encounter.pause
    form = request.form
    return respond(
        "steps/_offence.html",
        title=officer("Pause on the offence"),
        on_day=on_day,
        status=422 if error else 200,
        encounter=encounter,
        result=result,
        offence=form.get("offence", noted.offence if noted else _kinds(result)),
        link=form.get("link", noted.link if noted else _control(result)),
        told=frozenset(form.getlist("told") or (noted.told if noted else ())),
        choices=TOLD,
        error=error,
    )


def _kinds(result: Result) -> str:
    noted = result.found.encounter.offences
    kinds = result.found.edition.card().offences
    says = (officer(kind.says) for kind in kinds if kind.id in noted)
    return listing(voices().officer_language, says)


def _control(result: Result) -> str:
    means = next(row for row in result.strands if row.kind == "means")
    return "\n".join(words.words for words, _ in means.lines)
