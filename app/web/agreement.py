"""Agree?: four facts in the person's language, one tap an answer, coded reasons after."""

from enum import StrEnum

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import consenting
from app.casework import referring
from app.casework.step import Place
from app.casework.step import Step
from app.domain.consent import AgreementAnswer
from app.domain.encounter import EncounterId
from app.domain.pack import Jurisdiction
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.shown import is_told_first
from app.web.shown import said
from app.web.shown import shown
from app.web.speaking import officer
from app.web.speaking import speak_to
from app.web.speaking import voices

blueprint = Blueprint("agreement", __name__)
WITH_REASONS = (AgreementAnswer.no, AgreementAnswer.could_not_ask)


class Hindrance(StrEnum):
    """Why the officer could not ask."""

    no_interpreter = "no_interpreter"
    not_alone = "not_alone"
    too_distressed = "too_distressed"
    unwell = "unwell"
    left = "left"


HINDRANCES = {
    Hindrance.no_interpreter: marked("No interpreter yet"),
    Hindrance.not_alone: marked("It was not safe to ask there"),
    Hindrance.too_distressed: marked("Too upset. They need a break."),
    Hindrance.unwell: marked("Too ill or too tired"),
    Hindrance.left: marked("They left before I could ask"),
}


@blueprint.get("/encounters/<id:encounter>/agree")
def ask(encounter: EncounterId) -> Response:
    """Show the facts and the answers; a child is told, not asked."""
    draft = referring.check(here(), encounter)
    if draft.encounter.language is None:
        then = Step(place=Place.language, encounter=draft.encounter.id, then=Place.agree)
        return addresses.go(then)
    speak_to(draft.encounter.language)
    lines = said(voices(), draft.edition.jurisdiction.agreement)
    if is_told_first(lines) and "told" not in request.args:
        return _before(encounter)
    return respond(
        "agreement/_agree.html",
        title=officer("Agree?"),
        encounter=encounter,
        draft=draft,
        facts=draft.edition.jurisdiction.agreement,
        back=url_for("steps.steps", encounter=encounter),
    )


@blueprint.post("/encounters/<id:encounter>/agree")
def answer(encounter: EncounterId) -> Response:
    """Save the answer with the very words that were shown; a no asks why, gently."""
    reading.only(request.form, "answer", "reason", "language", "asked_why")
    draft = referring.check(here(), encounter)
    if reading.one(request.form, "language") != draft.encounter.language:
        return addresses.go_to(Place.agree, encounter)
    given = reading.choice(request.form, "answer", AgreementAnswer)
    offered = _reasons(draft.edition.jurisdiction, given)
    reasons = reading.choices(request.form, "reason", offered)
    facts = draft.edition.jurisdiction.agreement
    words = shown(speak_to(draft.encounter.language), facts, draft.edition)
    consenting.agree(here(), encounter, given, reasons, words)
    return _onwards(encounter, given, is_explained="asked_why" in request.form)


@blueprint.get("/encounters/<id:encounter>/agree/reasons")
def reasons(encounter: EncounterId) -> Response:
    """Ask for the coded reasons of a no, or of not having asked."""
    draft = referring.check(here(), encounter)
    if draft.agreement is None or draft.agreement.answer not in WITH_REASONS:
        return addresses.go_to(Place.agree, encounter)
    speak_to(draft.encounter.language)
    return respond(
        "agreement/_reasons.html",
        title=officer("Why"),
        encounter=encounter,
        draft=draft,
        reasons=_reasons(draft.edition.jurisdiction, draft.agreement.answer),
        skip=url_for("steps.steps", encounter=encounter),
    )


def _onwards(encounter: EncounterId, given: AgreementAnswer, *, is_explained: bool) -> Response:
    if given in WITH_REASONS and not is_explained:
        address = url_for("agreement.reasons", encounter=encounter)
        return redirect(address, addresses.SEE_OTHER)
    if given is AgreementAnswer.yes:
        return addresses.go(referring.refer_now(here(), encounter))
    return addresses.go_to(Place.steps, encounter)


def _reasons(jurisdiction: Jurisdiction, given: AgreementAnswer) -> dict[str, Said]:
    if given is AgreementAnswer.no:
        return {reason.id: officer(reason.says) for reason in jurisdiction.refusal_reasons}
    if given is AgreementAnswer.could_not_ask:
        return {reason.value: officer(words) for reason, words in HINDRANCES.items()}
    return {}


def _before(encounter: EncounterId) -> Response:
    return respond(
        "rights/_before.html",
        title=officer("Before you show this"),
        back=url_for("steps.steps", encounter=encounter),
        href=url_for("agreement.ask", encounter=encounter, told="yes"),
    )
