"""The evidence ledger: each fact with its state and how it is known.

Only what was seen, and answers on the path, stand in it. A question without an answer
leaves no fact; one that the person does not know or does not want to answer leaves its
codes as not known or declined, which is no answer either.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache

from app.domain.answers import Absent
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.edition_table import NOT_KNOWN
from app.domain.edition_table import Asking
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.errors import UnknownReply
from app.domain.known import CHILD_SIGN
from app.domain.known import Known
from app.domain.noted import Noted
from app.domain.pack import Edition
from app.domain.pay import PayNoted
from app.domain.pay import details_of
from app.domain.pay import values_of
from app.domain.question import Reply
from app.domain.route import known_of

ADVERT_SIGNS = (Code("REC01"), Code("REC15"))
OFFENCE = Code("CRM03")
FRAUD = "fraud"
FORCED_FRAUD = Code("CRM08")
BASIS_ORDER: Mapping[Basis, int] = {basis: place for place, basis in enumerate(Basis)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One code, its state, and how it is known; `question` says which answer stated it.

    `values` are ids of the catalogue; `details` are its free fields with their words,
    such as ("hours_day", "12"). `at_site` marks what was seen at a place of many people.
    """

    code: Code
    state: State
    basis: Basis
    values: tuple[str, ...] = ()
    question: QuestionId | None = None
    details: tuple[tuple[str, str], ...] = ()
    at_site: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What stands around the facts: age, type of setting, offence, protective facts.

    `kind` is the type of the setting, None for a setting without one.
    """

    age: Age = Age.not_asked
    kind: Kind | None = None
    suspected_offence: bool = False
    protective: tuple[str, ...] = ()
    under_18_then: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All facts of one encounter, in the order they were noted, with their circumstances."""

    facts: tuple[Fact, ...]
    circumstances: Circumstances


def ledger_of(edition: Edition, encounter: Encounter) -> Ledger:
    """Give the facts of one encounter; raises UnknownQuestion and UnknownReply."""
    noted = encounter.noted
    known = known_of(edition, noted)
    facts, more = _told(edition, known)
    if known.assessed is Age.adult:
        facts = [fact for fact in facts if fact.code != CHILD_SIGN]
    return Ledger(
        facts=with_derived((*_seen(noted), *facts, *_of_pay(noted.pay))),
        circumstances=Circumstances(
            age=_age(known, more),
            kind=known.table.kinds.get(noted.setting or ""),
            suspected_offence=bool(noted.offences),
            protective=tuple([fact for reply in more for fact in reply.protective]),
        ),
    )


def _seen(noted: Noted) -> list[Fact]:
    """Give what was tapped, what was seen at the place, and what several told there."""
    facts = _ticks(noted.signs, Basis.observed)
    if noted.at_site:
        seen = _ticks(noted.site_facts, Basis.observed)
        facts += [replace(fact, at_site=True) for fact in seen]
        facts += _ticks(noted.group_facts, Basis.third_party)
    return facts


def _told(edition: Edition, known: Known) -> tuple[list[Fact], list[Reply]]:
    """Give the facts of answers, in the order in which they were first given.

    Beside them stand the replies that tell an age or a protective fact.
    """
    made = facts_by_reply(edition)
    said, on_path = made[Basis.said], known.on_path
    facts: list[Fact] = []
    more: list[Reply] = []
    for question, answer in known.noted.answers.items():
        asking = on_path.get(question)
        if asking is None:
            continue
        if answer.seen or answer.on_paper:
            facts += _ticks(answer.seen, Basis.observed, question)
            facts += _ticks(answer.on_paper, Basis.document, question)
        if isinstance(answer, Absent):
            facts += _not_known(asking, answer)
            continue
        stated = (said if answer.basis is Basis.said else made[answer.basis])[question]
        for reply in answer.replies:
            told = stated.get(reply)
            if told is None:
                raise UnknownReply(question, reply)
            facts += told
        if asking.tells_more:
            more += asking.given(answer)
    return facts, more


def _not_known(asking: Asking, answer: Absent) -> Iterable[Fact]:
    if answer.absence not in NOT_KNOWN:
        return ()
    state = NOT_KNOWN[answer.absence]
    question = asking.question.id
    return [
        Fact(code=code, state=state, basis=Basis.said, question=question)
        for code in asking.codes
    ]


def _of_pay(noted: PayNoted | None) -> Iterable[Fact]:
    """Give the signs that were kept with the amounts, all known in the same way."""
    if noted is None:
        return ()
    return [
        Fact(
            code=code,
            state=State.present,
            basis=noted.basis,
            values=values_of(noted.terms, code),
            details=details_of(noted.terms, code),
        )
        for code in noted.signs
    ]


def _ticks(
    codes: Iterable[Code], basis: Basis, question: QuestionId | None = None
) -> list[Fact]:
    return [tick(code, basis, question) for code in codes]


@lru_cache(maxsize=4096)
def tick(code: Code, basis: Basis, question: QuestionId | None) -> Fact:
    """Make the fact of one tick; it is made once and never changes."""
    return Fact(code=code, state=State.present, basis=basis, question=question)


@lru_cache(maxsize=8)
def facts_by_reply(
    edition: Edition,
) -> Mapping[Basis, Mapping[QuestionId, Mapping[ReplyId, tuple[Fact, ...]]]]:
    """Make the facts of every reply once, for each basis in which they can be known."""
    questions = edition_table(edition).questions
    return {
        basis: {
            question: {
                reply.id: _stated(question, reply, basis) for reply in asking.replies.values()
            }
            for question, asking in questions.items()
        }
        for basis in Basis
    }


def _stated(question: QuestionId, reply: Reply, basis: Basis) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            code=fact.code,
            state=fact.state,
            basis=basis,
            values=(fact.value,) if fact.value else (),
            question=question,
        )
        for fact in reply.facts
    )


def _age(known: Known, replies: list[Reply]) -> Age:
    """Give the age assessed, else the age told last; not asked until somebody told one.

    A doubt that was answered away later in the talk leaves the age unknown.
    """
    if known.assessed is not None:
        return known.assessed
    told = next((reply.age for reply in reversed(replies) if reply.age), Age.not_asked)
    return Age.unknown if told is not Age.child and known.was_doubted else told


def with_derived(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Add the sign that is never asked: an advert or a false job that led to forced fraud."""
    frauds = [fact for fact in facts if fact.code == OFFENCE and _is_fraud(fact)]
    if not frauds:
        return facts
    adverts = [fact for fact in facts if fact.code in ADVERT_SIGNS and _is_present(fact)]
    if not adverts:
        return facts
    basis = max(_best(adverts), _best(frauds), key=BASIS_ORDER.__getitem__)
    return (*facts, Fact(code=FORCED_FRAUD, state=State.present, basis=basis))


def _is_fraud(fact: Fact) -> bool:
    return _is_present(fact) and FRAUD in fact.values


def _is_present(fact: Fact) -> bool:
    return fact.state is State.present


def _best(facts: Iterable[Fact]) -> Basis:
    return min((fact.basis for fact in facts), key=BASIS_ORDER.__getitem__)
