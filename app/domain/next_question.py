"""What could still change the result, what is not answered, and when to stop asking.

Each thing that an unasked question could bring is added in turn and the result computed
again. Only what raises the outcome or a route is ever listed (method, sections 5 and 6).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.edition_table import Asking
from app.domain.encounter import Encounter
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.ledger import facts_by_reply
from app.domain.ledger import ledger_of
from app.domain.outcome import Assessment
from app.domain.outcome import Change
from app.domain.outcome import Outcome
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.progress import progress_of
from app.domain.question import Question
from app.domain.question import Reply
from app.domain.route import path

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
    found = [
        (candidate, asking.question.burden)
        for asking in progress.unasked
        if (candidate := furthest(progress, asking)) is not None
    ]
    found.sort(key=lambda one: (*(-height for height in one[0].rise), one[1]))
    return tuple(candidate.change for candidate, _ in found[:MOST_CHANGES])


def enough(edition: Edition, encounter: Encounter) -> bool:
    """Say whether asking may stop: enough to refer, or nothing unasked can change that."""
    ledger = ledger_of(edition, encounter)
    return is_enough(progress_of(edition, ledger, encounter.noted))


def is_enough(progress: Progress) -> bool:
    """Say the same for any progress."""
    catalogue, now = progress.edition.catalogue, progress.result
    return now.outcome is Outcome.refer or not any(
        _result(assess(catalogue, supposed)) != _result(now)
        for asking in (*progress.unasked, *progress.open)
        for supposed in _supposed(progress, asking)
    )


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


def furthest(progress: Progress, asking: Asking) -> Candidate | None:
    """Give the sign of one question that would raise the result most, if any raises it."""
    best: Candidate | None = None
    for fact in _signs(progress.edition, asking):
        then = assess(progress.edition.catalogue, _with_facts(progress.ledger, (fact,)))
        candidate = _candidate(asking.question, fact.code, progress.result, then)
        if any(candidate.rise) and (best is None or candidate.rise > best.rise):
            best = candidate
    return best


def _candidate(question: Question, code: Code, now: Assessment, then: Assessment) -> Candidate:
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


def _signs(edition: Edition, asking: Asking) -> Iterator[Fact]:
    """Give what could be told, seen or read on paper at one question."""
    for reply in asking.replies:
        told = _told(edition, asking, reply)
        yield from (fact for fact in told if fact.state is State.present)
    question = asking.question
    for codes, basis in ((question.seen, Basis.observed), (question.on_paper, Basis.document)):
        for code in codes:
            yield Fact(code=code, state=State.present, basis=basis, question=question.id)


def _told(edition: Edition, asking: Asking, reply: ReplyId) -> tuple[Fact, ...]:
    return facts_by_reply(edition)[asking.question.id, Basis.said][reply]


def _supposed(progress: Progress, asking: Asking) -> Iterator[Ledger]:
    """Give the ledger as each reply, and each sign, of one question would leave it."""
    edition, ledger = progress.edition, progress.ledger
    for reply in asking.replies.values():
        told = _told(edition, asking, reply.id)
        yield _with_reply(_with_facts(ledger, told), reply)
    for fact in _signs(edition, asking):
        yield _with_facts(ledger, (fact,))


def _with_facts(ledger: Ledger, facts: tuple[Fact, ...]) -> Ledger:
    return replace(ledger, facts=ledger.facts + facts)


def _with_reply(ledger: Ledger, reply: Reply) -> Ledger:
    around = ledger.circumstances
    return replace(
        ledger,
        circumstances=replace(
            around,
            age=reply.age or around.age,
            protective=around.protective + reply.protective,
        ),
    )


def _result(result: Assessment) -> tuple[Outcome, bool, bool, bool]:
    return (result.outcome, result.act_now, result.child_route, result.pause_offence)
