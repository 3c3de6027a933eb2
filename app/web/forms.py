"""The form: what is ready, what only the officer or the person can tell, one field a page."""

from enum import StrEnum

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.casework import filling_in
from app.casework.filling_in import FilledForm
from app.casework.step import Place
from app.domain.audit import Operation
from app.domain.encounter import EncounterId
from app.domain.explaining import NotKnown
from app.domain.filling import Filled
from app.domain.form import FormPath
from app.domain.form import Need
from app.domain.form import Who
from app.domain.notice import is_prepared
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.desk import here
from app.web.form_words import HINTS
from app.web.form_words import PATHS
from app.web.form_words import REASONS
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import in_english
from app.web.speaking import officer
from app.web.wording import on_day

blueprint = Blueprint("forms", __name__)
LONGEST_REASON = 1_000
MANY_ROWS = 8
FEW_ROWS = 2
ONE_LINE = 300
ELSEWHERE = frozenset({"person.age_band", "consent.referral", "language.spoken"})


class Act(StrEnum):
    """What is done with one field."""

    save = "save"
    explain = "explain"
    keep = "keep"


@blueprint.get("/encounters/<id:encounter>/form")
@does(Operation.consultation, Operation.combination)
def readiness(encounter: EncounterId) -> Response:
    """Show how ready the form is, by who can fill what is open."""
    found = _form(encounter)
    return respond(
        "forms/_form.html",
        title=officer("The form"),
        encounter=encounter,
        found=found,
        path=officer(PATHS[found.draft.path]),
        is_child=found.draft.path is FormPath.child,
        is_notice=found.draft.path is FormPath.notice,
        is_authority_open=any(hint.rule.name == "child" for hint in found.hints),
        hints=_hints(found),
        mine=found.open_for(Who.officer),
        theirs=found.open_for(Who.person),
        reasons=REASONS,
        in_english=in_english,
        checked=on_day(found.form.checked_on),
        is_old=found.form.review_by < here().clock.now().date(),
        address=lambda one: _address(encounter, one),
    )


@blueprint.get("/encounters/<id:encounter>/form/<field>")
def field(encounter: EncounterId, field: str) -> Response:
    """Show one field, with what the record proposes for it."""
    found = _form(encounter)
    return _field_page(encounter, found, _one(found, field))


@blueprint.post("/encounters/<id:encounter>/form/<field>")
def fill(encounter: EncounterId, field: str) -> Response:
    """Save what was written, or why it is not known, and go on."""
    reading.only(request.form, "act", "words", "choice", "reason", "why")
    found = _form(encounter)
    one = _one(found, field)
    try:
        act = reading.choice(request.form, "act", Act)
        if act is Act.explain:
            if "reason" not in request.form:
                return _field_page(encounter, found, one, ("reason", officer("Choose one.")))
            reason = reading.choice(request.form, "reason", NotKnown)
            why = reading.words(request.form, "why", LONGEST_REASON)
            filling_in.explain(here(), encounter, one.field, reason, why)
        elif act is Act.keep:
            filling_in.keep_hits(here(), encounter, one.field.key)
            return redirect(url_for("forms.note", encounter=encounter), addresses.SEE_OTHER)
        else:
            filling_in.write(here(), encounter, one, _typed(one))
    except reading.TooLong as error:
        told = officer("Too long by %(count)s letters.", count=error.length - error.limit)
        return _field_page(encounter, found, one, (error.field, told))
    return _onwards(encounter, one)


@blueprint.get("/encounters/<id:encounter>/note")
@does(Operation.consultation, Operation.combination)
def note(encounter: EncounterId) -> Response:
    """Show the note without a name, whole, before anybody prepares it."""
    found = _form(encounter)
    if found.draft.path is not FormPath.notice:
        return redirect(url_for("forms.readiness", encounter=encounter), addresses.SEE_OTHER)
    by_key = {hit.key: found.by_key(hit.key) for hit in found.hits}
    return respond(
        "forms/_note.html",
        title=officer("A note without a name"),
        encounter=encounter,
        found=found,
        hits=tuple((hit, one) for hit in found.hits if (one := by_key[hit.key])),
        shown=tuple(one for one in found.fields if one.words),
        is_told=is_prepared(found.draft.encounter),
        in_english=in_english,
        address=lambda one: _address(encounter, one),
    )


@blueprint.post("/encounters/<id:encounter>/note")
def prepare(encounter: EncounterId) -> Response:
    """Note that the person was told, and lead to the last check."""
    reading.only(request.form)
    if _form(encounter).draft.path is FormPath.notice:
        filling_in.prepare_notice(here(), encounter)
    return addresses.go_to(Place.referral, encounter)


def _form(encounter: EncounterId) -> FilledForm:
    found = filling_in.look_at(here(), encounter)
    if found is None:
        raise NotFound
    return found


def _one(found: FilledForm, field: str) -> Filled:
    one = found.field(field)
    if one is None or one.field.need is Need.shown or one.field.key in ELSEWHERE:
        raise NotFound
    return one


def _typed(one: Filled) -> str:
    """Read a field of a page: ids of choices, one on each line, or words."""
    if not one.field.choices:
        return reading.words(request.form, "words", one.field.longest)
    chosen = reading.choices(
        request.form, "choice", (choice.id for choice in one.field.choices)
    )
    if len(chosen) > 1 and not one.field.several:
        raise reading.Repeated(field="choice")
    return "\n".join(chosen)


def _onwards(encounter: EncounterId, one: Filled) -> Response:
    """Go to the next open field that the officer alone can fill, or back to the list."""
    waiting = _form(encounter).open_for(Who.officer)
    later = (other for other in waiting if other.field.row >= one.field.row)
    following = next((other for other in later if other.field.id != one.field.id), None)
    if following is None or one.field.who is Who.person:
        return redirect(url_for("forms.readiness", encounter=encounter), addresses.SEE_OTHER)
    return redirect(_address(encounter, following), addresses.SEE_OTHER)


def _address(encounter: EncounterId, one: Filled) -> str:
    """Give the page of one field, or the screen where it belongs."""
    match one.field.key:
        case "person.age_band":
            return url_for("referrals.row", encounter=encounter, row=Place.age)
        case "consent.referral":
            return url_for("agreement.ask", encounter=encounter)
        case "language.spoken":
            return url_for("languages.choose", encounter=encounter, next=Place.referral)
        case _:
            return url_for("forms.field", encounter=encounter, field=one.field.id)


def _hints(found: FilledForm) -> tuple[tuple[Filled, Said], ...]:
    """Give the hints beyond open fields, which the list names already."""
    rows = ((found.by_key(hint.key), hint) for hint in found.hints if hint.rule.name != "gaps")
    return tuple((one, officer(HINTS[hint.rule])) for one, hint in rows if one is not None)


def _field_page(
    encounter: EncounterId,
    found: FilledForm,
    one: Filled,
    error: tuple[str, Said] | None = None,
) -> Response:
    hints = (hint for hint in found.hints if hint.key == one.field.key)
    held = next((hit for hit in found.hits if hit.key == one.field.key), None)
    return respond(
        "forms/_field.html",
        title=officer("The form"),
        status=REFUSED if error else 200,
        encounter=encounter,
        one=one,
        group=next(group for group in found.form.groups if group.id == one.field.group),
        typed=request.form.get("words", held.words if held else one.words),
        chosen=request.form.getlist("choice") or one.values,
        rows=FEW_ROWS if one.field.longest <= ONE_LINE else MANY_ROWS,
        is_theirs=one.field.who is Who.person,
        is_said_by_record=bool(one.proposal) and one.words == one.proposal,
        hints=tuple(officer(HINTS[hint.rule]) for hint in hints if hint.rule.name != "gaps"),
        hits=held.hits if held else (),
        reasons=tuple((reason.value, officer(words)) for reason, words in REASONS.items()),
        errors={error[0]: error[1]} if error else {},
        longest_reason=LONGEST_REASON,
    )
