"""Why a record of another day is opened: one tap, once in a sitting, kept in the journal."""

from collections.abc import Mapping
from typing import Any
from typing import Final

from flask import Blueprint
from flask import current_app
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework.daybook import Daybook
from app.domain.audit import Purpose
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.site_record import SiteId
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import writes_itself
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("purposes", __name__)
LINE: Final = "the line holds the purpose"

PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.carry_on: marked("Go on with this person"),
    Purpose.follow_up: marked("Make a call, or follow up"),
    Purpose.refer: marked("Work on the referral"),
    Purpose.review: marked("Check the work of the unit"),
    Purpose.asked: marked("The person or a court asks for it"),
}
_ASKS: Final[Mapping[str, str]] = {
    "encounter": "purposes.of_encounter",
    "envelope": "purposes.of_envelope",
    "site": "purposes.of_site",
}
_OPENS: Final[Mapping[str, str]] = {
    "encounter": "saved.take_up",
    "envelope": "received.referral",
    "site": "sites.site",
}


def ask(kind: str, about: str) -> Response:
    """Show the purposes instead of the record; a tap leads on to what was wanted."""
    return respond(
        "purposes/_why.html",
        title=officer("Before you open this"),
        action=_address(_ASKS[kind], kind, about),
        then=request.full_path.removesuffix("?"),
        purposes=tuple((one.value, officer(words)) for one, words in PURPOSES.items()),
    )


@blueprint.post("/encounters/<id:encounter>/why")
@writes_itself(LINE, shows=False)
def of_encounter(encounter: EncounterId) -> Response:
    """Open a record for a purpose."""
    return _told("encounter", encounter)


@blueprint.post("/received/<id:envelope>/why")
@writes_itself(LINE, shows=False)
def of_envelope(envelope: EnvelopeId) -> Response:
    """Open a received referral again for a purpose."""
    return _told("envelope", envelope)


@blueprint.post("/sites/<id:site>/why")
@writes_itself(LINE, shows=False)
def of_site(site: SiteId) -> Response:
    """Open a place with many people for a purpose."""
    return _told("site", site)


def _told(kind: str, about: str) -> Response:
    reading.only(request.form, "purpose", "then")
    purpose = reading.choice(request.form, "purpose", Purpose)
    wanted = reading.one(request.form, "then")
    daybook: Daybook = current_app.extensions["daybook"]
    daybook.tell(kind, about, purpose)
    return redirect(_onward(kind, about, wanted), addresses.SEE_OTHER)


def _onward(kind: str, about: str, wanted: str) -> str:
    """Give the page that was wanted, if it is one of this very record."""
    start = _address(_OPENS[kind], kind, about)
    is_ours = wanted == start or wanted.startswith((f"{start}/", f"{start}?"))
    return wanted if is_ours and wanted.isprintable() else start


def _address(endpoint: str, kind: str, about: str) -> str:
    values: dict[str, Any] = {kind: about}
    return url_for(endpoint, **values)
