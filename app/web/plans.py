"""The plan of the next days: who calls whom, what came of it; and the calls that are due."""

from flask import Blueprint
from flask import request
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import delivering
from app.casework import following_up
from app.casework.step import Place
from app.domain.audit import Operation
from app.domain.call import PLANNED_HOURS
from app.domain.call import CallPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.call import MissingNoted
from app.domain.encounter import EncounterId
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.wording import CALL_RESULTS
from app.web.wording import CALL_STATES
from app.web.wording import WITHIN
from app.web.wording import when

blueprint = Blueprint("plans", __name__)
LONGEST_WORDS = 1_000
MISSING = ("may_go", "may_fetch", "tell_first")


@blueprint.get("/encounters/<id:encounter>/plan")
def plan(encounter: EncounterId) -> Response:
    """Show the calls of the next days, and what to write for a new one."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/plan")
def add(encounter: EncounterId) -> Response:
    """Plan one call; it needs both people and a safe way."""
    form = request.form
    reading.only(form, "caller", "called", "hours", "safe_way")
    given = {
        name: reading.words(form, name, LONGEST_WORDS)
        for name in ("caller", "called", "safe_way")
    }
    hours = reading.count(form, "hours")
    if hours is not None and hours not in PLANNED_HOURS:
        raise reading.NotOffered(field="hours")
    lacks = tuple(
        (name, officer("Write this too.")) for name, words in given.items() if not words
    )
    if hours is None:
        lacks = (*lacks, ("hours", officer("Choose one.")))
    if hours is None or lacks:
        return _page(encounter, lacks)
    call = CallPlanned(
        caller=given["caller"], called=given["called"], hours=hours, way=given["safe_way"]
    )
    following_up.plan_call(here(), encounter, call)
    return addresses.go_to(Place.plan, encounter)


@blueprint.post("/encounters/<id:encounter>/plan/<int:call>")
def tried(encounter: EncounterId, call: int) -> Response:
    """Save what came of a call; without an answer it stays due."""
    form = request.form
    reading.only(form, "result", "happened")
    following_up.try_call(
        here(),
        encounter,
        CallTried(
            planned=call,
            result=reading.choice(form, "result", CallResult),
            words=reading.words(form, "happened", LONGEST_WORDS),
        ),
    )
    return addresses.go_to(Place.plan, encounter)


@blueprint.post("/encounters/<id:encounter>/plan/missing")
def missing(encounter: EncounterId) -> Response:
    """Save what to do when a young person goes missing."""
    reading.only(request.form, *MISSING)
    may_go, may_fetch, first = (
        reading.words(request.form, name, LONGEST_WORDS) for name in MISSING
    )
    note = MissingNoted(may_go=may_go, may_fetch=may_fetch, tell_first=first)
    following_up.note_missing(here(), encounter, note)
    return addresses.go_to(Place.plan, encounter)


@blueprint.get("/calls")
@does(Operation.consultation, kind="calls")
def due() -> Response:
    """Show every call that is due, by code word and time; never by name."""
    tray = delivering.tray(here())
    return respond(
        "plans/_due.html",
        title=officer("Calls"),
        rows=following_up.due_calls(here()),
        states=CALL_STATES,
        waiting=len(tray.waiting) + len(tray.needs_you),
    )


def _page(encounter: EncounterId, errors: tuple[tuple[str, Said], ...] = ()) -> Response:
    found = assessing.look(here(), encounter)
    planned = following_up.plan(here(), encounter)
    form = request.form
    return respond(
        "plans/_plan.html",
        title=officer("The next days"),
        status=REFUSED if errors else 200,
        encounter=encounter,
        is_child=found.assessment.child_route,
        plan=planned,
        states=CALL_STATES,
        results=CALL_RESULTS,
        hours=tuple((str(one), officer(WITHIN[one])) for one in PLANNED_HOURS),
        new={name: form.get(name, "") for name in ("caller", "called", "hours", "safe_way")},
        staff=here().device.profile().staff,
        when=when,
        errors=errors,
        messages=dict(errors),
    )
