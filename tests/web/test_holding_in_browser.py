"""Block on the lock screen: held for three seconds it blocks; a shorter touch only asks."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from app import resources
from app.factory.lock_app import create_lock_app
from app.i18n.catalogues import Catalogues
from tests.browser import PHONE
from tests.browser import chromium
from tests.browser import served
from tests.web.keepers import MOMENT
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeKeeper

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.threat("T15")]
LONG_ENOUGH = 3_300
TOO_SHORT = 1_000
BUTTON = "[data-hold]"


@contextmanager
def lock_screen(keeper: FakeKeeper) -> Iterator[Page]:
    """Show the lock screen of a device on a phone."""
    words = Catalogues.load(resources.translations())
    app = create_lock_app(keeper, words, resources.static(), lambda: MOMENT)
    with served(app) as at, chromium() as browser:
        page = browser.new_page(viewport={**PHONE})
        page.goto(at)
        yield page


def hold(page: Page, milliseconds: int) -> None:
    """Press the button for so long, as a thumb would."""
    page.locator(BUTTON).hover()
    page.mouse.down()
    page.wait_for_timeout(milliseconds)
    page.mouse.up()
    page.wait_for_load_state("networkidle")


def test_three_seconds_block_the_device() -> None:
    """Nothing is asked any more: whoever holds it has decided."""
    keeper = FakeKeeper(SET_UP)
    with lock_screen(keeper) as page:
        hold(page, LONG_ENOUGH)

    assert keeper.asked == ["block"]


def test_a_shorter_touch_only_asks() -> None:
    """The page says what blocking does; nothing was done."""
    keeper = FakeKeeper(SET_UP)
    with lock_screen(keeper) as page:
        hold(page, TOO_SHORT)
        page.wait_for_selector("h1:has-text('Block this device')")
        words = page.locator("#screen").inner_text()

    assert keeper.asked == []
    assert "Block this device" in words
