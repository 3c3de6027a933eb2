"""What the golden journeys cover: questions reached, signs set present, signs set absent.

A sign counts only where a reply, a tick or the card states it in a journey; that some
question could show it is not enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import Element
from app.domain.catalogue import Noticed
from app.domain.catalogue import State
from app.domain.encounter import Encounter
from app.domain.ledger import ledger_of
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.walking import encounter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Questions reached, and the signs that stand present and absent, over some journeys."""

    questions: frozenset[QuestionId] = frozenset()
    present: frozenset[Code] = frozenset()
    absent: frozenset[Code] = frozenset()

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            questions=self.questions | other.questions,
            present=self.present | other.present,
            absent=self.absent | other.absent,
        )


def coverage_of(content: Content) -> Coverage:
    """Walk all journeys and give what they cover together."""
    edition = content.edition(content.jurisdictions[0], Digest("coverage"))
    journeys = (one for found in content.journeys.values() for one in found)
    walked = (_walked(edition, encounter_of(edition, one)) for one in journeys)
    return reduce(Coverage.__add__, walked, Coverage())


def uncovered(content: Content) -> Iterator[Mistake]:
    """Name every question and sign of the whole content that no journey covers."""
    covered, askable = coverage_of(content), frozenset(deniable(content))
    for pack in content.packs:
        for question in pack.questions:
            if question.id not in covered.questions:
                told = f'no journey reaches "{question.id}"'
                yield content.wrong(question.topic, "id", told)
    for row in content.catalogue.indicators:
        if row.code not in covered.present:
            told = f'no journey sets "{row.code}" present by a reply, a tick or the card'
            yield content.wrong(row.text, "code", told)
        if row.code in askable and row.code not in covered.absent:
            told = f'no journey sets "{row.code}" absent by a reply'
            yield content.wrong(row.text, "code", told)


def deniable(content: Content) -> Iterator[Code]:
    """Give the signs that a question asks about in words, so that somebody can say no.

    Context, such as a status, is never counted, and nobody has to deny it.
    """
    questions = (question for pack in content.packs for question in pack.questions)
    asked = {fact.code for one in questions for reply in one.replies for fact in reply.facts}
    for row in content.catalogue.indicators:
        is_counted = Element.context not in row.elements
        if row.code in asked and is_counted and Noticed.asked in row.noticed:
            yield row.code


def _walked(edition: Edition, encounter: Encounter) -> Coverage:
    facts = ledger_of(edition, encounter).facts
    return Coverage(
        questions=frozenset(encounter.answers),
        present=frozenset(one.code for one in facts if one.state is State.present),
        absent=frozenset(one.code for one in facts if one.state is State.absent),
    )
