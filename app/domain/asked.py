"""Which questions count as asked, told from facts alone, without the talk they came from."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Basis
from app.domain.answers import Given
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.edition_table import Asking
from app.domain.edition_table import edition_table
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.noted import Noted
from app.domain.pack import Edition
from app.domain.proposal import proposed_way
from app.domain.question import Reply
from app.domain.request import Request

IN_WORDS = (Basis.said, Basis.alone)


def noted_in(edition: Edition, request: Request) -> Noted:
    """Read a request as what stands noted, along the way that is proposed after it.

    A question counts as asked when somebody answered one of its codes, in words or with a
    no; a sign that was only seen or read answers no question.
    """
    table = edition_table(edition)
    answers = {
        question: answer
        for question, asking in table.questions.items()
        if (answer := _answer(asking, request.ledger)) is not None
    }
    present = (fact.code for fact in request.ledger.facts if fact.state is State.present)
    noted = Noted(
        answers=answers,
        signs=tuple(dict.fromkeys(present)),
        setting=request.setting,
        offences=(request.offence,) if request.offence else (),
    )
    longest = max(table.ways, key=lambda way: len(table.ways[way]), default=None)
    return replace(noted, way=proposed_way(edition, noted) or longest)


def codes_of(asking: Asking) -> tuple[Code, ...]:
    """Give all codes that a question speaks to, by its replies and its ticks."""
    question = asking.question
    return tuple(dict.fromkeys((*asking.codes, *question.seen, *question.on_paper)))


def _answer(asking: Asking, ledger: Ledger) -> Answer | None:
    replies = tuple(_told(asking, ledger))
    if replies:
        return Given(replies=replies)
    codes = codes_of(asking)
    if any(fact.code in codes and _is_answer(fact) for fact in ledger.facts):
        return Absent(absence=Absence.unknown)
    return None


def _told(asking: Asking, ledger: Ledger) -> Iterator[ReplyId]:
    """Give the replies whose words state something, all of which stands in the facts."""
    for name, reply in asking.replies.items():
        if reply.age is not None:
            is_told = reply.age is ledger.circumstances.age
        else:
            is_told = _is_stated(reply, ledger)
        if is_told:
            yield name


def _is_stated(reply: Reply, ledger: Ledger) -> bool:
    answers = [fact for fact in ledger.facts if _is_answer(fact)]
    facts = all(
        any(
            fact.code == stated.code
            and fact.state is stated.state
            and (stated.value is None or stated.value in fact.values)
            for fact in answers
        )
        for stated in reply.facts
    )
    states_something = bool(reply.facts or reply.protective)
    protective = set(reply.protective) <= set(ledger.circumstances.protective)
    return states_something and facts and protective


def _is_answer(fact: Fact) -> bool:
    return fact.state is not State.present or fact.basis in IN_WORDS
