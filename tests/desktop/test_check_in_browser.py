"""A window that comes in by its token, in a real Chromium: checked at once, then let on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import Route

from tests.browser import Complaints
from tests.browser import chromium
from tests.desktop.test_window import STAYS
from tests.desktop.test_window import WRITES
from tests.desktop.test_window import View

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.threat("T05")]
TOO_OLD = "The web view of this device is too old"


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(name="address")
def _address(tmp_path: Path) -> Iterator[str]:
    """Give the address that the supervisor gave to its window."""
    folder = tmp_path / "view"
    folder.mkdir()
    view = View(folder, WRITES + STAYS)
    app = view.run(tmp_path / "data")
    yield str(view.kept["address"])
    app.stop()


def _heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def test_a_window_of_today_passes_by_itself(browser: Browser, address: str) -> None:
    """It sends one fragment and one form, and stands at the welcome without a complaint."""
    page = browser.new_page()
    complaints = Complaints(page)
    begun = time.monotonic()
    page.goto(address)
    page.wait_for_url("**/welcome")
    print(f"in after {time.monotonic() - begun:.2f} s")  # noqa: T201 - a figure, no condition

    assert complaints.heard == []


def test_a_window_without_scripts_goes_on_by_hand(browser: Browser, address: str) -> None:
    """One tap more, and nothing else."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    page.click("form button")
    page.wait_for_url("**/welcome")

    assert _heading(page) != TOO_OLD


def test_a_window_that_loses_fragments_never_unlocks(browser: Browser, address: str) -> None:
    """It is told so, and every other address is shut to it."""

    def lose(route: Route) -> None:
        if "hx-request" in route.request.headers:
            route.abort()
        else:
            route.continue_()

    page = browser.new_page()
    page.route("**/launch/check", lose)
    page.goto(address)
    page.get_by_role("heading", name=TOO_OLD).wait_for()
    answer = page.goto(f"{address.partition('/launch')[0]}/welcome")

    assert answer is not None
    assert answer.status == 403
