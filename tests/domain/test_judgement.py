"""The officer's view beside the rules, and how the looks of colleagues stand."""

import pytest

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.catalogue import Code
from app.domain.condition import RouteTest
from app.domain.condition import Truth
from app.domain.event import Event
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.judgement import Accord
from app.domain.judgement import AgeAssessed
from app.domain.judgement import BelowReason
from app.domain.judgement import Certainty
from app.domain.judgement import Direction
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.judgement import accord
from app.domain.judgement import direction
from app.domain.ledger import ledger_of
from app.domain.outcome import Outcome
from app.domain.route import known_of
from app.domain.weighed import judgement_of
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import unanswered

REFER, STAY, OTHER = Outcome.refer, Outcome.stay_with_it, Outcome.other_help
YOUNG = SignNoted(code=Code("AGE01"))
ADULT = AgeAssessed(age=Age.adult, by="Social worker")
CONTENT = edition(
    question(
        "t.age",
        reply("adult", age=Age.adult),
        reply("unknown", age=Age.unknown),
        reply("child", age=Age.child),
    ),
    question("t.looks", reply("young", "AGE01"), reply("grown"), seen="AGE01"),
    question("t.other", reply("yes")),
)


def looked(view: Outcome, first: Outcome = REFER, looker: str = "PC 9") -> SecondLook:
    """Sort the facts as a colleague."""
    return SecondLook(view=view, certainty=Certainty.sure, looker=looker, first=first)


@pytest.mark.parametrize(
    ("view", "rule", "expected"),
    [
        (REFER, REFER, Direction.same),
        (REFER, STAY, Direction.above),
        (STAY, REFER, Direction.below),
        (Outcome.nothing_noted, Outcome.not_enough_asked, Direction.below),
    ],
)
def test_a_view_stands_beside_above_or_below(
    view: Outcome, rule: Outcome, expected: Direction
) -> None:
    """The order of outcomes is that of the method."""
    assert direction(view, rule) is expected
    assert JudgementNoted(view=view, rule=rule, certainty=Certainty.sure).direction is expected


def test_no_reason_below_is_about_the_person() -> None:
    """Another story, no cooperation, coming back, a phone, pay, consent are not offered."""
    assert set(BelowReason) == {
        "noted_by_mistake",
        "reply_misread",
        "wrong_translation",
        "other_person",
        "paper_explains",
        "other",
    }


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ((), Accord.none),
        ((looked(REFER),), Accord.agree),
        ((looked(STAY),), Accord.tie),
        ((looked(STAY), looked(REFER)), Accord.with_first),
        ((looked(STAY), looked(STAY)), Accord.with_second),
        ((looked(STAY), looked(OTHER)), Accord.apart),
    ],
)
def test_a_third_look_breaks_a_tie(looks: tuple[SecondLook, ...], expected: Accord) -> None:
    """Two that agree need no third."""
    assert accord(looks) is expected
    assert expected.is_settled is (expected not in (Accord.none, Accord.tie))


def age_of(*events: Event) -> tuple[Age, list[str], Age | None]:
    """Give the age, the codes and the assessed age after some events."""
    met = encounter(begun(), *events)
    found = ledger_of(CONTENT, met)
    assessed = known_of(CONTENT, met.noted).assessed
    return found.circumstances.age, [one.code for one in found.facts], assessed


def test_an_assessment_alone_ends_the_doubt() -> None:
    """Taps and answers before it do not count any more."""
    doubted = (YOUNG, answered("t.age", "unknown"), answered("t.looks", "young"))

    assert age_of(*doubted) == (Age.unknown, ["AGE01", "AGE01"], None)
    assert age_of(*doubted, ADULT) == (Age.adult, [], Age.adult)


@pytest.mark.parametrize(
    "later", [YOUNG, answered("t.age", "unknown"), answered("t.looks", "young")]
)
def test_a_later_doubt_opens_the_child_route_again(later: Event) -> None:
    """Nobody is taken for adult against a new sign."""
    age, codes, assessed = age_of(answered("t.age", "unknown"), ADULT, later)

    assert assessed is None
    assert age is Age.unknown or codes == ["AGE01"]


MOVED_ON = answered("t.other", "yes")
DOUBTS = [YOUNG, answered("t.age", "unknown"), answered("t.age", "child")]
TAKEN_BACK = {"SignNoted": SignCorrected(code=Code("AGE01"))}


def taken_back(doubt: Event) -> Event:
    """Untick the sign, or answer the age again as adult."""
    return TAKEN_BACK.get(type(doubt).__name__, answered("t.age", "adult"))


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_slip_of_the_thumb_is_put_right_at_once(doubt: Event) -> None:
    """Nothing was answered in between, so nobody relied on it."""
    age, codes, _ = age_of(MOVED_ON, doubt, taken_back(doubt))

    assert age in (Age.adult, Age.not_asked)
    assert codes == []


@pytest.mark.parametrize("doubt", DOUBTS)
def test_once_the_talk_moved_on_only_an_assessment_ends_a_doubt(doubt: Event) -> None:
    """A later adult makes it unknown, not adult; the history keeps both."""
    talk = (doubt, MOVED_ON, taken_back(doubt))
    adult = answered("t.age", "adult")

    assert age_of(*talk)[0] is Age.unknown
    assert age_of(*talk, adult, adult)[0] is Age.unknown
    assert age_of(*talk, ADULT)[0] is Age.adult
    assert age_of(*talk, ADULT, adult)[0] is Age.adult


def test_a_looked_young_that_was_answered_away_later_stays_a_doubt() -> None:
    """The same holds for a sign on a question, and for leaving the age out."""
    looks = (answered("t.looks", "young"), MOVED_ON, answered("t.looks", "grown"))
    age = (answered("t.age", "unknown"), MOVED_ON, unanswered("t.age", Absence.skipped))

    assert age_of(*looks)[0] is Age.unknown
    assert age_of(*age)[0] is Age.unknown


def test_the_child_questions_stay_open_while_the_doubt_stands() -> None:
    """The route of a child is tested in the same way as the age is told."""
    test = RouteTest(route=("child",))
    late = encounter(begun(), YOUNG, MOVED_ON, TAKEN_BACK["SignNoted"])
    at_once = encounter(begun(), YOUNG, TAKEN_BACK["SignNoted"], answered("t.age", "adult"))

    assert known_of(CONTENT, late.noted).test(test) is Truth.holds
    assert known_of(CONTENT, at_once.noted).test(test) is Truth.fails


def test_a_child_stays_a_child() -> None:
    """An assessment of under 18 keeps the signs."""
    child = AgeAssessed(age=Age.child, by="Social worker")

    assert age_of(YOUNG, answered("t.looks", "young"), child)[0] is Age.child


def test_the_referral_holds_every_view_beside_the_rules() -> None:
    """Earlier views stay, with the outcome of the rules in each."""
    low = JudgementNoted(
        view=STAY, rule=REFER, certainty=Certainty.sure, reason="other", words="See the file"
    )
    met = encounter(
        low, JudgementNoted(view=REFER, rule=REFER, certainty=Certainty.very), ADULT
    )
    met, _ = met.recorded(looked(STAY), met.history[0].stamp)
    sent = judgement_of(met)

    views, looks = sent["views"], sent["second_looks"]
    assert isinstance(views, list)
    assert isinstance(looks, list)
    assert [(one["rules"], one["view"]) for one in views] == [
        ("refer", "stay_with_it"),
        ("refer", "refer"),
    ]
    assert (views[0]["certainty_1_to_5"], views[0]["direction"]) == (4, "below")
    assert (looks[0]["agrees"], sent["agreement"]) == (False, "tie")
    assert sent["age_assessments"]
