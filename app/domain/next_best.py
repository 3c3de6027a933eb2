"""The next best questions, with the reason for each (method, section 6).

Safety comes first, whatever the outcome. Then what raises the outcome or a route most,
what opens an element or a dimension, and at last the lighter question.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId
from app.domain.asked import codes_of
from app.domain.catalogue import Code
from app.domain.control_check import TOPICS
from app.domain.edition_table import Asking
from app.domain.indicator_table import Row
from app.domain.indicator_table import table_of
from app.domain.next_question import furthest
from app.domain.next_question import is_enough
from app.domain.next_question import is_settled
from app.domain.outcome import Shown
from app.domain.progress import Progress
from app.domain.supposition import Supposition
from app.domain.supposition import suppose

MOST_QUESTIONS = 3
SAFETY = (Code("CTL17"), Code("DNG01"), Code("AGE01"), Code("DNG04"))
"""Alone? Danger? Age? Needs? A question that asks one of these is about safety."""
LAST = 9
"""A place after all others."""


class Why(StrEnum):
    """Why a question comes next."""

    safety = "safety"
    changes_outcome = "changes_outcome"
    opens_element = "opens_element"
    opens_dimension = "opens_dimension"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """One question that is worth asking, the codes it speaks to, and why."""

    question: QuestionId
    codes: tuple[Code, ...]
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worth:
    """What a question is worth: places in an order, none where it gives nothing."""

    safety: int
    rise: tuple[int, int] | None
    element: int | None
    opens_dimension: bool
    burden: int

    @property
    def why(self) -> Why | None:
        """The first reason that applies."""
        if self.safety < LAST:
            return Why.safety
        if self.rise is not None:
            return Why.changes_outcome
        if self.element is not None:
            return Why.opens_element
        return Why.opens_dimension if self.opens_dimension else None

    @property
    def order(self) -> tuple[int, ...]:
        """What is compared, the smallest first."""
        outcome, route = self.rise or (0, 0)
        element = LAST if self.element is None else self.element
        return (self.safety, -outcome, -route, element, not self.opens_dimension, self.burden)


def next_questions(progress: Progress) -> tuple[NextQuestion, ...]:
    """Give at most three; once there is enough, only those about safety."""
    supposition = suppose(progress)
    stop = is_settled(supposition)
    found = [
        NextQuestion(question=asking.question.id, codes=codes_of(asking), why=one.why)
        for one, asking in _ranked(supposition, progress.unasked)
        if one.why is not None and (one.why is Why.safety or not stop)
    ]
    return tuple(found[:MOST_QUESTIONS])


def best_next(progress: Progress) -> QuestionId | None:
    """Give the question that comes next on the way: the best, then in the order of the way."""
    safety = [asking for asking in progress.unasked if is_safety(asking)]
    if safety:
        return min(safety, key=_safety).question.id
    if not progress.unasked:
        return None
    _, first = _ranked(suppose(progress), progress.unasked)[0]
    return first.question.id


def may_stop(progress: Progress) -> bool:
    """Say that asking may stop now: there is enough, and nothing about safety is left."""
    return not any(map(is_safety, progress.unasked)) and is_enough(progress)


def is_safety(asking: Asking) -> bool:
    """Say whether a question is about safety: alone, danger, age or needs."""
    return _safety(asking) < LAST


def _safety(asking: Asking) -> int:
    """Give the place among the questions about safety, the last place to all others."""
    codes = codes_of(asking)
    return next((place for place, code in enumerate(SAFETY) if code in codes), LAST)


def _ranked(supposition: Supposition, unasked: Iterable[Asking]) -> list[tuple[_Worth, Asking]]:
    """Give the questions with their worth, the best first; equals stay in their order."""
    worth = [(_worth(supposition, asking), asking) for asking in unasked]
    worth.sort(key=lambda one: one[0].order)
    return worth


def _worth(supposition: Supposition, asking: Asking) -> _Worth:
    progress = supposition.progress
    rows = table_of(progress.edition.catalogue).rows
    codes = codes_of(asking)
    asked = [rows[code] for code in codes]
    candidate = furthest(supposition, asking)
    return _Worth(
        safety=_safety(asking),
        rise=candidate.rise if candidate else None,
        element=next(_opened(progress, asked), None),
        opens_dimension=_opens_dimension(progress, asked) or _clears_topic(progress, codes),
        burden=asking.question.burden,
    )


def _opened(progress: Progress, asked: Iterable[Row]) -> Iterator[int]:
    """Give the elements that are not explored and asked here: purpose and means before act."""
    elements = progress.result.elements
    if elements.purpose is Shown.not_explored and any(row.is_purpose for row in asked):
        yield 0
    if elements.means is Shown.not_explored and any(row.is_means for row in asked):
        yield 1
    if elements.act is Shown.not_explored and any(row.is_act for row in asked):
        yield 2


def _opens_dimension(progress: Progress, asked: Iterable[Row]) -> bool:
    dimensions = dict(progress.result.dimensions)
    return any(
        row.is_counted and dimensions[row.dimension] is Shown.not_explored for row in asked
    )


def _clears_topic(progress: Progress, codes: Iterable[Code]) -> bool:
    """Say whether a topic of the control check that is not clear yet is asked here."""
    check = progress.result.control_check
    return any(
        not topic.isdisjoint(codes) and not getattr(check, name)
        for name, topic in TOPICS.items()
    )
