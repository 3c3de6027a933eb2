"""A talk and newer content: what would change, what does not fit; move it or let it stay."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import moving
from app.casework.moving import Crossing
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownQuestion
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.renewals import groups_of
from app.web.speaking import officer
from app.web.wording import ABSENT_ANSWERS

blueprint = Blueprint("crossings", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer as it can still be read: words where they are known, else the bare codes."""

    asked: Said | str
    replied: tuple[Said | str, ...]


@blueprint.get("/encounters/<id:encounter>/content")
def look(encounter: EncounterId) -> Response:
    """Show what newer content would change in this talk, and its answers."""
    crossing = moving.look(here(), encounter)
    aside = crossing.encounter.noted.set_aside
    return respond(
        "encounters/_content.html",
        title=officer("Newer questions"),
        crossing=crossing,
        groups=groups_of(crossing.changes),
        leaving=_rows(crossing, crossing.moved.questions),
        aside=tuple(_row(crossing, one, answer) for one, answer in aside.items()),
        answers=() if crossing.old else _rows(crossing, crossing.answers),
        action=url_for("crossings.cross", encounter=encounter),
        back=url_for("saved.take_up", encounter=encounter) if crossing.old else "",
    )


@blueprint.post("/encounters/<id:encounter>/content")
def cross(encounter: EncounterId) -> Response:
    """Move the talk to the content that was looked at."""
    reading.only(request.form, "edition")
    moving.cross(here(), encounter, Digest(reading.one(request.form, "edition")))
    return redirect(url_for("saved.take_up", encounter=encounter), addresses.SEE_OTHER)


def _rows(crossing: Crossing, wanted: Iterable[QuestionId]) -> tuple[AnswerRow, ...]:
    return tuple(_row(crossing, one, crossing.answers[one]) for one in wanted)


def _row(crossing: Crossing, question: QuestionId, answer: Answer) -> AnswerRow:
    """Read one answer by its own content, else by the newer one, else as it was stored."""
    for edition in (crossing.old, crossing.new):
        if edition is not None and (row := _read(edition, question, answer)):
            return row
    bare = (answer.absence.value,) if isinstance(answer, Absent) else answer.replies
    return AnswerRow(asked=question, replied=bare)


def _read(edition: Edition, question: QuestionId, answer: Answer) -> AnswerRow | None:
    try:
        asked = edition.question(question)
    except UnknownQuestion:
        return None
    if isinstance(answer, Absent):
        replied: tuple[Said | str, ...] = (officer(ABSENT_ANSWERS[answer.absence]),)
    else:
        says = {reply.id: reply.says for reply in asked.replies}
        replied = tuple(officer(says[one]) if one in says else one for one in answer.replies)
    return AnswerRow(asked=officer(asked.officer), replied=replied)
