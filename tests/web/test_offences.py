"""The pause on the offence: facts, who was told and when, and the law as dated text."""

from app.domain.answers import Age
from app.domain.telling import PauseTold
from app.domain.telling import TellingWay
from app.domain.telling import Told
from tests.web.officer import Officer


def test_the_whole_pause_is_kept(officer: Officer) -> None:
    """Age then, what they were told, by whom, the hold, what a no brought, who gained."""
    began = officer.begin()
    officer.post(
        f"{began}/offence",
        offence="Drugs",
        when_and_where="May, a house",
        age_then="child",
        told_to_do="Water plants",
        by_whom="A man called Uncle",
        after_no="No food",
        gained="The man",
        in_time="The same days",
    )
    pause = officer.encounter(began).pause

    assert pause is not None
    assert (Age.child, "Water plants", "No food") == (
        pause.age_then,
        pause.told_to_do,
        pause.after_no,
    )
    assert "A man called Uncle" in officer.words(f"{began}/offence")


def test_each_one_told_is_kept_once_with_way_and_time(officer: Officer) -> None:
    """A second save adds only who was told since."""
    began = officer.begin()
    officer.post(f"{began}/offence", offence="Drugs", told="custody", how="phone", name="Sgt 1")
    officer.post(
        f"{began}/offence", offence="Drugs", told=("custody", "person"), how="in_person"
    )
    told = [one.event for one in officer.encounter(began).history]

    assert [
        PauseTold(told=Told.custody, how=TellingWay.phone, name="Sgt 1"),
        PauseTold(told=Told.person, how=TellingWay.in_person),
    ] == [one for one in told if isinstance(one, PauseTold)]
    assert "By phone" in officer.words(f"{began}/offence")


def test_the_law_stands_with_its_exclusions_and_its_age(officer: Officer) -> None:
    """Exclusions are text with source and date, never a decision."""
    words = officer.words(f"{officer.begin()}/offence")

    assert "Excluded: false imprisonment" in words
    assert "Schedule 4, checked on 22 November 2026." in words
