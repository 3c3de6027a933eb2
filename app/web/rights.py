"""The rights card: shown to the person in their language; unreviewed words are told first."""

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import consenting
from app.casework import interviewing
from app.casework.step import Place
from app.casework.step import Step
from app.domain.encounter import EncounterId
from app.domain.pack import Edition
from app.domain.text import Text
from app.web import addresses
from app.web import languages
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.shown import is_told_first
from app.web.shown import said
from app.web.shown import shown
from app.web.speaking import officer
from app.web.speaking import person
from app.web.speaking import speak_to
from app.web.speaking import voices

blueprint = Blueprint("rights", __name__)
UNDERSTOOD = {"yes": True, "question": False}


@blueprint.get("/encounters/<id:encounter>/rights")
def card(encounter: EncounterId) -> Response:
    """Show the card of one encounter; the language is chosen first."""
    found = assessing.look(here(), encounter)
    if found.encounter.language is None:
        return addresses.go(_language_first(found.encounter.id))
    speak_to(found.encounter.language)
    back = url_for("steps.steps", encounter=encounter)
    paper = url_for("prints.sheet", encounter=encounter, what="rights")
    action = url_for("rights.answered", encounter=encounter)
    return _card(found.edition, back, action, paper)


@blueprint.post("/encounters/<id:encounter>/rights")
def answered(encounter: EncounterId) -> Response:
    """Keep which words were shown, and whether they were understood."""
    reading.only(request.form, "understood", "language")
    found = assessing.look(here(), encounter)
    if reading.one(request.form, "language") != found.encounter.language:
        return addresses.go_to(Place.rights, encounter)
    understood = UNDERSTOOD.get(reading.one(request.form, "understood"))
    if understood is None:
        raise reading.NotOffered(field="understood")
    words = shown(speak_to(found.encounter.language), _texts(found.edition), found.edition)
    consenting.rights_shown(here(), encounter, words, understood=understood)
    return addresses.go_to(Place.steps, encounter)


@blueprint.get("/rights")
@no_record("a card without a person")
def from_home() -> Response:
    """Show the card without an encounter, in the language chosen last."""
    profile = here().device.profile()
    if not profile.recents:
        return redirect(url_for("rights.choose"), addresses.SEE_OTHER)
    speak_to(profile.recents[0])
    return _card(here().shelf.current(profile.jurisdiction), url_for("rights.choose"), "")


@blueprint.get("/rights/language")
@no_record("a card without a person")
def choose() -> Response:
    """Choose the language of the card from Home."""
    return languages.language_page(url_for("rights.chosen"), url_for("home.home"))


@blueprint.post("/rights/language")
@no_record("a card without a person")
def chosen() -> Response:
    """Remember the language and show the card; or find one first."""
    if languages.FIND in request.form:
        return choose()
    interviewing.remember_language(here(), languages.chosen_tag())
    return redirect(url_for("rights.from_home"), addresses.SEE_OTHER)


def _card(edition: Edition, back: str, action: str, paper: str = "") -> Response:
    lines = said(voices(), _texts(edition))
    if is_told_first(lines) and "told" not in request.args:
        return respond(
            "rights/_before.html",
            title=officer("Before you show this"),
            back=back,
            href=f"{request.path}?told=yes",
        )
    return respond(
        "rights/_rights.html",
        title=person("Your rights"),
        language=voices().person_language,
        rights=edition.jurisdiction.rights,
        foot=edition.jurisdiction.rights_foot,
        back=back,
        action=action,
        paper=paper,
    )


def _texts(edition: Edition) -> tuple[Text, ...]:
    lines = tuple(line.says for line in edition.jurisdiction.rights)
    return (*lines, edition.jurisdiction.rights_foot)


def _language_first(where: EncounterId) -> Step:
    return Step(place=Place.language, encounter=where, then=Place.rights)
