"""Which packs are worth asking next: by place, age, signs and offence; never by who it is."""

from dataclasses import replace

import pytest

from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import Condition
from app.domain.condition import SettingTest
from app.domain.event import Event
from app.domain.event import InterviewBegun
from app.domain.event import OffenceNoted
from app.domain.event import ReferralConfirmed
from app.domain.event import SettingChosen
from app.domain.event import SignNoted
from app.domain.event import SiteLinked
from app.domain.pack import Edition
from app.domain.pack import Pack
from app.domain.pack import PackId
from app.domain.proposal import Grounds
from app.domain.proposal import Proposal
from app.domain.proposal import next_proposal
from app.domain.proposal import proposals
from app.domain.question import Question
from app.domain.route import path
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import way

SEXUAL = AnyOf(
    any_of=(
        SettingTest(setting=("type:sexual",)),
        CodeTest(code=Code("SEX02"), state=("present",)),
    )
)
CORE = (
    question("core.alone", reply("alone", protective="interviewed_alone"), seen="CTL17"),
    question(
        "core.age", reply("adult", age=Age.adult), reply("unsure", "AGE01", age=Age.unknown)
    ),
    question("core.papers", reply("kept", "DOC01 DOC02"), reply("mine", "-DOC01 -DOC02")),
    question("core.day", reply("long", "WRK01")),
)


def pack(name: str, order: int, *questions: Question, opens: Condition | None = None) -> Pack:
    """Make a pack with its main way; without questions given it asks one of its own."""
    asked = questions or (question(f"{name}.only", reply("yes", "CTL16")),)
    return replace(
        edition().packs[0],
        id=PackId(name),
        order=order,
        opens_when=opens,
        minutes=8,
        ways=(way(f"{name}.full", *(one.id for one in asked)),),
        questions=asked,
    )


LABOUR = pack(
    "labour",
    20,
    question("lab.papers", reply("other", "DOC01"), reply("mine", "-DOC01")),
    question("lab.tasks", reply("others", "WRK03")),
)
CORE_PACK = replace(
    pack("core", 10, *CORE),
    ways=(
        way("core.six", "core.alone", "core.age", "core.papers"),
        way("core.full", *(one.id for one in CORE)),
    ),
)
CONTENT: Edition = replace(
    edition(),
    packs=(
        pack("border_first", 3),
        pack("border_second", 4),
        pack("desk", 5),
        pack("site", 6),
        pack("child", 7),
        CORE_PACK,
        LABOUR,
        pack("sexual", 30, opens=SEXUAL),
        pack("crime", 40),
        pack("domestic", 50),
        pack("followup", 80),
        pack("record", 90),
    ),
)
ALONE, ADULT = answered("core.alone", "alone"), answered("core.age", "adult")
SIX, ALL = "core.six", "core.full"


def offered(*events: Event) -> tuple[Proposal, ...]:
    """Give all proposals after some events."""
    return proposals(CONTENT, encounter(*events).noted)


def called(*events: Event) -> list[tuple[str, str]]:
    """Give the ways that are called for, with the reason."""
    return [(one.way.id, one.grounds.value) for one in offered(*events) if one.grounds]


def at(setting: str) -> SettingChosen:
    """Choose a setting."""
    return SettingChosen(setting=setting)


def test_labour_follows_the_questions_for_everyone_where_no_place_is_told() -> None:
    """People at work are missed most; the sexual pack is never the default."""
    assert called() == [(ALL, "everyone"), ("labour.full", "default")]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("car_wash", [(ALL, "everyone"), ("labour.full", "setting")]),
        ("private_household", [(ALL, "everyone"), ("domestic.full", "setting")]),
        ("brothel_flat", [(ALL, "everyone"), ("sexual.full", "setting")]),
        ("hospital", [(ALL, "everyone"), ("labour.full", "default")]),
        ("cannabis_house", [(SIX, "everyone_short"), ("crime.full", "offence")]),
        ("custody", [(SIX, "everyone_short"), ("crime.full", "offence")]),
        (
            "airport",
            [
                ("border_first.full", "border"),
                ("border_second.full", "border"),
                (SIX, "everyone_short"),
            ],
        ),
        (
            "station_desk",
            [("desk.full", "desk"), (ALL, "everyone"), ("labour.full", "default")],
        ),
    ],
)
def test_the_place_says_which_packs_come(setting: str, expected: list[tuple[str, str]]) -> None:
    """The first table of the questionnaires, row by row."""
    assert called(at(setting)) == expected


def test_a_suspect_gets_the_short_core_and_then_crime() -> None:
    """Whatever the offence; a sign of forced crime does the same."""
    expected = [(SIX, "everyone_short"), ("crime.full", "offence")]

    assert called(OffenceNoted(kinds=("work",))) == expected
    assert called(SignNoted(code=Code("CRM01"))) == expected


def test_a_suspect_at_a_place_of_work_is_asked_about_the_work_too() -> None:
    """Crime first, then the pack of the place."""
    ways = [name for name, _ in called(OffenceNoted(kinds=("papers",)), at("nail_bar"))]

    assert ways == [SIX, "crime.full", "labour.full"]


@pytest.mark.parametrize(
    "sign", [SignNoted(code=Code("AGE01")), answered("core.age", "unsure")]
)
def test_a_child_is_offered_the_child_pack_alone(sign: Event) -> None:
    """From any place; the others are there for a specialist who chooses one."""
    found = offered(at("airport"), OffenceNoted(kinds=("theft",)), sign)

    assert next((one.pack.id, one.grounds) for one in found) == ("child", Grounds.child)
    assert [one.grounds for one in found[1:]] == [None] * 11


def test_many_people_at_one_place_come_to_the_site_first() -> None:
    """Then the short core for each person, and the pack of the place."""
    found = called(SiteLinked(site="site-1"), at("factory"))

    assert found == [
        ("site.full", "site"),
        (SIX, "everyone_short"),
        ("labour.full", "setting"),
    ]


def test_a_pack_opens_when_something_of_its_kind_is_told() -> None:
    """Sex work is asked about on a sign, and then work is not the default."""
    found = called(SignNoted(code=Code("SEX02")))

    assert found == [(ALL, "everyone"), ("sexual.full", "told")]


def test_after_a_referral_the_second_meeting_comes_first() -> None:
    """Follow up before anything else, never the story again."""
    sent = ReferralConfirmed(envelope="e-1", receiver="desk")  # type: ignore[arg-type]

    assert called(sent)[0] == ("followup.full", "second_meeting")


def test_who_the_person_is_cannot_be_told_to_the_proposals() -> None:
    """Nothing but place, age, signs, offence and answers goes in."""
    names = set(encounter().noted.__dataclass_fields__)

    assert not names & {"nationality", "sex", "language", "status", "name", "religion"}


def test_what_was_answered_is_left_out_and_a_pack_gone_through_is_done() -> None:
    """Papers were told; only the other question of the pack is left, and then none."""
    told = (begun(ALL), ALONE, ADULT, answered("core.papers", "kept"))
    rest = answered("core.day", "long")
    labour = next(one for one in offered(*told) if one.pack.id == "labour")
    after = offered(*told, rest, begun("labour.full"), answered("lab.tasks", "others"))

    assert (labour.left, labour.on_record, labour.minutes) == (("lab.tasks",), 1, 4)
    assert [one.pack.id for one in after if one.is_done] == ["core", "labour"]
    assert next_proposal(CONTENT, encounter(*told).noted) == offered(*told)[0]


def test_a_sparing_way_asks_nothing_twice_and_one_by_hand_asks_all() -> None:
    """The way that was proposed leaves out what is on record."""
    told = (begun(ALL), answered("core.papers", "kept"))
    spared = path(CONTENT, encounter(*told, InterviewBegun(way="labour.full", sparing=True)))
    by_hand = path(CONTENT, encounter(*told, InterviewBegun(way="labour.full")))

    assert (spared.questions, spared.next) == (("core.papers", "lab.tasks"), "lab.tasks")
    assert spared.on_record == ("lab.papers",)
    assert by_hand.questions == ("core.papers", "lab.papers", "lab.tasks")


def test_a_question_of_age_or_safety_is_never_left_out() -> None:
    """It tells more than codes."""
    both = replace(
        CONTENT,
        packs=(
            CORE_PACK,
            pack("desk", 60, question("desk.age", reply("young", "AGE01", age=Age.child))),
        ),
    )
    events = (
        begun(ALL),
        answered("core.age", "unsure"),
        InterviewBegun(way="desk.full", sparing=True),
    )

    assert path(both, encounter(*events)).next == "desk.age"


def test_a_changed_early_answer_keeps_later_ones_of_other_packs() -> None:
    """Later answers wait off the path, and changing back restores them."""
    waits = CodeTest(code=Code("DOC01"), state=("present",))
    later = question("lab.who", reply("boss", "CTL16"), ask_when=waits)
    both = replace(CONTENT, packs=(CORE_PACK, pack("labour", 20, later)))
    start = (begun(ALL), answered("core.papers", "kept"), begun("labour.full"))
    kept = encounter(*start, answered("lab.who", "boss"))
    changed = encounter(*start, answered("lab.who", "boss"), answered("core.papers", "mine"))
    back = encounter(
        *start,
        answered("lab.who", "boss"),
        answered("core.papers", "mine"),
        answered("core.papers", "kept"),
    )

    assert path(both, kept).questions == ("core.papers", "lab.who")
    assert path(both, changed).off_path == (QuestionId("lab.who"),)
    assert "lab.who" in changed.answers
    assert path(both, back) == path(both, kept)
