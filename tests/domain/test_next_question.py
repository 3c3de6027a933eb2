"""What could still change the result, when to stop, and what is not answered."""

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.condition import QuestionTest
from app.domain.event import Event
from app.domain.event import SignNoted
from app.domain.ledger import ledger_of
from app.domain.next_question import absences
from app.domain.next_question import changes
from app.domain.next_question import enough
from app.domain.outcome import Change
from app.domain.outcome import Outcome
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import unanswered

HURT_WHEN = QuestionTest(question=QuestionId("t.alone"), reply=(ReplyId("alone"),))
CONTENT = edition(
    question("t.alone", reply("alone", "-CTL17"), reply("with", "CTL17")),
    question("t.age", reply("adult", age=Age.adult), reply("young", "AGE01", age=Age.unknown)),
    question("t.pay", reply("none", "MON01"), reply("full", "-MON01"), burden=2),
    question(
        "t.leave", reply("harm", "CTL12"), reply("free", "-CTL12"), burden=2, seen="CTL03"
    ),
    question("t.hurt", reply("hurt", "CTL05"), burden=3, ask_when=HURT_WHEN),
    question("t.others", reply("held", "DNG03"), on_paper="WRK08"),
    question("t.rights", reply("no", "VUL05"), reply("yes", protective="knows_rights")),
)
ADULT, ALONE = answered("t.age", "adult"), answered("t.alone", "alone")
UNPAID, FREE = answered("t.pay", "none"), answered("t.leave", "free")


def asked(*events: Event) -> list[tuple[str | None, str, str]]:
    """Give question, code and outcome of each change."""
    found = changes(CONTENT, encounter(begun(), *events))
    return [(one.question, one.code, one.outcome) for one in found]


def test_the_furthest_raise_stands_first() -> None:
    """With unpaid work noted, a price for leaving would be enough to refer."""
    assert asked(ADULT, ALONE, UNPAID) == [
        ("t.leave", "CTL12", "refer"),
        ("t.hurt", "CTL05", "refer"),
        ("t.others", "DNG03", "stay_with_it"),
    ]


def test_of_equal_raises_the_lighter_question_stands_first() -> None:
    """At most three are listed, one sign of each question."""
    assert asked(ADULT) == [
        ("t.alone", "CTL17", "stay_with_it"),
        ("t.others", "WRK08", "stay_with_it"),
        ("t.rights", "VUL05", "stay_with_it"),
    ]


def test_a_flag_is_worth_naming_too() -> None:
    """With the outcome settled, danger and age are what is left to raise."""
    done = (ALONE, UNPAID, answered("t.leave", "harm"), answered("t.hurt", "hurt"))

    found = changes(CONTENT, encounter(begun(), *done))

    assert found == (
        Change(
            question=QuestionId("t.age"),
            code=Code("AGE01"),
            outcome=Outcome.refer,
            act_now=False,
            child_route=True,
        ),
        Change(
            question=QuestionId("t.others"),
            code=Code("DNG03"),
            outcome=Outcome.refer,
            act_now=True,
            child_route=False,
        ),
    )


def test_nothing_is_left_once_everything_was_asked() -> None:
    """No unasked question, no change."""
    rest = (FREE, answered("t.hurt", "hurt"), answered("t.others", "held"))

    assert asked(ADULT, ALONE, UNPAID, *rest, answered("t.rights", "no")) == []


def test_before_a_way_is_taken_up_the_first_way_is_looked_at() -> None:
    """After looking only, the questions ahead still show what would change the result."""
    seen = encounter(SignNoted(code=Code("MON06")), SignNoted(code=Code("CTL02")))

    found = changes(CONTENT, seen)

    assert [one.question for one in found] == ["t.others", "t.pay", "t.age"]
    assert enough(CONTENT, seen) is False


def test_without_questions_there_is_nothing_to_ask() -> None:
    """An edition without a way gives no change, and no more questions."""
    nothing = edition(ways=())
    bare = encounter()

    assert changes(nothing, bare) == ()
    assert enough(nothing, bare) is True


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), False),
        ((UNPAID, answered("t.leave", "harm")), True),
        ((ADULT, ALONE, UNPAID, FREE), False),
        (
            (ADULT, ALONE, UNPAID, FREE, answered("t.hurt", "hurt")),
            True,
        ),
        (
            (
                ADULT,
                answered("t.alone", "with"),
                unanswered("t.pay", Absence.declined),
                unanswered("t.leave", Absence.declined),
                answered("t.others", "held"),
            ),
            True,
        ),
        (
            (
                answered("t.alone", "with"),
                unanswered("t.pay", Absence.declined),
                unanswered("t.leave", Absence.declined),
                answered("t.others", "held"),
            ),
            False,
        ),
        (
            (
                ADULT,
                unanswered("t.alone", Absence.skipped),
                answered("t.pay", "full"),
                unanswered("t.leave", Absence.declined),
                answered("t.others", "held"),
                answered("t.rights", "yes"),
            ),
            False,
        ),
    ],
)
def test_enough_says_when_to_stop(events: tuple[Event, ...], *, expected: bool) -> None:
    """Enough to refer, or nothing unasked can change the outcome or a flag."""
    assert enough(CONTENT, encounter(begun(), *events)) is expected


def test_the_five_absences_are_told_apart() -> None:
    """What was answered has none; an open question counts as not asked."""
    found = absences(
        CONTENT,
        encounter(
            begun(),
            ALONE,
            answered("t.hurt", "hurt"),
            answered("t.alone", "with"),
            unanswered("t.age", Absence.unknown),
            unanswered("t.pay", Absence.declined),
            unanswered("t.leave", Absence.skipped),
            answered("t.others", "held"),
        ),
    )

    assert found == {
        "t.age": Absence.unknown,
        "t.pay": Absence.declined,
        "t.leave": Absence.skipped,
        "t.rights": Absence.not_asked,
        "t.hurt": Absence.off_path,
    }
    assert absences(CONTENT, encounter(begun()))[QuestionId("t.hurt")] is Absence.not_asked


REPLIES = tuple(
    (asking.id, one.id) for asking in CONTENT.packs[0].questions for one in asking.replies
)
ANSWERS = st.sampled_from(REPLIES).map(lambda pair: answered(*pair))


@settings(deadline=None)
@given(st.lists(ANSWERS, max_size=6))
def test_a_change_never_lowers_anything(events: list[Event]) -> None:
    """Each change listed raises the outcome or a flag, and there are three at most."""
    meeting = encounter(begun(), *events)
    now = assess(CONTENT.catalogue, ledger_of(CONTENT, meeting))
    height = list(Outcome).index

    found = changes(CONTENT, meeting)

    assert len(found) <= 3
    for change in found:
        assert height(change.outcome) <= height(now.outcome)
        assert (change.outcome, change.act_now, change.child_route) != (
            now.outcome,
            now.act_now,
            now.child_route,
        )
