"""The officer's own view, a blind second look, an age assessment, and the supervisor's list."""

from collections.abc import Mapping
from enum import StrEnum

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import judging
from app.casework.assessing import Findings
from app.casework.errors import NeedsReason
from app.casework.errors import SameOfficer
from app.domain.answers import Age
from app.domain.audit import Operation
from app.domain.encounter import EncounterId
from app.domain.judgement import AboveReason
from app.domain.judgement import BelowReason
from app.domain.judgement import Certainty
from app.domain.judgement import Direction
from app.domain.judgement import JudgementNoted
from app.domain.judgement import accord
from app.domain.judgement import direction
from app.domain.outcome import Outcome
from app.domain.pack import Edition
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.judgement_words import ABOVE
from app.web.judgement_words import ACCORDS
from app.web.judgement_words import BELOW
from app.web.judgement_words import CERTAINTIES
from app.web.judgement_words import reason
from app.web.judgement_words import shown
from app.web.results import Result
from app.web.results import card
from app.web.speaking import officer
from app.web.wording import SOURCES

blueprint = Blueprint("judgements", __name__)
Errors = tuple[tuple[str, Said], ...]


class Assessed(StrEnum):
    """What an age assessment can come to."""

    adult = "adult"
    child = "child"


AGES: Mapping[Assessed, str] = {
    Assessed.adult: marked("18 or over"),
    Assessed.child: marked("Under 18"),
}


@blueprint.get("/encounters/<id:encounter>/judgement")
def view(encounter: EncounterId) -> Response:
    """Show the officer's view beside the outcome of the rules."""
    return _view_page(encounter)


@blueprint.post("/encounters/<id:encounter>/judgement")
def judge(encounter: EncounterId) -> Response:
    """Save a view; below the rules it needs a reason."""
    form = request.form
    reading.only(form, "view", "certainty", "above", "below", "words")
    missing = tuple(
        (field, officer(words))
        for field, words in (
            ("view", marked("Choose your view.")),
            ("certainty", marked("Say how sure you are.")),
        )
        if field not in form
    )
    if missing:
        return _view_page(encounter, missing)
    chosen = reading.choice(form, "view", Outcome)
    rule = assessing.look(here(), encounter).assessment.outcome
    noted = JudgementNoted(
        view=chosen,
        rule=rule,
        certainty=reading.choice(form, "certainty", Certainty),
        reason=_reason(direction(chosen, rule)),
        words=reading.words(form, "words"),
    )
    try:
        judging.judge(here(), encounter, noted)
    except NeedsReason:
        return _view_page(encounter, (("below", officer("Choose a reason.")),))
    return _to_view(encounter)


@blueprint.get("/encounters/<id:encounter>/age-assessment")
def age(encounter: EncounterId) -> Response:
    """Show what an age assessment needs."""
    return _age_page(encounter)


@blueprint.post("/encounters/<id:encounter>/age-assessment")
def assess_age(encounter: EncounterId) -> Response:
    """Record an age assessment; without who made it there is none."""
    form = request.form
    reading.only(form, "age", "by", "words")
    by = reading.words(form, "by", reading.SHORT)
    errors = (*_lacks(form, "age", marked("Choose the age.")),)
    if not by:
        errors += (("by", officer("Write who made it.")),)
    if errors:
        return _age_page(encounter, errors)
    found = Age(reading.choice(form, "age", Assessed).value)
    judging.assess_age(here(), encounter, found, by, reading.words(form, "words"))
    return _to_view(encounter)


@blueprint.get("/encounters/<id:encounter>/second-look")
def second(encounter: EncounterId) -> Response:
    """Show a colleague the facts alone."""
    return _second_page(encounter)


@blueprint.post("/encounters/<id:encounter>/second-look")
def look_again(encounter: EncounterId) -> Response:
    """Save how a colleague sorted the facts; nothing that stands can be changed."""
    form = request.form
    reading.only(form, "looker", "view", "certainty")
    looker = reading.words(form, "looker", reading.SHORT)
    errors = (
        *_lacks(form, "view", marked("Choose your view.")),
        *_lacks(form, "certainty", marked("Say how sure you are.")),
    )
    if errors:
        return _second_page(encounter, errors)
    chosen = reading.choice(form, "view", Outcome)
    certainty = reading.choice(form, "certainty", Certainty)
    try:
        judging.look_again(here(), encounter, looker, chosen, certainty)
    except SameOfficer:
        told = officer("Write the staff code of somebody who was not part of this.")
        return _second_page(encounter, (("looker", told),))
    return _to_view(encounter)


@blueprint.get("/judgements")
@does(Operation.consultation, kind="views_below")
def below() -> Response:
    """Show every view below the rules, for the supervisor."""
    return respond(
        "judgements/_below.html",
        title=officer("Views below the result"),
        rows=judging.below(here()),
        shown=shown,
        reason=reason,
        certainties=CERTAINTIES,
    )


def weighed_of(found: Findings) -> tuple[Said, ...]:
    """Say the officer's view, and how colleagues sorted the same; nothing before."""
    noted = found.encounter.judgement
    lines = (
        (shown(found.edition, noted), officer(CERTAINTIES[noted.certainty])) if noted else ()
    )
    why = reason(noted.reason) if noted else None
    looks = found.encounter.looks
    seen = (officer(ACCORDS[accord(looks)]),) if looks else ()
    return (*lines, *((why,) if why else ()), *seen)


def _reason(way: Direction) -> str:
    """Read the reason of the direction that the view has; the other one does not count."""
    form = request.form
    if way is Direction.above and form.get("above"):
        return reading.choice(form, "above", AboveReason)
    if way is Direction.below and form.get("below"):
        return reading.choice(form, "below", BelowReason)
    return ""


def _lacks(form: reading.Form, field: str, words: str) -> Errors:
    return () if field in form else ((field, officer(words)),)


def _to_view(encounter: EncounterId) -> Response:
    address = url_for("judgements.view", encounter=encounter)
    return redirect(address, addresses.SEE_OTHER)


def _outcomes(edition: Edition) -> list[tuple[str, Said]]:
    return [(one, officer(edition.guidance.words(one).shown)) for one in Outcome]


def _certainties() -> list[tuple[str, Said]]:
    return [(one, officer(says)) for one, says in CERTAINTIES.items()]


def _view_page(encounter: EncounterId, errors: Errors = ()) -> Response:
    found = assessing.look(here(), encounter)
    noted = found.encounter.judgement
    not_needed = ("", officer("No reason chosen"))
    return respond(
        "judgements/_judgement.html",
        title=officer("Your view"),
        status=REFUSED if errors else 200,
        result=Result(found=found),
        noted=noted,
        beside=shown(found.edition, noted) if noted else "",
        why=reason(noted.reason) if noted else None,
        form=request.form,
        errors=errors,
        wrong=dict(errors),
        outcomes=_outcomes(found.edition),
        certainties=_certainties(),
        certainty=officer(CERTAINTIES[noted.certainty]) if noted else "",
        above=(not_needed, *((one, officer(says)) for one, says in ABOVE.items())),
        below=(not_needed, *((one, officer(says)) for one, says in BELOW.items())),
        accord=officer(ACCORDS[accord(found.encounter.looks)]),
        age_doubted=found.assessment.child_route or found.encounter.age_assessment,
    )


def _age_page(encounter: EncounterId, errors: Errors = ()) -> Response:
    return respond(
        "judgements/_age.html",
        title=officer("Age assessment"),
        status=REFUSED if errors else 200,
        encounter=encounter,
        noted=assessing.look(here(), encounter).encounter.age_assessment,
        form=request.form,
        errors=errors,
        wrong=dict(errors),
        ages=[(one, officer(says)) for one, says in AGES.items()],
        said=AGES,
    )


def _second_page(encounter: EncounterId, errors: Errors = ()) -> Response:
    blind = judging.blind(here(), encounter)
    return respond(
        "judgements/_second_look.html",
        title=officer("Second look"),
        status=REFUSED if errors else 200,
        encounter=encounter,
        cards=tuple(map(card, blind.strands)),
        around=[(officer(one.text), officer(SOURCES[one.basis])) for one in blind.around],
        is_settled=blind.accord.is_settled,
        form=request.form,
        errors=errors,
        wrong=dict(errors),
        outcomes=_outcomes(blind.edition),
        certainties=_certainties(),
    )
