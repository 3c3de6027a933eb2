"""What the answers show: the evidence in three strands, and what would change it."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.casework import assessing
from app.casework import moving
from app.casework import reckoning
from app.domain.encounter import EncounterId
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.judgements import weighed_of
from app.web.meanings import sign_links
from app.web.results import Result
from app.web.speaking import officer
from app.web.wages import kept_working

blueprint = Blueprint("assessments", __name__)


@blueprint.get("/encounters/<id:encounter>/findings")
def findings(encounter: EncounterId) -> Response:
    """Show the sorted evidence; it never says who the person is."""
    found = assessing.look(here(), encounter)
    return respond(
        "encounters/_findings.html",
        title=officer("What the answers show"),
        result=Result(found=found),
        sign_links=sign_links,
        is_newer=moving.is_newer_here(here(), found.encounter, found.edition),
        weighed=weighed_of(found),
        pay=kept_working(reckoning.sheet_of(found.edition, found.encounter)),
    )
