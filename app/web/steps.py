"""Next steps in their order, and stopping with everything saved."""

from enum import StrEnum

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import parting
from app.casework import protecting
from app.casework import resuming
from app.casework import welcoming
from app.casework.protecting import Row
from app.casework.step import Place
from app.domain.encounter import EncounterId
from app.domain.event import StepId
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.wording import CHILD_AGREES
from app.web.wording import STEPS

blueprint = Blueprint("steps", __name__)


class Mark(StrEnum):
    """What a tap on a step means."""

    done = "done"
    reopened = "reopened"


@blueprint.get("/encounters/<id:encounter>/steps")
def steps(encounter: EncounterId) -> Response:
    """Show the ordered list; one row at most is the next one."""
    found = protecting.steps(here(), encounter)
    is_child = found.findings.assessment.child_route
    agree = {Row.agree: (STEPS[Row.agree][0], CHILD_AGREES)} if is_child else {}
    return respond(
        "steps/_steps.html",
        title=officer("Next steps"),
        encounter=encounter,
        steps=found,
        words={**STEPS, **agree},
        addresses=_addresses(encounter),
    )


@blueprint.post("/encounters/<id:encounter>/steps")
def mark(encounter: EncounterId) -> Response:
    """Tick a step off, or take the tick back."""
    reading.only(request.form, "step", "mark")
    step = reading.choice(request.form, "step", StepId)
    verb = {Mark.done: protecting.mark, Mark.reopened: protecting.reopen}
    verb[reading.choice(request.form, "mark", Mark)](here(), encounter, step)
    return addresses.go_to(Place.steps, encounter)


@blueprint.post("/encounters/<id:encounter>/stop")
def stop(encounter: EncounterId) -> Response:
    """Save and stop: all is saved already; go to the list of what is kept.

    Where control was seen, who they leave with is asked first: once, and never in danger.
    A talk at a desk does not end without saying how.
    """
    reading.only(request.form)
    resuming.stop(here(), encounter)
    if welcoming.must_say_why(here(), encounter):
        return redirect(url_for("desk_talks.ask", encounter=encounter), addresses.SEE_OTHER)
    if parting.ask_at_the_end(here(), encounter):
        over = url_for("leaving.ask", encounter=encounter, after="stop")
        return redirect(over, addresses.SEE_OTHER)
    return redirect(url_for("saved.saved"), addresses.SEE_OTHER)


def _addresses(encounter: EncounterId) -> dict[Row, str]:
    return {
        Row.offence: url_for("offences.offence", encounter=encounter),
        Row.rights: url_for("rights.card", encounter=encounter),
        Row.agree: url_for("agreement.ask", encounter=encounter),
        Row.send: url_for("referrals.check", encounter=encounter),
        Row.receipt: url_for("receipts.receipt", encounter=encounter),
        Row.leave: url_for("leaving.ask", encounter=encounter),
        Row.plan: url_for("plans.plan", encounter=encounter),
    }
