"""The shipped content: complete, walked through, and as short as the screens need it."""

import pytest

from app import resources
from app.domain.catalogue import Code
from app.domain.guidance import Flag
from app.domain.outcome import Outcome
from app.domain.pack import Edition
from app.domain.pack import PackId
from app.domain.question import Question
from app.library.checking import check
from app.library.content import Content
from app.library.journeys import Case
from app.library.journeys import Journey
from app.library.reading import read
from app.library.walking import differences

MOST_REPLIES = 6
REPLY_LENGTH = 36
SIX = ["alone", "age", "leave", "papers", "pay", "hurt", "came", "others"]
ALL = [
    "alone",
    "needs",
    "age",
    "came",
    "day",
    "pay",
    "papers",
    "leave",
    "hurt",
    "sleep",
    "others",
    "wants",
]
BINDING = {
    "refer": ("send", "Enough to refer", "You can refer now. Others will decide the case."),
    "stay_with_it": (
        "eye",
        "Stay with it",
        "Ask more and get advice. You can refer on suspicion. You do not need proof.",
    ),
    "other_help": ("care", "Other help is needed", "Help with that now. The door stays open."),
    "not_enough_asked": ("ask", "Not enough asked yet", "Ask these 3 next."),
    "nothing_noted": (
        "door",
        "Nothing noted yet",
        "Signs can be hidden. Show their rights before you go.",
    ),
    "act_now": ("warn", "Act now", "Danger now. Call for help, then carry on here."),
    "child_route": ("child", "May be under 18", "Child steps. No control needs to be shown."),
    "pause_offence": (
        "pause",
        "Pause on the offence",
        "Tell your supervisor before any charge.",
    ),
}


def shipped() -> Content:
    """Read the shipped content."""
    content = read(resources.packs()).content
    assert content is not None
    return content


CONTENT = shipped()
HERE = next(place for place in CONTENT.jurisdictions if place.id == "uk-ew")
EDITION: Edition = CONTENT.edition(HERE, digest="test")
JOURNEYS = [(pack, one) for pack, found in CONTENT.journeys.items() for one in found]
QUESTIONS = [question for pack in CONTENT.packs for question in pack.questions]


def test_the_shipped_content_has_no_mistake() -> None:
    """All checks pass, golden journeys included."""
    assert check(CONTENT) == ()


@pytest.mark.parametrize(("pack", "journey"), JOURNEYS, ids=lambda one: getattr(one, "id", one))
def test_a_golden_journey_ends_as_it_is_written(pack: PackId, journey: Journey) -> None:
    """Path, outcome and flags are those beside the content."""
    assert pack in {one.id for one in CONTENT.packs}
    assert differences(EDITION, journey) == ()


def test_crossing_independent_work_and_poor_pay_never_end_in_refer() -> None:
    """The check wants all three cases of each pack that talks about control."""
    found = {one.case for _, one in JOURNEYS}
    referred = {one.case for _, one in JOURNEYS if one.expect.outcome is Outcome.refer}

    assert found == set(Case)
    assert referred == {Case.ordinary}


def test_the_words_of_outcomes_and_flags_are_binding() -> None:
    """Icon, words and line stand exactly so."""
    guidance = CONTENT.guidance
    words = {one.id.value: one for one in guidance.outcomes}
    flags = {one.id.value: one for one in guidance.flags}

    assert set(BINDING) == {*Outcome, *Flag}
    for name, expected in BINDING.items():
        one = words[name] if name in words else flags[name]
        assert expected == (one.icon, one.shown.english, one.line.english)


def test_the_ways_through_the_core_keep_their_order() -> None:
    """Safety first: privacy before everything, age before the rest."""
    assert list(EDITION.way("core.six").questions) == [f"core.{name}" for name in SIX]
    assert list(EDITION.way("core.full").questions) == [f"core.{name}" for name in ALL]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_question_fits_one_screen(question: Question) -> None:
    """At most six short replies, and three ways to ask well are there."""
    assert 0 < len(question.replies) <= MOST_REPLIES
    assert all(len(reply.says.english) <= REPLY_LENGTH for reply in question.replies)
    assert question.do_not_ask is not None
    assert question.counts is not None


def test_every_question_of_the_core_has_a_closed_form() -> None:
    """It can be answered alone; narrower questions say so only of conditions."""
    core = [one for one in QUESTIONS if one.id.startswith("core.")]

    assert [one.id for one in core if not one.alone] == []


def test_the_card_holds_two_signs_in_each_of_five_groups() -> None:
    """Danger and a child stand apart above them, and every sign says what counts."""
    card = EDITION.card()
    signs = [sign for group in card.groups for sign in group.signs]

    assert [len(group.signs) for group in card.groups] == [2, 2, 2, 2, 2]
    assert [sign.code for sign in (*card.danger, *card.child)] == ["DNG01", "AGE01"]
    assert all(sign.counts is not None for sign in (*signs, *card.danger, *card.child))
    assert len(card.offences) == 9


def test_what_counts_speaks_of_men_and_of_pay_and_of_consent_at_first() -> None:
    """People who are missed most stand in the examples."""
    card = EDITION.card()
    counts = [
        sign.counts.english for group in card.groups for sign in group.signs if sign.counts
    ]
    told = " ".join(counts)

    for words in ("two men", "building workers", "fishing crew", "paid", "agreed at first"):
        assert words in told


def test_a_no_to_harm_states_only_what_its_words_say() -> None:
    """Leaving freely is a protective fact beside the absent code."""
    leave = EDITION.question("core.leave")
    nothing = next(reply for reply in leave.replies if reply.id == "nothing")

    assert [(fact.code, fact.state) for fact in nothing.facts] == [("CTL12", "absent")]
    assert nothing.protective == ("can_leave_without_penalty",)


def test_fear_is_asked_only_when_alone() -> None:
    """The condition names the reply of the first question."""
    hurt = EDITION.question("core.hurt")

    assert hurt.ask_when is not None
    assert (hurt.ask_when.question, hurt.ask_when.reply) == ("core.alone", ("alone",))


def test_the_jurisdiction_holds_what_the_screens_need() -> None:
    """Six lines of rights, four facts of agreement, numbers with their former ones."""
    place = EDITION.jurisdiction
    contacts = {contact.id: contact for contact in place.contacts}

    assert len(place.rights) == 6
    assert len(place.agreement) == 4
    assert len(place.refusal_reasons) == 16
    assert contacts["emergency"].number == "999"
    assert contacts["helpline"].number == "08000 121 700"
    assert contacts["adult_support"].superseded == ("0300 303 8151",)


def test_every_code_of_the_packs_is_in_the_catalogue() -> None:
    """A referral can name each of them in words."""
    known = {row.code for row in CONTENT.catalogue.indicators}
    asked = {fact.code for one in QUESTIONS for reply in one.replies for fact in reply.facts}

    assert asked <= known
    assert Code("DIS01") in asked
