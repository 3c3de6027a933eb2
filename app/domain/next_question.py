"""What could still change the result, what is not answered, and when to stop asking.

Each thing that an unasked question could bring is added in turn and the result computed
again. Only what raises the outcome or a route is ever listed (method, sections 5 and 6).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.edition_table import Asking
from app.domain.encounter import Encounter
from app.domain.ledger import ledger_of
from app.domain.outcome import Change
from app.domain.outcome import Outcome
from app.domain.outcome import Verdict
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.progress import progress_of
from app.domain.question import Question
from app.domain.route import path
from app.domain.supposition import Supposition
from app.domain.supposition import suppose

MOST_CHANGES = 3
HEIGHT: Mapping[Outcome, int] = {one: -place for place, one in enumerate(Outcome)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A change with what puts it before others: how far it raises outcome and routes."""

    change: Change
    rise: tuple[int, int]


def changes(edition: Edition, encounter: Encounter) -> tuple[Change, ...]:
    """Give what would raise the result, one sign of a question, the furthest first.

    At most three; never anything that would lower it.
    """
    ledger = ledger_of(edition, encounter)
    return changes_of(progress_of(edition, ledger, encounter.noted))


def changes_of(progress: Progress) -> tuple[Change, ...]:
    """Give the same for any progress."""
    supposition = suppose(progress)
    found = [
        (candidate, asking.question.burden)
        for asking in progress.unasked
        if (candidate := furthest(supposition, asking)) is not None
    ]
    found.sort(key=lambda one: (*(-height for height in one[0].rise), one[1]))
    return tuple(candidate.change for candidate, _ in found[:MOST_CHANGES])


def enough(edition: Edition, encounter: Encounter) -> bool:
    """Say whether asking may stop: enough to refer, or nothing unasked can change that."""
    ledger = ledger_of(edition, encounter)
    return is_enough(progress_of(edition, ledger, encounter.noted))


def is_enough(progress: Progress) -> bool:
    """Say the same for any progress."""
    return is_settled(suppose(progress))


def is_settled(supposition: Supposition) -> bool:
    """Say the same where verdicts were looked up before."""
    now, progress = supposition.now, supposition.progress
    return now.outcome is Outcome.refer or not any(
        then != now
        for asking in (*progress.unasked, *progress.open)
        for then in _possible(supposition, asking)
    )


def _possible(supposition: Supposition, asking: Asking) -> Iterator[Verdict]:
    yield from (then for _, then in supposition.signs(asking))
    yield from supposition.replies(asking)


def absences(edition: Edition, encounter: Encounter) -> Mapping[QuestionId, Absence]:
    """Give each question of the path without a reply, and which of the five absences it is.

    A question that may still be asked counts as not asked; an answer that does not count
    any more is off the path.
    """
    lead = path(edition, encounter)
    answers = encounter.answers
    found: dict[QuestionId, Absence] = {}
    for question in (*lead.questions, *lead.open):
        answer = answers.get(question)
        if answer is None:
            found[question] = Absence.not_asked
        elif isinstance(answer, Absent):
            found[question] = answer.absence
    return found | dict.fromkeys(lead.off_path, Absence.off_path)


def furthest(supposition: Supposition, asking: Asking) -> Candidate | None:
    """Give the sign of one question that would raise the result most, if any raises it."""
    now = supposition.now
    best: Candidate | None = None
    for code, then in supposition.signs(asking):
        if then != now:
            candidate = _candidate(asking.question, code, now, then)
            if any(candidate.rise) and (best is None or candidate.rise > best.rise):
                best = candidate
    return best


def _candidate(question: Question, code: Code, now: Verdict, then: Verdict) -> Candidate:
    change = Change(
        question=question.id,
        code=code,
        outcome=then.outcome,
        act_now=then.act_now,
        child_route=then.child_route,
    )
    flags = (then.act_now - now.act_now) + (then.child_route - now.child_route)
    rise = (HEIGHT[then.outcome] - HEIGHT[now.outcome], flags)
    return Candidate(change=change, rise=rise)
