"""The content made ready for one pass: questions and their replies by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.condition import Condition
from app.domain.errors import UnknownQuestion
from app.domain.errors import UnknownReply
from app.domain.indicator_table import IndicatorTable
from app.domain.indicator_table import state_by_value
from app.domain.indicator_table import table_of
from app.domain.pack import Edition
from app.domain.question import FactStated
from app.domain.question import Question
from app.domain.question import Reply

NOT_KNOWN: Mapping[Absence, State] = {
    Absence.unknown: State.unknown,
    Absence.declined: State.declined,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question with its replies, each fact in the state that its value sets.

    `codes` are those that the replies speak to; `tells_more` says that some reply tells an
    age or a protective fact.
    """

    question: Question
    condition: Condition | None
    replies: Mapping[ReplyId, Reply]
    codes: tuple[Code, ...]
    tells_more: bool

    def reply(self, reply: ReplyId) -> Reply:
        """Find one reply; raises UnknownReply."""
        if reply not in self.replies:
            raise UnknownReply(self.question.id, reply)
        return self.replies[reply]

    def given(self, answer: Answer | None) -> tuple[Reply, ...]:
        """Give the replies of an answer, none for an absence; raises UnknownReply."""
        if not isinstance(answer, Given):
            return ()
        return tuple([self.reply(reply) for reply in answer.replies])

    def present(self, answer: Answer) -> tuple[Code, ...]:
        """Give the codes that an answer states as present, by its replies and its ticks."""
        facts = (fact for reply in self.given(answer) for fact in reply.facts)
        told = [fact.code for fact in facts if fact.state is State.present]
        return (*answer.seen, *answer.on_paper, *told)

    def states(self, answer: Answer, code: Code) -> set[State]:
        """Give the states that an answer puts one code in."""
        found = {State.present} if code in answer.seen or code in answer.on_paper else set()
        if isinstance(answer, Absent) and answer.absence in NOT_KNOWN and code in self.codes:
            found.add(NOT_KNOWN[answer.absence])
        facts = (fact for reply in self.given(answer) for fact in reply.facts)
        return found | {fact.state for fact in facts if fact.code == code}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionTable:
    """All questions of an edition in the order of its content, and the types of settings."""

    questions: Mapping[QuestionId, Asking]
    ways: Mapping[str, tuple[QuestionId, ...]]
    kinds: Mapping[str, Kind | None]

    def way(self, way: str | None) -> tuple[QuestionId, ...]:
        """Give the questions of a way, none before one is taken up; raises UnknownQuestion."""
        if way is None:
            return ()
        if way not in self.ways:
            raise UnknownQuestion(way)
        return self.ways[way]


@lru_cache(maxsize=8)
def edition_table(edition: Edition) -> EditionTable:
    """Make the table of one edition; it is made once and never changes."""
    table = table_of(edition.catalogue)
    questions = (question for pack in edition.packs for question in pack.questions)
    return EditionTable(
        questions={question.id: _asking(table, question) for question in questions},
        ways={way.id: way.questions for pack in edition.packs for way in pack.ways},
        kinds={setting.id: setting.kind for setting in edition.settings},
    )


def _asking(table: IndicatorTable, question: Question) -> Asking:
    facts = (fact for reply in question.replies for fact in reply.facts)
    return Asking(
        question=question,
        condition=question.ask_when,
        replies={reply.id: _settled(table, reply) for reply in question.replies},
        codes=tuple(dict.fromkeys(fact.code for fact in facts)),
        tells_more=any(reply.age or reply.protective for reply in question.replies),
    )


def _settled(table: IndicatorTable, reply: Reply) -> Reply:
    return replace(reply, facts=tuple(_fact(table, fact) for fact in reply.facts))


def _fact(table: IndicatorTable, fact: FactStated) -> FactStated:
    values = (fact.value,) if fact.value else ()
    return replace(fact, state=state_by_value(table.row(fact.code), fact.state, values))
