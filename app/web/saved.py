"""What is kept on this device, by code word and time; never by name.

A search is posted, so that no word of it stands in an address. The turn of the last row,
by which the next page is asked for, is a place in an order and tells nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import resuming
from app.casework import visiting
from app.casework import welcoming
from app.domain.audit import Operation
from app.domain.encounter import EncounterId
from app.domain.listing import Search
from app.domain.listing import Stage
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("saved", __name__)
LONGEST_TURN: Final = 80
STAGES: Final[Mapping[str, str]] = {
    "": marked("All"),
    Stage.open: marked("Not sent"),
    Stage.sent: marked("Sealed to send"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed into the search, as it was typed, and the stages to choose from."""

    words: str
    day: str
    stage: str
    stages: tuple[tuple[str, Said], ...]


@blueprint.get("/saved")
@no_record("code words, times and counts")
def saved() -> Response:
    """Show what is kept, the one changed last first, page by page."""
    after = request.args.get("after", "")
    is_first = not after.isdecimal()
    tray = delivering.tray(here())
    return respond(
        "saved/_saved.html",
        title=officer("Saved"),
        page=resuming.saved(here(), Search(after="" if is_first else after)),
        is_first=is_first,
        sites=visiting.sites(here()) if is_first else (),
        talks=welcoming.open_talks(here()),
        waiting=len(tray.waiting) + len(tray.needs_you),
        asked=_asked(),
    )


@blueprint.post("/saved/search")
@does(Operation.consultation, kind="search")
def search() -> Response:
    """Show what fits the words, the day and how far it came."""
    form = request.form
    reading.only(form, "words", "day", "stage", "after")
    day = _day(reading.one(form, "day"))
    if day is None and reading.one(form, "day"):
        return _found(None, officer("This is no day. Leave it empty, or choose one."))
    wanted = resuming.search_for(
        here(),
        reading.words(form, "words", reading.SHORT),
        day,
        reading.choice(form, "stage", Stage) if reading.one(form, "stage") else None,
        reading.words(form, "after", LONGEST_TURN),
    )
    if wanted == Search():
        return redirect(url_for("saved.saved"), addresses.SEE_OTHER)
    return _found(wanted)


@blueprint.get("/encounters/<id:encounter>")
def take_up(encounter: EncounterId) -> Response:
    """Go on where an encounter stopped: at the same question, the card, or the findings."""
    return addresses.go(resuming.take_up(here(), encounter))


def _found(wanted: Search | None, error: Said | None = None) -> Response:
    return respond(
        "saved/_found.html",
        title=officer("Find"),
        status=REFUSED if error else 200,
        page=resuming.saved(here(), wanted) if wanted else None,
        error=error,
        asked=_asked(),
    )


def _asked() -> Asked:
    """Give what stands in the search now, to be shown again."""
    form = request.form
    return Asked(
        words=form.get("words", ""),
        day=form.get("day", ""),
        stage=form.get("stage", ""),
        stages=tuple((value, officer(words)) for value, words in STAGES.items()),
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
