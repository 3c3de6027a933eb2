"""Asking: one question a page, one tap an answer; words, another way, does this count."""

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import attending
from app.casework import explaining
from app.casework import interviewing
from app.casework import reckoning
from app.casework.interviewing import Asked
from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.encounter import EncounterId
from app.domain.event import WordsNoted
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.signs import ticks_of
from app.web.speaking import officer
from app.web.speaking import person
from app.web.speaking import speak_to
from app.web.speaking import voices
from app.web.wording import ABSENT_ANSWERS

blueprint = Blueprint("questions", __name__)
LONG_LINE = 60
ROOMY = 4
YES = "yes"


@blueprint.post("/encounters/<id:encounter>/ask")
def begin(encounter: EncounterId) -> Response:
    """Take up one way through the questions."""
    reading.only(request.form, "way", "sparing")
    way = reading.one(request.form, "way")
    sparing = reading.one(request.form, "sparing") == YES
    return addresses.go(interviewing.begin(here(), encounter, way, sparing=sparing))


@blueprint.get("/encounters/<id:encounter>/questions/<question>")
def question(encounter: EncounterId, question: str) -> Response:
    """Show one question in two voices, with its coded replies."""
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    speak_to(asked.encounter.language)
    line = person(asked.question.officer)
    return respond(
        "questions/_question.html",
        title=officer("Question"),
        encounter=encounter,
        asked=asked,
        before=_before(asked),
        level="sm" if _is_tight(asked) or len(line.words) > LONG_LINE else "",
        is_tight=_is_tight(asked),
        is_first=asked.position == 1,
        noted=_noted(asked),
        back=_back(asked),
        chosen=asked.current.replies if isinstance(asked.current, Given) else (),
        is_missing=not line.is_translated,
        is_about_pay=reckoning.is_about_pay(asked.question),
        is_several="several" in request.args and asked.question.several,
        ticks=ticks_of(here(), asked),
        told=attending.told_before(here(), asked.encounter, asked.question.id),
        pace=attending.pace(here(), asked.encounter),
    )


@blueprint.post("/encounters/<id:encounter>/questions/<question>")
def answer(encounter: EncounterId, question: str) -> Response:
    """Save one answer and go to what comes next."""
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    given = reading.answer(request.form, asked.question)
    at = reading.count(request.form, "at")
    return addresses.go(interviewing.answer(here(), encounter, asked.question.id, given, at))


@blueprint.get("/encounters/<id:encounter>/questions/<question>/words")
def words(encounter: EncounterId, question: str) -> Response:
    """Show the field for the person's own words."""
    return _words_page(encounter, question)


@blueprint.post("/encounters/<id:encounter>/questions/<question>/words")
def note_words(encounter: EncounterId, question: str) -> Response:
    """Save the person's own words; too many or none stay on the page with the reason."""
    reading.only(request.form, "words")
    typed = reading.one(request.form, "words")
    try:
        found = reading.words(request.form, "words")
    except reading.TooLong as error:
        message = officer("Too long by %(count)s letters.", count=error.length - error.limit)
        return _words_page(encounter, question, typed, message)
    if not found:
        return _words_page(encounter, question, typed, officer("Write what they said."))
    interviewing.note_words(here(), encounter, found, QuestionId(question))
    address = url_for("questions.question", encounter=encounter, question=question)
    return redirect(address, addresses.SEE_OTHER)


@blueprint.get("/encounters/<id:encounter>/questions/<question>/another-way")
def another_way(encounter: EncounterId, question: str) -> Response:
    """Show why we ask, another way to ask, what not to ask, and what counts."""
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    speak_to(asked.encounter.language)
    return respond(
        "questions/_another_way.html",
        title=officer("Another way"),
        encounter=encounter,
        asked=asked,
        signs=explaining.signs_of(here(), asked),
        is_about_pay=reckoning.is_about_pay(asked.question),
    )


def _words_page(
    encounter: EncounterId, question: str, typed: str = "", error: Said | None = None
) -> Response:
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    speak_to(asked.encounter.language)
    return respond(
        "questions/_words.html",
        title=officer("Their words"),
        status=422 if error else 200,
        encounter=encounter,
        asked=asked,
        noted=_noted(asked),
        typed=typed,
        error=error,
    )


def _is_tight(asked: Asked) -> bool:
    """Say whether so many answers stand there that the lines above take less room."""
    return len(asked.question.replies) > ROOMY


def _noted(asked: Asked) -> tuple[WordsNoted, ...]:
    """Give what was written down at this question, in the person's own words."""
    return tuple(one for one in asked.encounter.words if one.question == asked.question.id)


def _back(asked: Asked) -> str:
    encounter = asked.encounter.id
    if asked.before is None:
        return url_for("observations.now", encounter=encounter)
    return url_for("questions.question", encounter=encounter, question=asked.before.id)


def _before(asked: Asked) -> Said | str:
    """Say what was saved last, for the line with Change."""
    match asked.before_answer:
        case Given(replies=replies) if asked.before:
            says = {reply.id: reply.says for reply in asked.before.replies}
            parts = (officer(says[reply]) for reply in replies)
            return listing(voices().officer_language, parts)
        case Absent(absence=absence):
            return officer(ABSENT_ANSWERS[absence])
        case _:
            return ""
