"""The advice line: who can be called, and what they will ask, with no personal data."""

from flask import Blueprint
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import advising
from app.casework import assessing
from app.casework.advising import LawHere
from app.domain.encounter import EncounterId
from app.web import directory
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer

blueprint = Blueprint("advice", __name__)


@blueprint.get("/advice")
@no_record("numbers and law only")
def line() -> Response:
    """Show whom to call."""
    return _page(advising.law(here()), None, url_for("home.home"), url_for("law.law"))


@blueprint.get("/encounters/<id:encounter>/advice")
def line_here(encounter: EncounterId) -> Response:
    """Show whom to call, with a call sheet of this encounter."""
    found = advising.law_of(here(), encounter)
    result = Result(found=assessing.look(here(), encounter))
    back = url_for("saved.take_up", encounter=encounter)
    return _page(found, result, back, url_for("law.law_of", encounter=encounter))


def _page(found: LawHere, result: Result | None, back: str, more: str) -> Response:
    places = (found.place, *found.beneath)
    return respond(
        "advice/_advice.html",
        title=officer("Advice line"),
        jurisdiction=found.place.jurisdiction,
        contacts=tuple(r for one in places for r in directory.rows(one.contacts, found.today)),
        gaps=found.gaps,
        result=result,
        more=more,
        back=back,
    )
