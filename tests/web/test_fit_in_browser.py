"""Each core question stands on one phone screen, in every pair of languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import PHONE
from tests.browser import chromium
from tests.browser import served
from tests.web.fitting import table
from tests.web.fitting import walk
from tests.web.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ACTION = 56  # the least height of what is tapped to answer
CORE = 12
MOST_QUESTIONS = 100  # conditions leave some out
PAIRS = (("en", "en"), ("en", "vi"), ("en", "ar"), ("ar", "ar"), ("ar", "vi"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run one browser for this file."""
    with chromium() as running:
        yield running


@pytest.mark.parametrize(("mine", "theirs"), PAIRS)
def test_a_question_stands_on_one_screen(
    officer: Officer, browser: Browser, mine: str, theirs: str
) -> None:
    """Nobody has to scroll, and no action became too small for that."""
    officer.post("/settings", language=mine)
    with served(officer.app) as at:
        page = browser.new_page(viewport={**PHONE})
        fits = list(walk(page, at, officer, theirs, "core.full"))
        page.close()
    print(measured := table(f"{mine} and {theirs}", fits))  # noqa: T201 - the table is wanted

    assert [one.question for one in fits if one.hidden] == [], measured
    assert [one.question for one in fits if one.height > PHONE["height"]] == [], measured
    assert [one.question for one in fits if one.lowest < ACTION] == []
    assert len(fits) == CORE


def test_no_answer_of_any_pack_hides_below_the_foot(officer: Officer, browser: Browser) -> None:
    """Every question on every way; at most the ticks beside it are scrolled to."""
    ways = [way.id for pack in officer.desk.shelf.current("uk-ew").packs for way in pack.ways]
    with served(officer.app) as at:
        page = browser.new_page(viewport={**PHONE})
        fits = [fit for way in ways for fit in walk(page, at, officer, "ar", way)]
        page.close()
    hidden = [one for one in fits if one.hidden or one.lowest < ACTION]

    assert hidden == [], table("all packs", hidden)
    assert len({one.question for one in fits}) > MOST_QUESTIONS
