"""Looking at it both ways: another account beside the facts; both may be true."""

from dataclasses import dataclass

from flask import Blueprint
from flask import request
from werkzeug.wrappers import Response

from app.casework import comparing
from app.casework.comparing import Laid
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.comparison import Beside
from app.domain.encounter import EncounterId
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.wording import SOURCES

blueprint = Blueprint("comparisons", __name__)
SILENCES = {
    None: marked("Not asked"),
    State.unknown: marked("Did not know"),
    State.declined: marked("Did not want to say"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a column: the sign, how it is known, and the page that explains it."""

    code: Code | None
    words: Said
    source: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One sign that nobody answered, with the question that asks it, where there is one."""

    code: Code
    words: Said
    kind: Said
    question: QuestionId | None
    asks: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One comparison put into words."""

    laid: Laid

    @property
    def control(self) -> tuple[Fact, ...]:
        """Give what points to control and use."""
        return tuple(map(self._fact, self.laid.comparison.control))

    @property
    def fits(self) -> tuple[Fact, ...]:
        """Give what fits the other account: signs, protective facts, and answers of no."""
        found = self.laid.comparison
        words = self.laid.edition.alternatives.words
        free = (
            Fact(code=None, words=officer(words(one)), source=officer("Said"))
            for one in found.free
        )
        return (*map(self._fact, found.fits), *free, *map(self._denied, found.denied))

    @property
    def silent(self) -> tuple[Open, ...]:
        """Give what nobody answered, each with the question that asks it."""
        return tuple(
            self._open(one.code, SILENCES[one.state]) for one in self.laid.comparison.silent
        )

    def _fact(self, known: Beside) -> Fact:
        source = officer(SOURCES[known.basis])
        return Fact(code=known.code, words=self._sign(known.code), source=source)

    def _denied(self, known: Beside) -> Fact:
        words = officer("Asked, and not so: %(sign)s", sign=self._sign(known.code))
        return Fact(code=known.code, words=words, source=officer(SOURCES[known.basis]))

    def _open(self, code: Code, kind: str) -> Open:
        question = self.laid.asked_by[code]
        asks = officer(self.laid.edition.question(question).officer) if question else None
        return Open(
            code=code, words=self._sign(code), kind=officer(kind), question=question, asks=asks
        )

    def _sign(self, wanted: Code) -> Said:
        rows = self.laid.edition.catalogue.indicators
        return officer(next(row.text for row in rows if row.code == wanted))


@blueprint.get("/encounters/<id:encounter>/compare")
def compare(encounter: EncounterId) -> Response:
    """Show all comparisons, those worth a look here first."""
    return respond(
        "comparisons/_compare.html",
        title=officer("Look at it both ways"),
        encounter=encounter,
        choice=comparing.choice(here(), encounter),
    )


@blueprint.get("/encounters/<id:encounter>/compare/<account>")
def account(encounter: EncounterId, account: str) -> Response:
    """Show one other account beside the facts; it ends with what is not decided."""
    laid = comparing.lay(here(), encounter, account)
    return respond(
        "comparisons/_account.html",
        title=officer("Look at it both ways"),
        encounter=encounter,
        other=laid.comparison.alternative,
        account=Account(laid=laid),
    )


@blueprint.post("/encounters/<id:encounter>/compare/<account>")
def ask(encounter: EncounterId, account: str) -> Response:
    """Go to the question that asks what is open; the account stays where it is."""
    reading.only(request.form, "question")
    question = QuestionId(reading.one(request.form, "question"))
    comparing.lay(here(), encounter, account)
    return addresses.go(comparing.take_up(here(), encounter, question))
