"""Look and listen, danger or child, and what now."""

from flask import Blueprint
from flask import request
from werkzeug.wrappers import Response

from app.casework import advising
from app.casework import assessing
from app.casework import interviewing
from app.casework import moving
from app.casework import observing
from app.casework.choosing import setting_of
from app.casework.step import Place
from app.domain.dated_fact import ContactRole
from app.domain.encounter import EncounterId
from app.web import addresses
from app.web import directory
from app.web import reading_forms as reading
from app.web.deeds import writes_itself
from app.web.desk import here
from app.web.hypermedia import fragment
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer

blueprint = Blueprint("observations", __name__)
TAP = "tick"


@blueprint.post("/encounters")
@writes_itself("collection, with the new id")
def begin() -> Response:
    """Start an encounter: with the card, or with one way through the questions."""
    reading.only(request.form, "way")
    way = reading.one(request.form, "way")
    encounter = observing.begin(here())
    if way:
        return addresses.go(interviewing.begin(here(), encounter.id, way))
    return addresses.go_to(Place.signs, encounter.id)


@blueprint.get("/encounters/<id:encounter>/signs")
def signs(encounter: EncounterId) -> Response:
    """Show the look-and-listen card."""
    view = observing.card(here(), encounter)
    return respond(
        "encounters/_signs.html",
        title=officer("Look and listen"),
        encounter=encounter,
        view=view,
    )


@blueprint.post("/encounters/<id:encounter>/signs")
def note_signs(encounter: EncounterId) -> Response:
    """Save taps on the card; one tap answers with the count, the button with what now."""
    form = request.form
    reading.only(form, "sign", "was", "offence", "offence_was", "action")
    changed = _save_signs(encounter, form)
    _save_offences(encounter, form)
    if reading.one(form, "action") == TAP:
        return _counted(encounter, changed, request.path)
    return addresses.go_to(Place.now, encounter)


@blueprint.get("/encounters/<id:encounter>/danger")
def danger(encounter: EncounterId) -> Response:
    """Show the two choices that leave the normal path: call now, may be under 18."""
    law = advising.law_of(here(), encounter)
    child = (one for one in law.place.contacts if one.role is ContactRole.child)
    return respond(
        "encounters/_danger.html",
        title=officer("Danger or child"),
        encounter=encounter,
        view=observing.card(here(), encounter),
        contacts=tuple(one for one in law.place.contacts if one.role is ContactRole.emergency),
        for_children=directory.rows(child, law.today),
    )


@blueprint.post("/encounters/<id:encounter>/danger")
def note_danger(encounter: EncounterId) -> Response:
    """Save taps on danger and child; one tap answers with the button alone."""
    reading.only(request.form, "sign", "was", "action")
    changed = _save_signs(encounter, request.form)
    if reading.one(request.form, "action") == TAP:
        return _counted(encounter, changed, request.path)
    return addresses.go_to(Place.now, encounter)


@blueprint.get("/encounters/<id:encounter>/now")
def now(encounter: EncounterId) -> Response:
    """Show the outcome, one reason, and what to do now."""
    found = assessing.look(here(), encounter)
    return respond(
        "encounters/_now.html",
        title=officer("What now"),
        result=Result(found=found),
        where=setting_of(found.edition, found.encounter),
        is_newer=moving.is_newer_here(here(), found.encounter, found.edition),
    )


def _save_signs(where: EncounterId, form: reading.Form) -> frozenset[str]:
    added, removed = reading.differences(form, "sign", "was")
    if added | removed:
        observing.change_signs(here(), where, frozenset(added), frozenset(removed))
    return frozenset(added | removed)


def _save_offences(where: EncounterId, form: reading.Form) -> None:
    offered = tuple(kind.id for kind in observing.card(here(), where).card.offences)
    kinds = frozenset(reading.choices(form, "offence", offered))
    if kinds != frozenset(form.getlist("offence_was")):
        observing.note_offences(here(), where, kinds)


def _counted(encounter: EncounterId, changed: frozenset[str], post: str) -> Response:
    view = observing.card(here(), encounter)
    grouped = (sign for group in view.card.groups for sign in group.signs)
    shown = (*view.card.danger, *view.card.child, *grouped)
    return fragment(
        "encounters/_count.html",
        encounter=encounter,
        view=view,
        changed=tuple(sign for sign in shown if sign.code in changed),
        post=post,
    )
