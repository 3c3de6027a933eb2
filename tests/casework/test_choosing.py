"""Choosing the place and the packs; and when asking ends by itself."""

import pytest

from app.casework import choosing
from app.casework import interviewing
from app.casework import observing
from app.casework.desk import Desk
from app.casework.step import Place
from app.casework.step import Step
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownSetting

SKIPPED = Absent(absence=Absence.skipped)
HELD = {"core.alone": "alone", "core.age": "adult", "core.leave": "harm", "core.pay": "nothing"}


@pytest.fixture
def where(desk: Desk) -> EncounterId:
    """Give an encounter with a language."""
    started = observing.begin(desk).id
    interviewing.choose_language(desk, started, "vi")
    return started


def given(question: QuestionId | None) -> Given | Absent:
    """Give the reply of somebody who is held, skip the rest."""
    told = HELD.get(question or "")
    return Given(replies=(ReplyId(told),)) if told else SKIPPED


def until_the_end(desk: Desk, step: Step) -> list[QuestionId]:
    """Answer until another place comes."""
    asked: list[QuestionId] = []
    while step.question is not None:
        asked.append(step.question)
        step = interviewing.answer(desk, step.encounter, step.question, given(step.question))
    assert step.place is Place.findings
    return asked


def test_safety_is_asked_first_whatever_the_order_of_the_way(
    desk: Desk, where: EncounterId
) -> None:
    """Alone and age come before everything else, needs too where they are on the way."""
    asked = until_the_end(desk, interviewing.begin(desk, where, "core.full"))

    assert asked[:3] == ["core.alone", "core.age", "core.needs"]


def test_asking_ends_when_there_is_enough_and_goes_on_by_hand(
    desk: Desk, where: EncounterId
) -> None:
    """Fewer questions than the way holds; the rest follows only when it is wanted."""
    asked = until_the_end(desk, interviewing.begin(desk, where, "core.six"))
    rest = until_the_end(desk, interviewing.begin(desk, where, "core.six"))

    assert len(asked) < 8
    assert len(asked) + len(rest) == 8


def test_a_double_tap_on_the_last_question_ends_twice_in_the_same_place(
    desk: Desk, where: EncounterId
) -> None:
    """The same page posted again leads to what the answers show again."""
    step = interviewing.begin(desk, where, "core.six")
    last, seen = QuestionId(""), 0
    while step.question is not None:
        seen = interviewing.asked(desk, where, step.question).seen
        last = step.question
        step = interviewing.answer(desk, where, last, given(last), seen)

    again = interviewing.answer(desk, where, last, given(last), seen)

    assert again == step


def test_a_place_is_stored_once_and_an_unknown_one_never(
    desk: Desk, where: EncounterId
) -> None:
    """It adds no sign."""
    once = choosing.choose_setting(desk, where, "nail_bar")
    twice = choosing.choose_setting(desk, where, "nail_bar")

    assert once == twice
    assert once.signs == ()
    with pytest.raises(UnknownSetting):
        choosing.choose_setting(desk, where, "moon")


def test_recent_places_stand_once_the_last_first(desk: Desk, where: EncounterId) -> None:
    """Of all encounters on this device."""
    choosing.choose_setting(desk, where, "agriculture")
    for setting in ("car_wash", "agriculture"):
        choosing.choose_setting(desk, observing.begin(desk).id, setting)

    found = choosing.whereabouts(desk, where)

    assert [one.id for one in found.recent] == ["agriculture", "car_wash"]
    assert found.chosen is not None
    assert sum(len(held) for _, held in found.groups) == len(
        desk.shelf.current("uk-ew").settings
    )


def test_the_packs_are_told_apart_by_what_calls_for_them(
    desk: Desk, where: EncounterId
) -> None:
    """A pack gone through stays in the list, marked as done."""
    until_the_end(desk, interviewing.begin(desk, where, "core.full"))
    until_the_end(desk, interviewing.begin(desk, where, "core.full"))
    offer = choosing.offer(desk, where)

    assert [(one.pack.id, one.is_done) for one in offer.called[:2]] == [
        ("core", True),
        ("labour", False),
    ]
    assert offer.is_labour
    assert not offer.is_child
