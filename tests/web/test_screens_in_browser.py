"""Every screen in a real browser: accessible, big enough to tap, never too wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from app.domain.device import Theme
from tests.browser import PHONE
from tests.browser import Complaints
from tests.browser import axe_faults
from tests.browser import chromium
from tests.browser import foot_share
from tests.browser import served
from tests.browser import sideways
from tests.browser import small_targets
from tests.web.officer import Officer
from tests.web.screens import lived_in
from tests.web.screens import screens

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TALLEST_FOOT = 0.3


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run one browser for this file."""
    with chromium() as running:
        yield running


@pytest.mark.parametrize("theme", [Theme.day, Theme.night])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_screen_passes_axe_and_thumbs(
    officer: Officer, browser: Browser, theme: Theme, language: str
) -> None:
    """No fault of axe, no small target, no tall foot, no complaint, day and night."""
    device = officer.desk.device
    officer.post("/settings", language=language)
    began = lived_in(officer)
    device.save_profile(device.profile().with_theme(theme))
    faults: dict[str, list[str]] = {}
    with served(officer.app) as address:
        page = browser.new_page(viewport={**PHONE})
        complaints = Complaints(page)
        for name, where in screens(officer.app, began).items():
            page.goto(address + where)
            faults[name] = [*axe_faults(page), *small_targets(page), *_tall(page)]
        page.close()

    assert {name: found for name, found in faults.items() if found} == {}
    assert complaints.heard == []


@pytest.mark.parametrize(("width", "text"), [(320, 100), (390, 200)])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_screen_is_ever_too_wide(
    officer: Officer, browser: Browser, language: str, width: int, text: int
) -> None:
    """Small phones and large letters lose nothing sideways."""
    officer.post("/settings", language=language)
    began = lived_in(officer)
    wide: dict[str, int] = {}
    with served(officer.app) as address:
        page = browser.new_page(viewport={**PHONE})
        for name, where in screens(officer.app, began).items():
            page.goto(address + where)
            wide[name] = sideways(page, width=width, text=text)
        page.close()

    assert {name: found for name, found in wide.items() if found} == {}


def _tall(page: Page) -> list[str]:
    share = foot_share(page)
    return [f"the foot takes {share:.0%}"] if share > TALLEST_FOOT else []
