"""Questions about work and about a home: who is asked what, and what refers nobody."""

from functools import cache

import pytest

from app import resources
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import Noticed
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import QuestionTest
from app.domain.condition import SettingTest
from app.domain.outcome import Outcome
from app.domain.pack import Pack
from app.domain.question import Question
from app.library.content import Content
from app.library.reading import read

PACKS = ("labour", "domestic", "record")


@cache
def shipped() -> Content:
    """Read the shipped content."""
    content = read(resources.packs()).content
    assert content is not None
    return content


def pack(wanted: str) -> Pack:
    """Find one pack."""
    return next(one for one in shipped().packs if one.id == wanted)


def question(wanted: str) -> Question:
    """Find one question."""
    every = (one for name in PACKS for one in pack(name).questions)
    return next(one for one in every if one.id == QuestionId(wanted))


def test_work_is_asked_about_by_default() -> None:
    """Nothing needs to call for it; 22 questions, or 8 when time is short."""
    ways = {way.id: len(way.questions) for way in pack("labour").ways}

    assert pack("labour").opens_when is None
    assert ways == {"labour.short": 8, "labour.full": 22}


def test_a_home_or_a_sign_of_work_in_it_opens_the_questions_about_it() -> None:
    """Nothing about who the person is can open them."""
    opens = pack("domestic").opens_when

    assert isinstance(opens, AnyOf)
    assert {type(one) for one in opens.any_of} == {CodeTest, SettingTest}


def test_threats_at_work_are_asked_only_when_alone() -> None:
    """Nobody else can hear."""
    alone = QuestionTest(question=QuestionId("core.alone"), reply=(ReplyId("alone"),))

    assert alone == question("lab.threat").ask_when


@pytest.mark.parametrize("wanted", ["lab.visa", "dom.change"])
def test_a_permit_is_not_asked_about_where_there_are_no_papers(wanted: str) -> None:
    """What is not known yet leaves the question open to be asked."""
    asked = question(wanted).ask_when

    assert isinstance(asked, QuestionTest)
    assert ReplyId("none") not in asked.reply
    assert "not_asked" in asked.state


def test_sexual_violence_is_kept_only_where_it_was_told_unasked() -> None:
    """It may be told, or stand on paper; no question leads to it."""
    told = {
        one.id
        for name in PACKS
        for one in pack(name).questions
        for reply in one.replies
        for fact in reply.facts
        if fact.code == Code("CTL06")
    }

    assert told == {QuestionId("record.told")}


def test_no_closed_question_is_about_fear_or_harm() -> None:
    """Those that somebody answers alone speak of conditions."""
    closed = {one.id: one.alone for name in PACKS for one in pack(name).questions}

    for wanted in ("lab.threat", "lab.peers", "lab.press", "dom.marry", "record.told"):
        assert closed[QuestionId(wanted)] == ()


def test_lost_wages_a_tied_permit_and_a_fair_job_refer_nobody() -> None:
    """They need help with work or with a permit, or nothing at all."""
    found = {
        journey.id: journey.expect.outcome
        for name in PACKS
        for journey in shipped().journeys[pack(name).id]
    }

    assert found["wages_lost_with_the_firm"] is Outcome.other_help
    assert found["permit_tied_by_law"] is Outcome.other_help
    assert found["permit_tied_and_kind_family"] is Outcome.other_help
    assert found["fair_factory_job"] is Outcome.nothing_noted
    assert found["rider_on_own_account"] is Outcome.nothing_noted


def test_every_sign_is_noted_in_some_journey_in_a_way_that_fits_it() -> None:
    """By a reply whose words state it, or by a tick where it can only be seen or read."""
    content = shipped()
    asked = {one.id: one for held in content.packs for one in held.questions}
    journeys = [one for held in content.journeys.values() for one in held]
    steps = [step for journey in journeys for step in journey.answers]
    stated = {
        fact.code
        for step in steps
        for reply in asked[step.question].replies
        if reply.id in step.replies
        for fact in reply.facts
        if fact.state == "present"
    }
    ticked = {code for step in steps for code in (*step.seen, *step.on_paper)}
    ticked |= {code for journey in journeys for code in journey.signs}
    said = {Noticed.asked, Noticed.told}

    missing = [
        row.code
        for row in content.catalogue.indicators
        if not row.derived
        and row.code not in (stated if said & set(row.noticed) else stated | ticked)
    ]

    assert missing == []
