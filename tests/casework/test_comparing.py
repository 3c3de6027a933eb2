"""Looking at it both ways: what is worth a look, and the way to the question that is open."""

import pytest

from app.casework import comparing
from app.casework import interviewing
from app.casework import observing
from app.casework.desk import Desk
from app.casework.step import Place
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.encounter import EncounterId
from app.domain.errors import NotInThisEdition
from app.domain.event import InterviewBegun

PAPERS = Code("DOC01")


def begun(desk: Desk, *codes: str, language: str = "en") -> EncounterId:
    """Begin an encounter with some signs tapped."""
    where = observing.begin(desk).id
    for code in codes:
        observing.tick(desk, where, Code(code))
    if language:
        interviewing.choose_language(desk, where, language)
    return where


def test_what_was_noted_decides_what_is_worth_a_look(desk: Desk) -> None:
    """All others can be reached too."""
    found = comparing.choice(desk, begun(desk, "WRK02", "CRM01"))

    assert [one.id for one in found.near] == ["offence", "bad_job"]
    assert [one.id for one in found.others] == ["crossing", "sex_work", "family"]


def test_each_open_sign_names_the_question_that_asks_it(desk: Desk) -> None:
    """Also before any way through the questions was taken up."""
    laid = comparing.lay(desk, begun(desk, "WRK02"), "bad_job")

    assert laid.asked_by[PAPERS] == "core.papers"


def test_taking_up_a_question_takes_up_its_way(desk: Desk) -> None:
    """The question stands open then; a second tap begins nothing anew."""
    where = begun(desk, "WRK02")
    papers = QuestionId("core.papers")
    step = comparing.take_up(desk, where, papers)
    again = comparing.take_up(desk, where, papers)
    began = [one for one in desk.encounters.open(where).history if _is_begun(one.event)]

    assert (step.place, step.question) == (Place.question, papers)
    assert again == step
    assert len(began) == 1
    assert interviewing.asked(desk, where, papers).question.id == papers


def _is_begun(event: object) -> bool:
    return isinstance(event, InterviewBegun)


def test_the_language_of_the_person_comes_first(desk: Desk) -> None:
    """Nobody is asked in a language that nobody chose."""
    where = begun(desk, "WRK02", language="")

    assert comparing.take_up(desk, where, QuestionId("core.papers")).place is Place.language


def test_what_the_content_does_not_hold_is_told(desk: Desk) -> None:
    """An account or a question of no edition."""
    where = begun(desk)

    with pytest.raises(NotInThisEdition):
        comparing.lay(desk, where, "guesswork")
    with pytest.raises(NotInThisEdition):
        comparing.take_up(desk, where, QuestionId("core.nothing"))


def test_with_a_child_only_the_child_steps_are_asked(desk: Desk) -> None:
    """The rest waits for a specialist, and is shown without a question."""
    laid = comparing.lay(desk, begun(desk, "WRK02", "AGE01"), "bad_job")
    asked = {one.partition(".")[0] for one in laid.asked_by.values() if one}

    assert "core" not in asked
    assert None in laid.asked_by.values()
