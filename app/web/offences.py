"""Pause on the offence: written down, told to the right people; it never decides."""

from flask import Blueprint
from flask import request
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import protecting
from app.casework.step import Place
from app.domain.answers import Age
from app.domain.encounter import EncounterId
from app.domain.event import OffencePaused
from app.domain.telling import PauseTold
from app.domain.telling import TellingWay
from app.domain.telling import Told
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import AGES
from app.web.wording import PAUSE_FIELDS
from app.web.wording import TELLING_WAYS
from app.web.wording import TOLD
from app.web.wording import on_day

blueprint = Blueprint("offences", __name__)
LONGEST_LINE = 200

AGES_THEN = (Age.child, Age.adult, Age.unknown)


@blueprint.get("/encounters/<id:encounter>/offence")
def offence(encounter: EncounterId) -> Response:
    """Show what to write down, filled in with what is noted already."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/offence")
def pause(encounter: EncounterId) -> Response:
    """Save the pause, and who was told now; too many words stay on the page."""
    form = request.form
    reading.only(form, *PAUSE_FIELDS, "age_then", "told", "how", "name", "when")
    ticked = reading.choices(form, "told", Told)
    how = reading.choice(form, "how", TellingWay) if "how" in form else TellingWay.in_person
    try:
        words = {field: reading.words(form, field) for field in PAUSE_FIELDS}
        name, earlier = (reading.words(form, one, LONGEST_LINE) for one in ("name", "when"))
    except reading.TooLong as error:
        message = officer("Too long by %(count)s letters.", count=error.length - error.limit)
        return _page(encounter, (error.field, message))
    age = reading.choice(form, "age_then", Age) if "age_then" in form else Age.not_asked
    written = OffencePaused(told=ticked, age_then=age, **words)
    told = tuple(PauseTold(told=Told(one), how=how, name=name, when=earlier) for one in ticked)
    protecting.pause(here(), encounter, written, told)
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
        fields=PAUSE_FIELDS,
        words={field: form.get(field, _noted(result, field)) for field in PAUSE_FIELDS},
        age_then=form.get("age_then", noted.age_then if noted else ""),
        ages=tuple((age.value, officer(AGES[age])) for age in AGES_THEN),
        told=protecting.told(result.found.encounter),
        ways=tuple((way.value, officer(TELLING_WAYS[way])) for way in TellingWay),
        telling=TELLING_WAYS,
        choices=TOLD,
        error=error,
        today=here().clock.now().date(),
    )


def _noted(result: Result, field: str) -> str:
    noted = result.found.encounter.pause
    if noted is not None:
        return str(getattr(noted, field))
    match field:
        case "offence":
            return _kinds(result)
        case "link":
            return _control(result)
        case _:
            return ""


def _kinds(result: Result) -> str:
    noted = result.found.encounter.offences
    kinds = result.found.edition.card().offences
    says = (officer(kind.says) for kind in kinds if kind.id in noted)
    return listing(voices().officer_language, says)


def _control(result: Result) -> str:
    means = next(row for row in result.strands if row.kind == "means")
    return "\n".join(words.words for words, _ in means.lines)
