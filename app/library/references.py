"""Checks that questions can be reached and that everything they name is there."""

from collections import Counter
from collections.abc import Iterator

from app.domain.answers import Absence
from app.domain.answers import QuestionId
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.condition import AllOf
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import Condition
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.condition import Test
from app.domain.pack import Pack
from app.domain.pack import Way
from app.domain.question import Question
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.mistakes import nearest

ROUTES = frozenset({"child", "offence", "border", "site", "desk"})
CODE_STATES = frozenset({*State, Absence.not_asked.value})
QUESTION_STATES = frozenset({*Absence, "answered"})


def references(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of ids, ways and conditions, in the order of the content."""
    yield from _doubles(content)
    for pack in content.packs:
        yield from _ways(content, pack)
        for test in tests_of(pack.opens_when):
            for wanted in _opening(content, test):
                yield content.wrong(pack.title, "opens_when", wanted)
        for question in pack.questions:
            yield from _question(content, pack, question)


def _doubles(content: Content) -> Iterator[Mistake]:
    """Give questions and ways that carry the id of another pack's."""
    questions = [one for pack in content.packs for one in pack.questions]
    ways = [one for pack in content.packs for one in pack.ways]
    counts = Counter([one.id for one in questions]) + Counter([one.id for one in ways])
    for question in questions:
        if counts[question.id] > 1:
            yield content.wrong(question.topic, "id", f'"{question.id}" stands twice')
    for way in ways:
        if counts[way.id] > 1:
            yield content.wrong(way.title, "id", f'"{way.id}" stands twice')


def _ways(content: Content, pack: Pack) -> Iterator[Mistake]:
    known = {question.id for one in content.packs for question in one.questions}
    for way in pack.ways:
        for wanted in way.questions:
            if wanted not in known:
                told = f'no question "{wanted}"{nearest(wanted, known)}'
                yield content.wrong(way.title, "questions", told)
            if way.questions.count(wanted) > 1:
                yield content.wrong(way.title, "questions", f'"{wanted}" stands twice')
        if not way.questions:
            yield content.wrong(way.title, "questions", "a dead end: this way asks nothing")


def _opening(content: Content, test: Test) -> Iterator[str]:
    """Say what is wrong with one test of what calls for a pack."""
    if isinstance(test, QuestionTest):
        yield "a pack opens on a setting, a route or a code, not on a question"
    else:
        yield from _named(content, test)


def _question(content: Content, pack: Pack, question: Question) -> Iterator[Mistake]:
    ways = [way for way in pack.ways if question.id in way.questions]
    if not ways:
        yield content.wrong(question.topic, "id", "cannot be reached: it is on no way")
    if not question.replies:
        yield content.wrong(question.topic, "replies", "a dead end: no reply can be tapped")
    if question.burden not in (1, 2, 3):
        yield content.wrong(question.topic, "burden", "wanted 1 (low), 2 or 3 (high)")
    for test in tests_of(question.ask_when):
        told = (*_test(content, question, test), *_off_the_way(pack, ways, test))
        for wanted in told:
            yield content.wrong(question.topic, "ask_when", wanted)


def _off_the_way(pack: Pack, ways: list[Way], test: Test) -> Iterator[str]:
    """Say on which ways a test can never hold, since they leave its question out."""
    if not isinstance(test, QuestionTest):
        return
    here = {question.id for question in pack.questions}
    for way in ways:
        if test.question in here - set(way.questions):
            yield f'cannot be reached on "{way.id}": it waits for "{test.question}"'


def tests_of(condition: Condition | None) -> Iterator[Test]:
    """Give the single tests of a condition, however they are joined."""
    match condition:
        case None:
            return
        case AnyOf(any_of=parts) | AllOf(all_of=parts):
            for part in parts:
                yield from tests_of(part)
        case SettingTest() | RouteTest() | CodeTest() | QuestionTest():
            yield condition


def _test(content: Content, question: Question, test: Test) -> Iterator[str]:
    """Say what is wrong with one test; unknown names could never hold."""
    if isinstance(test, QuestionTest):
        yield from _question_test(content, question, test)
    else:
        yield from _named(content, test)


def _named(content: Content, test: SettingTest | RouteTest | CodeTest) -> Iterator[str]:
    match test:
        case SettingTest(setting=names):
            yield from _unknown("setting", names, _settings(content))
        case RouteTest(route=names):
            yield from _unknown("route", names, ROUTES)
        case CodeTest(code=code, state=states):
            codes = {one.code for one in content.catalogue.indicators}
            yield from _unknown("code", (code,), codes)
            yield from _unknown("state", states, CODE_STATES)


def _question_test(content: Content, question: Question, test: QuestionTest) -> Iterator[str]:
    order = {one.id: one for pack in content.packs for one in pack.questions}
    if test.question not in order:
        yield from _unknown("question", (test.question,), order)
        return
    if _place(order, test.question) >= _place(order, question.id):
        yield f'"{test.question}" comes later; a condition names only what comes earlier'
    replies = {reply.id for reply in order[test.question].replies}
    yield from _unknown("reply", test.reply, replies)
    yield from _unknown("state", test.state, QUESTION_STATES)
    if not test.reply and not test.state:
        yield "never holds: wanted a reply or a state beside the question"


def _place(order: dict[QuestionId, Question], wanted: QuestionId) -> int:
    return list(order).index(wanted)


def _settings(content: Content) -> frozenset[str]:
    types = {f"type:{kind}" for kind in Kind}
    return frozenset({setting.id for setting in content.settings} | types)


def _unknown(what: str, names: tuple[str, ...], known: object) -> Iterator[str]:
    found = {str(one) for one in known} if isinstance(known, (set, frozenset, dict)) else set()
    for name in names:
        if name not in found:
            yield f'no {what} "{name}"{nearest(name, found)}'
