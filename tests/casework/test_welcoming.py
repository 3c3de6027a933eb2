"""Somebody asks for help: the talk begins with them, and never ends unseen."""

from dataclasses import replace

import pytest

from app.casework import welcoming
from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.step import Place
from app.domain.desk_talk import DeskEnding
from app.domain.desk_talk import DeskTalkEnded
from app.domain.desk_talk import NoHelpReason
from app.domain.event import EnvelopeId
from app.domain.event import ReferralConfirmed
from app.domain.route import path
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import fake_desk

SHELF = PackShelf(PACKS, None)


@pytest.fixture
def desk() -> Desk:
    """Give a desk of fakes over the shipped content."""
    return fake_desk(SHELF.current("uk-ew"))


def ended(**changes: object) -> DeskTalkEnded:
    """Give an end with a next step, a colleague and a time."""
    said: dict[str, object] = {
        "ending": DeskEnding.next_step,
        "words": "A talk with an interpreter",
        "colleague": "Desk 2",
        "time": "14:30",
    }
    return DeskTalkEnded(**(said | changes))  # type: ignore[arg-type]


def test_their_words_come_before_any_papers(desk: Desk) -> None:
    """Can we talk, what do you want, what happens if you go back; papers much later."""
    step = welcoming.begin(desk)
    encounter = desk.encounters.open(step.encounter)
    asked = path(SHELF.current("uk-ew"), encounter).questions

    assert (step.place, step.then) == (Place.language, Place.question)
    assert asked[:3] == ("desk.talk", "desk.help", "desk.back")
    assert asked.index("core.papers") > 5
    assert encounter.noted.at_desk


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"words": ""}, ("words",)),
        ({"colleague": "", "time": ""}, ("colleague", "time")),
        ({"ending": DeskEnding.nothing, "words": ""}, ("reason",)),
        ({"ending": DeskEnding.nothing, "words": "", "reason": NoHelpReason.left}, ()),
        ({"ending": DeskEnding.nothing, "words": "", "reason": NoHelpReason.other}, ("words",)),
    ],
)
def test_an_end_needs_a_step_or_a_reason_and_always_a_name_and_a_time(
    changes: dict[str, object], lacks: tuple[str, ...]
) -> None:
    """Other reasons are written down."""
    assert ended(**changes).lacks == lacks


def test_a_talk_is_open_until_somebody_says_how_it_ended(desk: Desk) -> None:
    """Saying it twice stores it once."""
    where = welcoming.begin(desk).encounter
    before = welcoming.must_say_why(desk, where), welcoming.open_talks(desk)
    first = welcoming.end(desk, where, ended())
    again = welcoming.end(desk, where, ended())

    assert before == (True, 1)
    assert first == again
    assert not welcoming.must_say_why(desk, where)
    assert welcoming.open_talks(desk) == 0


def test_a_referral_ends_a_talk_too(desk: Desk) -> None:
    """Nothing else is asked then."""
    where = welcoming.begin(desk).encounter
    record(desk, where, ReferralConfirmed(envelope=EnvelopeId("e"), receiver="desk-1"))

    assert not welcoming.must_say_why(desk, where)
    assert welcoming.talk(desk, where).is_referred


def test_the_supervisor_sees_open_talks_first(desk: Desk) -> None:
    """Other encounters are not on the list."""
    done = welcoming.begin(desk).encounter
    left = welcoming.begin(desk).encounter
    welcoming.end(desk, done, ended(ending=DeskEnding.nothing, reason=NoHelpReason.left))
    talks = welcoming.talks(desk)

    assert [talk.encounter for talk in talks] == [left, done]
    assert [talk.is_open for talk in talks] == [True, False]


def test_content_without_questions_for_a_desk_begins_with_all() -> None:
    """As an older edition that has none."""
    edition = SHELF.current("uk-ew")
    packs = tuple(pack for pack in edition.packs if pack.id != "desk")
    older = fake_desk(replace(edition, packs=packs))
    step = welcoming.begin(older)

    assert older.encounters.open(step.encounter).way == "core.full"
