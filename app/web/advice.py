"""The advice line: who can be called, and what they will ask, with no personal data."""

from flask import Blueprint
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import assessing
from app.domain.dated_fact import ContactRole
from app.domain.encounter import EncounterId
from app.domain.pack import Jurisdiction
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer
from app.web.wording import on_day

blueprint = Blueprint("advice", __name__)
ORDER = (
    ContactRole.advice,
    ContactRole.child,
    ContactRole.support,
    ContactRole.labour,
    ContactRole.authority,
    ContactRole.police,
    ContactRole.emergency,
)


@blueprint.get("/advice")
def line() -> Response:
    """Show whom to call."""
    edition = here().shelf.current(here().device.profile().jurisdiction)
    return _page(edition.jurisdiction, None, url_for("home.home"))


@blueprint.get("/encounters/<id:encounter>/advice")
def line_here(encounter: EncounterId) -> Response:
    """Show whom to call, with a call sheet of this encounter."""
    found = assessing.look(here(), encounter)
    back = url_for("saved.take_up", encounter=encounter)
    return _page(found.edition.jurisdiction, Result(found=found), back)


def _page(jurisdiction: Jurisdiction, result: Result | None, back: str) -> Response:
    shown = sorted(jurisdiction.contacts, key=lambda contact: ORDER.index(contact.role))
    return respond(
        "advice/_advice.html",
        title=officer("Advice line"),
        jurisdiction=jurisdiction,
        contacts=tuple(shown),
        result=result,
        on_day=on_day,
        today=here().clock.now().date(),
        back=back,
    )
