"""Places of the flow as addresses: the only room where a step and a URL meet.

An address holds ids, and for a detour the place to go on to; nothing else.
"""

from collections.abc import Callable
from collections.abc import Mapping
from functools import partial

from flask import Flask
from flask import redirect
from flask import url_for
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from app.casework.step import Place
from app.casework.step import Step
from app.domain.encounter import EncounterId

SEE_OTHER = 303


class IdConverter(BaseConverter):
    """Takes an id in an address in exactly the form in which ids are made."""

    regex = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def install(app: Flask) -> None:
    """Let the addresses of an app hold ids; before its screens are registered."""
    app.url_map.converters["id"] = IdConverter


_ENDPOINTS: Mapping[Place, str] = {
    Place.signs: "observations.signs",
    Place.danger: "observations.danger",
    Place.now: "observations.now",
    Place.setting: "places.choose",
    Place.packs: "packs.choose",
    Place.language: "languages.choose",
    Place.interpreter: "talks.interpreter",
    Place.findings: "assessments.findings",
    Place.steps: "steps.steps",
    Place.offence: "offences.offence",
    Place.receipt: "receipts.receipt",
    Place.leave: "leaving.ask",
    Place.plan: "plans.plan",
    Place.rights: "rights.card",
    Place.agree: "agreement.ask",
    Place.age_assessment: "judgements.age",
    Place.referral: "referrals.check",
}


def of(step: Step) -> str:
    """Give the address of a step."""
    match step.place:
        case Place.home:
            return url_for("home.home")
        case Place.sending:
            return url_for("sending.tray")
        case Place.age:
            return url_for("referrals.row", encounter=step.encounter, row=step.place)
        case Place.question:
            if step.question is None:
                return url_for("saved.take_up", encounter=step.encounter)
            return url_for(
                "questions.question", encounter=step.encounter, question=step.question
            )
        case _:
            address = partial(url_for, _ENDPOINTS[step.place], encounter=step.encounter)
            return _with_detour(address, step.then)


def _with_detour(address: Callable[..., str], then: Place | None) -> str:
    return address(next=then.value) if then else address()


def go(step: Step) -> Response:
    """Answer with the address of a step, to be fetched with GET."""
    return redirect(of(step), SEE_OTHER)


def go_to(place: Place, encounter: EncounterId) -> Response:
    """Answer with the address of a place of one encounter, to be fetched with GET."""
    return go(Step(place=place, encounter=encounter))


def place_of(place: Place, encounter: EncounterId) -> str:
    """Give the address of a place of one encounter."""
    return of(Step(place=place, encounter=encounter))


def place(name: str, otherwise: Place) -> Place:
    """Read the place of a detour from an address; an unknown one counts as not given."""
    return Place(name) if name in set(Place) else otherwise
