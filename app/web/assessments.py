"""What the answers show: the evidence in three strands, and what would change it."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from app.casework import assessing
from app.web.desk import here
from app.web.desk import id_of
from app.web.hypermedia import respond
from app.web.results import Result
from app.web.speaking import officer

blueprint = Blueprint("assessments", __name__)


@blueprint.get("/encounters/<uuid:encounter>/findings")
def findings(encounter: UUID) -> Response:
    """Show the sorted evidence; it never says who the person is."""
    found = assessing.look(here(), id_of(encounter))
    return respond(
        "encounters/_findings.html",
        title=officer("What the answers show"),
        result=Result(found=found),
    )
