"""Contacts of the unit: the numbers that only the unit knows, with the day of their check."""

from datetime import date

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import advising
from app.casework import settling
from app.domain.dated_fact import ContactRole
from app.domain.own_contact import OwnContact
from app.i18n.voices import Said
from app.web import addresses
from app.web import directory
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("contacts", __name__)
Filled = dict[str, object]
Errors = tuple[tuple[str, Said], ...]


@blueprint.get("/contacts")
@no_record("numbers of the unit")
def contacts() -> Response:
    """Show the unit's own contacts, what is still missing, and a form for one more."""
    fills = request.args.get("fills", "")
    gap = next((one for one in advising.law(here()).gaps if one.id == fills), None)
    given: Filled = {"checked_on": here().clock.now().date().isoformat(), "fills": ""}
    if gap is not None:
        given |= {"name": officer(gap.name), "role": gap.role.value, "fills": gap.id}
    return _page(given, ())


@blueprint.post("/contacts")
@no_record("numbers of the unit")
def keep() -> Response:
    """Keep one contact, or take one off the list."""
    form = request.form
    if "drop" in form:
        reading.only(form, "drop")
        settling.drop_contact(here(), reading.one(form, "drop"))
        return redirect(url_for("contacts.contacts"), addresses.SEE_OTHER)
    reading.only(form, "role", "name", "number", "hours", "serves", "checked_on", "fills")
    given: Filled = {name: reading.words(form, name, reading.SHORT) for name in form}
    checked = _day(str(given.get("checked_on", "")))
    errors = _errors(given, checked)
    if errors or checked is None:
        return _page(given, errors)
    settling.keep_contact(here(), _contact(given, checked))
    return redirect(url_for("contacts.contacts"), addresses.SEE_OTHER)


def _contact(given: Filled, checked: date) -> OwnContact:
    return OwnContact(
        id=here().ids.event(),
        role=reading.choice(request.form, "role", ContactRole),
        name=str(given["name"]),
        number=str(given["number"]),
        checked_on=checked,
        hours=str(given.get("hours", "")),
        serves=str(given.get("serves", "")),
        fills=str(given.get("fills", "")),
    )


def _errors(given: Filled, checked: date | None) -> Errors:
    lacks = (
        ("name", not given.get("name"), officer("Write who it is.")),
        ("number", not given.get("number"), officer("Write the number.")),
        ("checked_on", checked is None, officer("Choose the day when you checked it.")),
    )
    return tuple((field, words) for field, is_wrong, words in lacks if is_wrong)


def _day(typed: str) -> date | None:
    """Read a day; one that has not come yet was not a day of checking."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day <= here().clock.now().date() else None


def _page(given: Filled, errors: Errors) -> Response:
    desk = here()
    found = advising.law(desk)
    own = desk.device.profile().contacts
    return respond(
        "contacts/_contacts.html",
        title=officer("Contacts of your unit"),
        status=REFUSED if errors else 200,
        own=tuple(zip(own, directory.rows(own, found.today), strict=True)),
        gaps=found.gaps,
        roles=tuple((role.value, officer(directory.ROLES[role])) for role in ContactRole),
        given=given,
        errors=errors,
        wrong=dict(errors),
    )
