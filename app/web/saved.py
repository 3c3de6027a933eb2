"""What is kept on this device, by code word and time; never by name."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import resuming
from app.casework import visiting
from app.casework import welcoming
from app.domain.encounter import EncounterId
from app.web import addresses
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("saved", __name__)


@blueprint.get("/saved")
@no_record("code words, times and counts")
def saved() -> Response:
    """Show what is kept, the one changed last first."""
    tray = delivering.tray(here())
    return respond(
        "saved/_saved.html",
        title=officer("Saved"),
        rows=resuming.saved(here()),
        sites=visiting.sites(here()),
        talks=welcoming.open_talks(here()),
        waiting=len(tray.waiting) + len(tray.needs_you),
    )


@blueprint.get("/encounters/<id:encounter>")
def take_up(encounter: EncounterId) -> Response:
    """Go on where an encounter stopped: at the same question, the card, or the findings."""
    return addresses.go(resuming.take_up(here(), encounter))
