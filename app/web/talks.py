"""Conditions of the talk: interpreter, who is there, breaks, how they are, asking again."""

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import attending
from app.casework import filling_in
from app.casework import interviewing
from app.casework.step import Place
from app.domain.answers import QuestionId
from app.domain.certificate import certificate
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import Presence
from app.domain.interview import PresenceNoted
from app.domain.interview import Ticked
from app.domain.interview import Welfare
from app.domain.retelling import AskAgain
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.form_words import AGAIN
from app.web.form_words import MEANS
from app.web.form_words import PRESENCE
from app.web.form_words import TICKED
from app.web.form_words import WELFARE
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("talks", __name__)
LONGEST_PLACE = 300
BREAK = "break"


@blueprint.get("/encounters/<id:encounter>/interpreter")
def interpreter(encounter: EncounterId) -> Response:
    """Show the means of language, one tap each, and what is worth noting about them."""
    noted = _noted(encounter)
    last = certificate(noted).interpreters
    return respond(
        "talks/_interpreter.html",
        title=officer("Interpreter"),
        encounter=encounter,
        then=addresses.place(request.args.get("next", ""), Place.steps),
        means=MEANS,
        ticked=tuple((one.value, officer(words)) for one, words in TICKED.items()),
        last=last[-1] if last else None,
        back=url_for("talks.conditions", encounter=encounter),
    )


@blueprint.post("/encounters/<id:encounter>/interpreter")
def note_interpreter(encounter: EncounterId) -> Response:
    """Save who carries the language, and go on."""
    form = request.form
    reading.only(form, "means", "called", "independent", "chosen", "checked")
    noted = InterpreterNoted(
        means=reading.choice(form, "means", InterpreterKind),
        name=reading.words(form, "called", LONGEST_PLACE),
        independent=_ticked("independent"),
        chosen=_ticked("chosen"),
        checked=_ticked("checked"),
    )
    attending.note_interpreter(here(), encounter, noted)
    if addresses.place(request.args.get("next", ""), Place.steps) is Place.question:
        return addresses.go(interviewing.next_step(here(), encounter))
    return redirect(url_for("talks.conditions", encounter=encounter), addresses.SEE_OTHER)


@blueprint.get("/encounters/<id:encounter>/conditions")
def conditions(encounter: EncounterId) -> Response:
    """Show what the certificate holds so far, and who was there."""
    noted = _noted(encounter)
    found = filling_in.look_at(here(), encounter)
    written = found.by_key("interview.certificate") if found else None
    return respond(
        "talks/_conditions.html",
        title=officer("How you talked"),
        encounter=encounter,
        noted=certificate(noted),
        written=written.words if written else "",
        presence=tuple((one.value, officer(words)) for one, words in PRESENCE.items()),
        ticked=tuple((one.value, officer(words)) for one, words in TICKED.items()),
        back=url_for("steps.steps", encounter=encounter),
        longest_place=LONGEST_PLACE,
    )


@blueprint.post("/encounters/<id:encounter>/conditions")
def note_presence(encounter: EncounterId) -> Response:
    """Save where the talk takes place and who is there."""
    form = request.form
    reading.only(form, "where", "present", "private")
    noted = PresenceNoted(
        place=reading.words(form, "where", LONGEST_PLACE),
        present=tuple(map(Presence, reading.choices(form, "present", Presence))),
        private=_ticked("private"),
    )
    attending.note_presence(here(), encounter, noted)
    return redirect(url_for("talks.conditions", encounter=encounter), addresses.SEE_OTHER)


@blueprint.get("/encounters/<id:encounter>/welfare")
def welfare(encounter: EncounterId) -> Response:
    """Ask how the person is, and offer a break."""
    noted = _noted(encounter)
    return respond(
        "talks/_welfare.html",
        title=officer("How are they?"),
        encounter=encounter,
        pace=attending.pace(here(), noted),
        states=WELFARE,
        back=url_for("saved.take_up", encounter=encounter),
    )


@blueprint.post("/encounters/<id:encounter>/welfare")
def note_welfare(encounter: EncounterId) -> Response:
    """Save how the person is; upset leads to what helps, anything else back to the talk."""
    reading.only(request.form, "welfare")
    if reading.one(request.form, "welfare") == BREAK:
        attending.take_break(here(), encounter)
        return addresses.go(interviewing.next_step(here(), encounter))
    how = reading.choice(request.form, "welfare", Welfare)
    attending.note_welfare(here(), encounter, how)
    if how is Welfare.upset:
        return respond(
            "talks/_upset.html",
            title=officer("How are they?"),
            encounter=encounter,
            back=url_for("talks.welfare", encounter=encounter),
        )
    return addresses.go(interviewing.next_step(here(), encounter))


@blueprint.get("/encounters/<id:encounter>/questions/<question>/again")
def again(encounter: EncounterId, question: str) -> Response:
    """Show what was told already, and ask why it is asked again."""
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    return respond(
        "talks/_again.html",
        title=officer("Ask again"),
        encounter=encounter,
        asked=asked,
        told=attending.told_before(here(), asked.encounter, asked.question.id),
        reasons=AGAIN,
        back=url_for("questions.question", encounter=encounter, question=question),
    )


@blueprint.post("/encounters/<id:encounter>/questions/<question>/again")
def ask_again(encounter: EncounterId, question: str) -> Response:
    """Save the reason and go back to the question."""
    reading.only(request.form, "reason")
    asked = interviewing.asked(here(), encounter, QuestionId(question))
    reason = reading.choice(request.form, "reason", AskAgain)
    attending.ask_again(here(), encounter, asked.question.id, reason)
    address = url_for("questions.question", encounter=encounter, question=question)
    return redirect(address, addresses.SEE_OTHER)


def _noted(encounter: EncounterId) -> Encounter:
    return here().encounters.open(encounter)


def _ticked(field: str) -> Ticked:
    if field not in request.form:
        return Ticked.not_known
    return reading.choice(request.form, field, Ticked)
