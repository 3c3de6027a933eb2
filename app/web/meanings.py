"""Does this count? One page for each sign, one tap from wherever the sign stands."""

from collections.abc import Iterable
from collections.abc import Mapping

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import explaining
from app.casework.step import Place
from app.casework.step import Step
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import Element
from app.domain.encounter import EncounterId
from app.i18n.voices import marked
from app.web import addresses
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("meanings", __name__)
SPEAKS_OF: Mapping[Element, str] = {
    Element.act: marked("This sign speaks of what was done."),
    Element.means: marked("This sign speaks of how they are controlled."),
    Element.purpose: marked("This sign speaks of what for."),
    Element.context: marked("This sign is shown beside the others and never counted."),
}
NEVER = (
    marked("No single sign decides. Never hold against them:"),
    marked("a changed story, silence, coming back, a phone, being paid, agreeing at first."),
)


@blueprint.get("/signs/<code>")
@no_record("the meaning of a sign")
def sign(code: str) -> Response:
    """Explain one sign, without an encounter."""
    return _page(code, None, url_for("home.home"))


@blueprint.get("/encounters/<id:encounter>/signs/<code>")
def sign_here(encounter: EncounterId, code: str) -> Response:
    """Explain one sign, and lead back to the page that it stands on."""
    asked = request.args.get("question")
    place = addresses.place(request.args.get("next", ""), Place.findings)
    question = QuestionId(asked) if asked else None
    if question is not None:
        place = Place.question
    back = addresses.of(Step(place=place, encounter=encounter, question=question))
    return _page(code, encounter, back)


def sign_links(encounter: EncounterId, codes: Iterable[Code]) -> list[str]:
    """Give the addresses that explain some signs and lead back to the findings."""
    here_too = "meanings.sign_here"
    return [url_for(here_too, encounter=encounter, code=code) for code in codes]


def _page(code: str, encounter: EncounterId | None, back: str) -> Response:
    found = explaining.explain(here(), Code(code), encounter)
    return respond(
        "meanings/_sign.html",
        title=officer("Does this count?"),
        sign=found.sign,
        sources=found.sources,
        speaks_of=[officer(SPEAKS_OF[one]) for one in found.sign.elements],
        never=[officer(line) for line in NEVER],
        back=back,
    )
