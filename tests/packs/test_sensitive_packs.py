"""Questions about work with clients, forced crime and family: how they open and ask."""

from collections.abc import Iterator

import pytest

from app import resources
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.outcome import Outcome
from app.domain.pack import Pack
from app.domain.question import Question
from app.domain.question import Reply
from app.library.content import Content
from app.library.reading import read

PACKS = ("sexual", "crime", "other_forms")


def shipped() -> Content:
    """Read the shipped content."""
    content = read(resources.packs()).content
    assert content is not None
    return content


CONTENT = shipped()


def pack(wanted: str) -> Pack:
    """Find one pack."""
    return next(one for one in CONTENT.packs if one.id == wanted)


def question(wanted: str) -> Question:
    """Find one question."""
    every = (one for name in PACKS for one in pack(name).questions)
    return next(one for one in every if one.id == QuestionId(wanted))


def replies() -> Iterator[Reply]:
    """Give every reply of the three packs."""
    for name in PACKS:
        for one in pack(name).questions:
            yield from one.replies


@pytest.mark.parametrize("name", PACKS)
def test_a_sign_a_place_or_an_offence_opens_the_pack(name: str) -> None:
    """Nothing about who the person is can open it."""
    opens = pack(name).opens_when

    assert isinstance(opens, AnyOf)
    assert {type(one) for one in opens.any_of} <= {CodeTest, RouteTest, SettingTest}


def test_each_pack_has_one_way_through_all_of_its_questions() -> None:
    """That way is what is proposed."""
    for name in PACKS:
        asked = tuple(one.id for one in pack(name).questions)
        way = next(way for way in pack(name).ways if way.id == f"{name}.full")

        assert asked == way.questions


def test_sexual_violence_is_never_a_reply() -> None:
    """It may stand in a file; nobody is asked for it."""
    stated = {fact.code for reply in replies() for fact in reply.facts}

    assert Code("CTL06") not in stated
    assert Code("CTL06") in question("sex.health").on_paper


def test_threats_are_asked_only_when_alone() -> None:
    """Nobody else can hear."""
    alone = QuestionTest(question=QuestionId("core.alone"), reply=(ReplyId("alone"),))

    assert alone == question("crm.threat").ask_when


def test_the_link_of_control_and_act_is_asked_of_a_person_with_an_offence_alone() -> None:
    """What came first, and what a no would have meant, are coded."""
    link = question("crm.link")

    assert link.ask_when == RouteTest(route=("offence",))
    assert [reply.id for reply in link.replies] == [
        "before",
        "after",
        "free",
        "harm",
        "sum",
        "police",
    ]


def test_own_choice_with_own_gain_ends_without_refer() -> None:
    """Work with clients, an offence and a birth by own choice."""
    wanted = {"independent_sex_work", "own_choice_own_profit", "surrogate_by_own_choice"}
    journeys = [one for name in PACKS for one in CONTENT.journeys[pack(name).id]]
    found = {one.id: one.expect.outcome for one in journeys if one.id in wanted}

    assert found == dict.fromkeys(wanted, Outcome.nothing_noted)
