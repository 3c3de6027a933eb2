"""The page of all parts in a real browser: axe, thumbs, narrow windows, large text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from tests.browser import PHONE
from tests.browser import TABLET
from tests.browser import Complaints
from tests.browser import axe_faults
from tests.browser import chromium
from tests.browser import served
from tests.browser import sideways
from tests.browser import small_targets
from tests.web.parts import VARIANTS
from tests.web.parts import parts_app

pytestmark = pytest.mark.browser


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(name="at", scope="module")
def _at() -> Iterator[str]:
    with served(parts_app()) as at:
        yield at


def _open(browser: Browser, address: str, theme: str = "light") -> tuple[Page, Complaints]:
    context = browser.new_context(
        viewport=dict(TABLET), color_scheme="dark" if theme == "dark" else "light"
    )
    page = context.new_page()
    complaints = Complaints(page)
    page.goto(address)
    return page, complaints


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_axe_finds_nothing(browser: Browser, at: str, variant: str, device: str) -> None:
    """No fault in WCAG 2.0 to 2.2 A and AA and best practice; the browser has no complaint."""
    page, complaints = _open(browser, at + variant, device)
    faults = axe_faults(page)
    page.context.close()

    assert faults == []
    assert complaints.heard == []


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("width", [PHONE["width"], TABLET["width"]])
def test_every_target_fits_a_thumb(browser: Browser, at: str, variant: str, width: int) -> None:
    """Nothing to tap is smaller than 48 by 48."""
    page, _ = _open(browser, at + variant)
    page.set_viewport_size({"width": width, "height": 844})
    small = small_targets(page)
    page.context.close()

    assert small == []


@pytest.mark.parametrize(("width", "text"), [(320, 100), (390, 200), (320, 200), (1280, 100)])
@pytest.mark.parametrize("variant", VARIANTS[:2])
def test_nothing_scrolls_sideways(
    browser: Browser, at: str, variant: str, width: int, text: int
) -> None:
    """Narrow windows and large text stay within their width."""
    page, _ = _open(browser, at + variant)
    over = sideways(page, width=width, text=text)
    page.context.close()

    assert over == 0


def test_the_device_chooses_the_night_by_itself(browser: Browser, at: str) -> None:
    """A device set to dark shows the night ground without being told."""
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark, _ = _open(browser, at + "/patterns", "dark")
    by_night = dark.evaluate(ground)
    light, _ = _open(browser, at + "/patterns")
    by_day = light.evaluate(ground)

    assert (by_night, by_day) == ("rgb(11, 17, 20)", "rgb(245, 242, 234)")
