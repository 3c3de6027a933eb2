"""Law and help here: dated facts, never certain, each with its source and its age."""

from collections.abc import Mapping

from flask import Blueprint
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import advising
from app.casework import renewing
from app.casework.advising import LawHere
from app.casework.advising import Place
from app.domain.catalogue import Kind
from app.domain.dated_fact import Topic
from app.domain.encounter import EncounterId
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import directory
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import on_day

blueprint = Blueprint("law", __name__)
TOPICS: Mapping[Topic, str] = {
    Topic.scheme: marked("How referral works"),
    Topic.who_refers: marked("Who may refer"),
    Topic.consent: marked("Does the person have to agree?"),
    Topic.child: marked("Under 18, or maybe"),
    Topic.duty: marked("Duty to notify"),
    Topic.recovery: marked("Time to recover"),
    Topic.stay: marked("Right to stay, for information only"),
    Topic.law: marked("What the law asks for"),
    Topic.conduct: marked("How to act"),
    Topic.figures: marked("Who is seen, and who is missed"),
}
KINDS: Mapping[Kind, str] = {
    Kind.labour: marked("work"),
    Kind.sexual: marked("the sale of sex"),
    Kind.criminal: marked("forced crime"),
    Kind.domestic: marked("work in a home"),
}


@blueprint.get("/law")
@no_record("law only")
def law() -> Response:
    """Show the law and the help of the place of this device."""
    return _page(advising.law(here()), url_for("home.home"))


@blueprint.get("/encounters/<id:encounter>/law")
def law_of(encounter: EncounterId) -> Response:
    """Show the law that an encounter is read by, and the help."""
    back = url_for("saved.take_up", encounter=encounter)
    return _page(advising.law_of(here(), encounter), back)


def _page(found: LawHere, back: str) -> Response:
    return respond(
        "law/_law.html",
        title=officer("Law and help here"),
        law=found,
        places=(found.place, *found.beneath),
        rows={place.jurisdiction.id: _rows(place, found) for place in _all(found)},
        gaps={place.jurisdiction.id: _gaps(place) for place in _all(found)},
        topics=TOPICS,
        child_means=_child_means(found),
        on_day=on_day,
        is_content_old=renewing.is_old(here()),
        back=back,
    )


def _all(found: LawHere) -> tuple[Place, ...]:
    return (found.place, *found.beneath)


def _rows(place: Place, found: LawHere) -> tuple[directory.ContactRow, ...]:
    return directory.rows(place.contacts, found.today)


def _gaps(place: Place) -> Said | str:
    """Name whom the unit still has to find a number for."""
    return listing(voices().officer_language, (officer(one.name) for one in place.missing))


def _child_means(found: LawHere) -> Said | str:
    """Name the types in which the law asks for control of a child too."""
    return listing(
        voices().officer_language, (officer(KINDS[one]) for one in found.child_means)
    )
