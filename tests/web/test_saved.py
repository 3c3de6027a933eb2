"""Saved: page by page, searched by code word, place, day and stage; never a name in it."""

from datetime import timedelta

import pytest

from app.casework.desk import Desk
from app.casework.resuming import PAGE_LENGTH
from tests.fakes import NIGHT
from tests.fakes import FakeClock
from tests.fakes import FakeJournal
from tests.web.officer import Officer
from tests.web.page_check import words_of

NEXT = "Show older ones"
ROW = "Kite 27"


def found(officer: Officer, **asked: str) -> str:
    """Search, and give the words of the page."""
    answer = officer.app.test_client().post("/saved/search", data=asked)
    assert answer.status_code == 200, answer.text
    officer.answer = answer
    return words_of(officer._checked())


def met(officer: Officer, count: int) -> list[str]:
    """Begin some encounters."""
    return [officer.begin() for _ in range(count)]


def test_a_long_list_is_turned_page_by_page(officer: Officer) -> None:
    """The second page holds the rest, and a way back to the newest."""
    met(officer, PAGE_LENGTH + 3)
    first = officer.words("/saved")
    second = officer.words(f"/saved?after={PAGE_LENGTH - 1}")

    assert [first.count(f"{ROW},"), second.count(f"{ROW},")] == [PAGE_LENGTH, 3]
    assert NEXT in first
    assert NEXT not in second
    assert "Back to the newest" in second


@pytest.mark.parametrize("turn", ["x", "", "-1", "999999999999999999999999"])
def test_a_turn_typed_by_hand_breaks_nothing(officer: Officer, turn: str) -> None:
    """It shows a page of the list, or that nothing is there."""
    met(officer, 1)

    assert "Saved" in officer.words(f"/saved?after={turn}")


@pytest.mark.threat("T03", "T09")
def test_a_record_is_found_by_its_place_which_is_never_shown(
    officer: Officer, desk: Desk
) -> None:
    """The row tells code word and time alone; the search is logged without its words."""
    began = met(officer, 2)[0]
    officer.post(f"{began}/referral/place", words="Mrs Tran's house, Dock 7")
    words = found(officer, words="dock tran", day="", stage="")
    assert isinstance(desk.journal, FakeJournal)

    assert words.count(f"{ROW},") == 1
    assert "Tran's" not in words
    assert ("consultation", "search", "", "") in desk.journal.lines
    assert "dock" not in str(desk.journal.lines).lower()


def test_a_name_finds_nothing(officer: Officer) -> None:
    """Names stand in the record alone."""
    began = met(officer, 1)[0]
    officer.post(f"{began}/referral/name", words="Linh")

    assert "Nothing fits" in found(officer, words="Linh")


def test_a_day_is_one_of_the_officers_own_clock(officer: Officer, desk: Desk) -> None:
    """An hour before midnight in London is the next day two hours further east."""
    assert isinstance(desk.clock, FakeClock)
    desk.clock.offset_minutes = lambda: 120  # type: ignore[method-assign]
    met(officer, 1)
    days = [NIGHT.date(), (NIGHT + timedelta(days=1)).date()]

    assert [found(officer, day=day.isoformat()).count(f"{ROW},") for day in days] == [0, 1]


def test_a_stage_is_searched_alone_or_with_words(officer: Officer) -> None:
    """What is not sent yet."""
    met(officer, 1)

    assert found(officer, stage="open").count(f"{ROW},") == 1
    assert "Nothing fits" in found(officer, stage="sent", words="kite")


def test_older_ones_of_a_search_are_asked_for_with_a_form(officer: Officer) -> None:
    """What was typed goes along in the form, not in the address."""
    met(officer, PAGE_LENGTH + 1)
    found(officer, words="kite")
    assert officer.answer is not None
    page = officer.answer.text
    rest = found(officer, words="kite", after=str(PAGE_LENGTH - 1))

    assert 'name="after"' in page
    assert "kite" not in officer.answer.request.url
    assert rest.count(f"{ROW},") == 1


def test_an_empty_search_leads_back_to_the_list(officer: Officer) -> None:
    """Nothing was asked."""
    assert officer.post("/saved/search", words=" ", day="", stage="") == "/saved"


def test_what_is_no_day_is_told(officer: Officer) -> None:
    """And stays on the page."""
    page = officer.refused("/saved/search", 422, words="kite", day="yesterday")

    assert "This is no day" in words_of(page)
    assert page.find(".//input[@name='words']").get("value") == "kite"  # type: ignore[union-attr]


def test_a_stage_that_is_none_is_refused(officer: Officer) -> None:
    """A page made by hand."""
    officer.refused("/saved/search", 422, stage="secret")


def test_a_search_of_a_tenth_word_looks_for_the_first_ones(officer: Officer) -> None:
    """However much is typed, the work stays small."""
    met(officer, 1)

    assert found(officer, words="kite 27 " * 20).count(f"{ROW},") == 1
