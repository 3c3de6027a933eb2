"""What could still change the result, what is not answered, and when to stop asking.

Each thing that an unasked question could bring is added in turn and the result computed
again. Only what raises the outcome or a route is ever listed (method, sections 5 and 6).
"""

from collections.abc import Iterable
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
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.ledger import facts_by_reply
from app.domain.ledger import ledger_of
from app.domain.outcome import Assessment
from app.domain.outcome import Change
from app.domain.outcome import Outcome
from app.domain.pack import Edition
from app.domain.question import Question
from app.domain.question import Reply
from app.domain.route import Path
from app.domain.route import path
from app.domain.route import path_along

MOST_CHANGES = 3
HEIGHT: Mapping[Outcome, int] = {one: -place for place, one in enumerate(Outcome)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A change with what puts it before others: how far it raises, and how little it asks."""

    change: Change
    rise: tuple[int, int]
    burden: int


def changes(edition: Edition, encounter: Encounter) -> tuple[Change, ...]:
    """Give what would raise the result, one sign of a question, the furthest first.

    At most three; never anything that would lower it.
    """
    ledger = ledger_of(edition, encounter)
    now = assess(edition.catalogue, ledger)
    found = [
        candidate
        for asking in _unasked(edition, encounter, _lead(edition, encounter).questions)
        if (candidate := _furthest(edition, ledger, now, asking)) is not None
    ]
    ordered = sorted(found, key=lambda one: (*(-height for height in one.rise), one.burden))
    return tuple(candidate.change for candidate in ordered[:MOST_CHANGES])


def enough(edition: Edition, encounter: Encounter) -> bool:
    """Say whether asking may stop: enough to refer, or nothing unasked can change that."""
    ledger = ledger_of(edition, encounter)
    now = assess(edition.catalogue, ledger)
    if now.outcome is Outcome.refer:
        return True
    lead = _lead(edition, encounter)
    unasked = _unasked(edition, encounter, (*lead.questions, *lead.open))
    return not any(
        _result(assess(edition.catalogue, supposed)) != _result(now)
        for asking in unasked
        for supposed in _supposed(edition, ledger, asking)
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


def _lead(edition: Edition, encounter: Encounter) -> Path:
    """Give the path; before a way is taken up, the one along the first way."""
    first = next(iter(edition_table(edition).ways), None)
    noted = encounter.noted
    return path_along(edition, replace(noted, way=noted.way or first))


def _unasked(
    edition: Edition, encounter: Encounter, questions: Iterable[QuestionId]
) -> Iterator[Asking]:
    table = edition_table(edition)
    answers = encounter.answers
    return (table.questions[one] for one in questions if one not in answers)


def _furthest(
    edition: Edition, ledger: Ledger, now: Assessment, asking: Asking
) -> _Candidate | None:
    """Give the sign of one question that would raise the result most, if any raises it."""
    best: _Candidate | None = None
    for fact in _signs(edition, asking):
        then = assess(edition.catalogue, _with_facts(ledger, (fact,)))
        candidate = _candidate(asking.question, fact.code, now, then)
        if any(candidate.rise) and (best is None or candidate.rise > best.rise):
            best = candidate
    return best


def _candidate(question: Question, code: Code, now: Assessment, then: Assessment) -> _Candidate:
    change = Change(
        question=question.id,
        code=code,
        outcome=then.outcome,
        act_now=then.act_now,
        child_route=then.child_route,
    )
    flags = (then.act_now - now.act_now) + (then.child_route - now.child_route)
    rise = (HEIGHT[then.outcome] - HEIGHT[now.outcome], flags)
    return _Candidate(change=change, rise=rise, burden=question.burden)


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


def _supposed(edition: Edition, ledger: Ledger, asking: Asking) -> Iterator[Ledger]:
    """Give the ledger as each reply, and each sign, of one question would leave it."""
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
