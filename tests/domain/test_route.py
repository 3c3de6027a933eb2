"""The path: conditions, open questions, answers that count and answers that wait."""

from dataclasses import replace

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.condition import CodeTest
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.encounter import Encounter
from app.domain.errors import UnknownQuestion
from app.domain.errors import UnknownReply
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.ledger import ledger_of
from app.domain.route import path
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import stamp
from tests.builders import unanswered
from tests.builders import way

FREE = question(
    "t.free",
    reply("alone", "-CTL17"),
    reply("with", "CTL17"),
    reply("young", age=Age.unknown),
    reply("grown", age=Age.adult),
    seen="BEH01",
    on_paper="DOC01",
)


ALONE = QuestionTest(question=QuestionId("t.free"), reply=(ReplyId("alone"),))
CHAIN = edition(
    FREE,
    question("t.then", reply("yes", "MON01"), reply("no", "-MON01"), ask_when=ALONE),
    question(
        "t.last",
        reply("yes", "CTL12"),
        ask_when=CodeTest(code=Code("MON01"), state=("present",)),
    ),
    question(
        "t.off",
        reply("yes", "CTL02"),
        ask_when=QuestionTest(question=QuestionId("t.then"), state=("off_path",)),
    ),
)


def test_conditions_see_only_answers_on_the_path() -> None:
    """An answer that is off the path opens nothing behind it, and does not count."""
    before = encounter(
        begun(),
        answered("t.free", "alone"),
        answered("t.then", "yes"),
        answered("t.last", "yes"),
    )
    after, _ = before.recorded(answered("t.free", "with"), before.history[0].stamp)

    on, off = path(CHAIN, before), path(CHAIN, after)

    assert on.questions == ("t.free", "t.then", "t.last")
    assert on.off_path == ()
    assert off.questions == ("t.free", "t.off")
    assert off.off_path == ("t.then", "t.last")
    assert off.open == ()
    assert off.next == "t.off"
    assert [fact.code for fact in ledger_of(CHAIN, after).facts] == ["CTL17"]


def test_a_question_that_is_open_may_still_be_asked() -> None:
    """It stands apart from those on the path until something earlier is known."""
    found = path(CHAIN, encounter(begun()))

    assert found.questions == ("t.free",)
    assert found.open == ("t.then", "t.last", "t.off")
    assert found.next == "t.free"


def test_the_way_gives_the_order_and_other_answers_stay() -> None:
    """A shorter way drops nothing that was answered on a longer one."""
    ways = (way("long", "t.free", "t.a", "t.b"), way("short", "t.b", "t.free"))
    content = edition(FREE, question("t.a"), question("t.b"), ways=ways)
    meeting = encounter(begun("long"), answered("t.a", ""), begun("short"))

    found = path(content, meeting)

    assert found.questions == ("t.a", "t.b", "t.free")
    assert found.next == "t.b"


def test_before_a_way_is_taken_up_there_is_no_path() -> None:
    """Nothing is next; an answer given all the same still counts."""
    nothing = path(CHAIN, encounter())
    one = path(CHAIN, encounter(answered("t.free", "alone")))

    assert (nothing.questions, nothing.next) == ((), None)
    assert (one.questions, one.next) == (("t.free",), None)


def test_the_last_answer_ends_the_path() -> None:
    """With every question of the way answered, nothing is next."""
    meeting = encounter(begun(), answered("t.free", "with"), answered("t.off", "yes"))

    assert path(CHAIN, meeting).next is None


@pytest.mark.parametrize(
    ("events", "name"),
    [((begun("nowhere"),), "nowhere"), ((answered("t.gone", "yes"),), "t.gone")],
)
def test_a_question_or_way_of_other_content_is_refused(
    events: tuple[Event, ...], name: str
) -> None:
    """An answer is never dropped in silence."""
    with pytest.raises(UnknownQuestion) as caught:
        path(CHAIN, encounter(*events))

    assert caught.value.question == name


def test_a_condition_refuses_a_reply_of_other_content() -> None:
    """The path guesses no more than the facts do."""
    with pytest.raises(UnknownReply):
        path(CHILDREN_ONLY, encounter(begun(), answered("t.free", "gone")))


CHILDREN_ONLY = edition(FREE, question("t.then", ask_when=RouteTest(route=("child",))))
ANSWERS = st.one_of(
    st.builds(
        answered,
        st.just("t.free"),
        st.sampled_from(("alone", "with", "young", "grown", "alone young")),
    ),
    st.builds(answered, st.just("t.then"), st.sampled_from(("yes", "no"))),
    st.builds(answered, st.sampled_from(("t.last", "t.off")), st.just("yes")),
    st.builds(
        unanswered,
        st.sampled_from(("t.free", "t.then", "t.last", "t.off")),
        st.sampled_from((Absence.skipped, Absence.unknown, Absence.declined)),
    ),
)
EVENTS = st.one_of(
    ANSWERS,
    st.builds(SignNoted, code=st.sampled_from((Code("MON01"), Code("AGE01")))),
    st.builds(SignCorrected, code=st.sampled_from((Code("MON01"), Code("AGE01")))),
)
MEETINGS = st.lists(EVENTS, max_size=8).map(lambda events: encounter(begun(), *events))


@settings(deadline=None)
@given(MEETINGS, ANSWERS)
def test_restoring_an_answer_restores_everything(meeting: Encounter, change: Answered) -> None:
    """Changing an answer and changing it back gives the same path and the same facts."""
    known = meeting.answers.get(change.question)
    assume(known is not None)
    back = replace(change, answer=known)

    changed, _ = meeting.recorded(change, stamp())
    restored, _ = changed.recorded(back, stamp())

    assert path(CHAIN, restored) == path(CHAIN, meeting)
    assert ledger_of(CHAIN, restored) == ledger_of(CHAIN, meeting)


@settings(deadline=None)
@given(MEETINGS)
def test_every_question_of_the_way_has_exactly_one_place(meeting: Encounter) -> None:
    """On the path, open, or off it; and what is next is on the path without an answer."""
    found = path(CHAIN, meeting)

    assert not set(found.questions) & (set(found.open) | set(found.off_path))
    assert set(found.off_path) == set(meeting.answers) - set(found.questions)
    assert found.next is None or found.next in found.questions
    assert found.next not in meeting.answers
