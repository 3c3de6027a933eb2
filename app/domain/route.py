"""Which questions are asked: one pass over the content, derived afresh from the answers.

Conditions see only what is noted on the path, and only what comes earlier. An answer that
is off the path stays where it is and does not count; changing back restores it.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.domain.answers import QuestionId
from app.domain.condition import AllOf
from app.domain.condition import AnyOf
from app.domain.condition import Condition
from app.domain.condition import truth
from app.domain.edition_table import EditionTable
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.errors import UnknownQuestion
from app.domain.known import FAILS
from app.domain.known import HOLDS
from app.domain.known import Known
from app.domain.noted import Noted
from app.domain.on_record import on_record
from app.domain.pack import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Where the questions lead now.

    `questions` are on the path: those of the way in its order, after those that were
    answered on another way. `open` are without an answer and may still be asked, once
    something earlier is known. `next` is the first question of the way without an answer.
    `off_path` keep an answer that does not count. `on_record` are left out of a sparing
    way, since other answers have settled them.
    """

    questions: tuple[QuestionId, ...]
    open: tuple[QuestionId, ...]
    next: QuestionId | None
    off_path: tuple[QuestionId, ...]
    on_record: tuple[QuestionId, ...] = ()


def path(edition: Edition, encounter: Encounter) -> Path:
    """Give the path of one encounter; raises UnknownQuestion."""
    return path_along(edition, encounter.noted)


def path_along(edition: Edition, noted: Noted) -> Path:
    """Give the path of what is noted, along its way; raises UnknownQuestion."""
    known = known_of(edition, noted)
    on_path, answers = known.on_path, noted.answers
    ahead = known.table.way(noted.way)
    spared = on_record(known) if noted.sparing else frozenset()
    along = tuple([one for one in ahead if one in on_path and one not in spared])
    beside = on_path.keys() - along - spared
    asked = on_path.keys() | known.off_path | answers.keys()
    return Path(
        questions=(*(one for one in on_path if one in beside), *along),
        open=tuple([one for one in ahead if one not in asked]),
        next=next((one for one in along if one not in answers), None),
        off_path=tuple([one for one in answers if one not in on_path]),
        on_record=tuple([one for one in ahead if one in spared]),
    )


def known_of(edition: Edition, noted: Noted) -> Known:
    """Take what is answered and what the way asks; raises UnknownQuestion."""
    table = edition_table(edition)
    wanted = noted.answers.keys() | table.way(noted.way)
    _require_known(table, wanted)
    return known_along(table, noted, wanted)


def known_along(table: EditionTable, noted: Noted, wanted: AbstractSet[QuestionId]) -> Known:
    """Take the wanted questions in the order of the content, each where it is asked."""
    known = Known(table=table, noted=noted)
    for question, asking in table.questions.items():
        if question in wanted:
            if asking.condition is None:
                known.on_path[question] = asking
            else:
                _take(known, question, asking.condition)
    return known


def _require_known(table: EditionTable, wanted: AbstractSet[QuestionId]) -> None:
    for question in wanted - table.questions.keys():
        raise UnknownQuestion(question)


def _take(known: Known, question: QuestionId, condition: Condition) -> None:
    """Put one question on the path where its condition holds; an open one stays out."""
    if isinstance(condition, (AnyOf, AllOf)):
        found = truth(condition, known.test)
    else:
        found = known.test(condition)
    if found is HOLDS:
        known.on_path[question] = known.table.questions[question]
    elif found is FAILS:
        known.off_path.add(question)
