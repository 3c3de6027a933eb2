"""What htmx and our script really do under the policy: swaps, focus, failures, Hide."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from tests.browser import PHONE
from tests.browser import Complaints
from tests.browser import chromium
from tests.browser import foot_share
from tests.browser import served
from tests.web.trial import trial_app

pytestmark = pytest.mark.browser
FOCUS = "() => document.activeElement.tagName + ' ' + document.activeElement.className"


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(name="app")
def _app() -> Flask:
    return trial_app()


@pytest.fixture(name="at")
def _at(app: Flask) -> Iterator[str]:
    with served(app) as at:
        yield at


@pytest.fixture(name="page")
def _page(browser: Browser, at: str) -> Iterator[Page]:
    context = browser.new_context(viewport=dict(PHONE))
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(at)
    page.evaluate("() => { window.sameWindow = true }")
    yield page
    context.close()


def _is_same_window(page: Page) -> bool:
    same: bool = page.evaluate("() => window.sameWindow === true")
    return same


def test_a_link_swaps_the_screen_within_the_window(page: Page, at: str) -> None:
    """Title, address, focus and scroll follow; the document stays; nobody complains."""
    complaints = Complaints(page)
    page.get_by_role("link", name="Signs").click()
    expect(page).to_have_title("Look and listen")

    assert page.url == at + "/signs"
    assert _is_same_window(page)
    assert page.evaluate(FOCUS) == "H1 name"
    assert complaints.heard == []


def test_an_answer_leads_on_to_its_own_address(page: Page, app: Flask, at: str) -> None:
    """The 303 is followed inside the window, and the browser keeps no trail of screens."""
    before = page.evaluate("() => history.length")
    page.get_by_label("Place").fill("at home")
    page.get_by_role("button", name="They have it").click()
    expect(page).to_have_title("Saved")

    assert page.url == at + "/done"
    assert _is_same_window(page)
    assert page.evaluate("() => history.length") == before
    assert app.extensions["posted"] == [{"place": "at home", "answer": "self"}]


def test_a_double_tap_is_one_answer(page: Page, app: Flask) -> None:
    """Two quick presses send one answer; the pressed button says that it is busy."""
    page.get_by_label("Place").fill("at home")
    button = page.get_by_role("button", name="They have it")
    button.dblclick()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(page).to_have_title("Saved")

    assert len(app.extensions["posted"]) == 1


def test_a_refusal_takes_the_focus_to_the_summary(page: Page, at: str) -> None:
    """422 is swapped, the summary has the focus, its link leads into the field."""
    page.get_by_role("button", name="They have it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    focus = page.evaluate(FOCUS)
    page.get_by_role("link", name="Type the place").click()

    assert focus == "SECTION errors"
    assert page.evaluate("() => document.activeElement.id") == "place"
    assert page.url == at + "/"
    assert page.locator("#retry").is_hidden()


def test_what_was_not_saved_is_kept_and_sent_again(page: Page, app: Flask) -> None:
    """A broken answer keeps the form and offers one tap; that tap saves it."""
    app.extensions["broken"] = True
    page.get_by_label("Place").fill("at home")
    page.get_by_role("button", name="They have it").click()
    retry = page.get_by_role("button", name="Not saved. Tap to try again.")
    expect(retry).to_be_visible()
    kept = page.get_by_label("Place").input_value()
    app.extensions["broken"] = False
    retry.click()
    expect(page).to_have_title("Saved")

    assert kept == "at home"
    assert app.extensions["posted"] == [{"place": "at home", "answer": "self"}]


def test_a_dead_line_says_not_saved(page: Page) -> None:
    """No answer at all is told in the same words, also to screen readers."""
    page.route("**/ask", lambda route: route.abort())
    page.get_by_role("button", name="They have it").click()
    expect(page.locator("#retry")).to_be_visible()

    assert page.locator("#say").inner_text() == "Not saved. Tap to try again."


def test_a_screen_that_does_not_open_says_so(page: Page, at: str) -> None:
    """Opening is not saving: other words, and the address stays."""
    page.get_by_role("link", name="Broken").click()
    expect(
        page.get_by_role("button", name="This did not open. Tap to try again.")
    ).to_be_visible()

    assert page.url == at + "/"


def test_each_tick_is_saved_at_once_and_in_order(page: Page, app: Flask, at: str) -> None:
    """Quick taps end with all of them saved, the count is right, focus stays on the box."""
    page.goto(at + "/signs")
    for code in ("C1", "C2", "C3"):
        page.locator(f"label:has(#sign-{code})").click()
    expect(page.get_by_role("button", name="3 noted. What now?")).to_be_visible()

    assert app.extensions["ticked"] == ["C1", "C2", "C3"]
    assert page.evaluate("() => document.activeElement.id") == "sign-C3"
    assert "3 noted" in page.locator("#say").inner_text()
    assert page.url == at + "/signs"


def test_the_foot_leaves_room_for_the_screen(page: Page, at: str) -> None:
    """The sticky foot takes at most 30 % of a phone, and none of a window that is short."""
    page.goto(at + "/signs")
    on_a_phone = foot_share(page)
    page.set_viewport_size({"width": 844, "height": 390})
    lying = foot_share(page)

    assert 0 < on_a_phone <= 0.30
    assert lying == 0


def test_a_quick_change_of_mind_is_saved(page: Page, app: Flask, at: str) -> None:
    """On and off again in one breath: what stands on the screen is what is stored."""
    page.goto(at + "/signs")
    for code in ("C1", "C2", "C1", "C3"):
        page.locator(f"label:has(#sign-{code})").click()
    expect(page.locator("#count input[value=C3]")).to_have_count(1)

    assert app.extensions["ticked"] == ["C2", "C3"]


def test_a_tap_onward_is_never_lost_behind_ticks(page: Page, app: Flask, at: str) -> None:
    """Ticks and the button right after them: everything arrives, the next screen opens."""
    page.goto(at + "/signs")
    for code in ("C1", "C2", "C3"):
        page.locator(f"label:has(#sign-{code})").click(no_wait_after=True)
    page.get_by_role("button", name="What now?").click()
    expect(page).to_have_title("Saved")

    assert app.extensions["ticked"] == ["C1", "C2", "C3"]


def _hide(page: Page, way: str) -> None:
    if way == "button":
        page.get_by_role("link", name="Hide").click()
    for _ in range(3 if way == "keys" else 0):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way", ["button", "keys"])
def test_hide_draws_the_clock_before_anything_else(page: Page, way: str) -> None:
    """While the next page is not there yet the clock covers all, and what was typed is gone."""
    page.route("**/clock", lambda route: route.fulfill(status=204))
    page.get_by_label("Place").fill("at home")
    page.get_by_role("heading").click()
    _hide(page, way)
    expect(page.locator("#veil")).to_be_visible()
    top = page.evaluate("() => document.elementFromPoint(innerWidth - 40, 30).id")

    assert (page.title(), top) == ("Clock", "veil")
    assert page.get_by_label("Place").input_value() == ""


@pytest.mark.parametrize("way", ["button", "keys"])
def test_nothing_waits_behind_back_after_hide(page: Page, at: str, way: str) -> None:
    """Screens that were opened before Hide are in no history."""
    page.get_by_role("link", name="Signs").click()
    expect(page).to_have_title("Look and listen")
    _hide(page, way)
    page.wait_for_url(at + "/clock")
    page.go_back()

    assert not page.url.startswith(at)


def test_typing_capitals_does_not_hide(page: Page) -> None:
    """Three capitals are three letters, not a wish to hide."""
    page.get_by_label("Place").press_sequentially("ABC")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")

    assert page.locator("#veil").is_hidden()


def test_the_pad_types_the_digits_and_sends_them(page: Page, app: Flask, at: str) -> None:
    """Six taps send the six digits; Delete takes one back."""
    page.goto(at + "/lock")
    for key in ("1", "2", "9", "Delete", "3", "4", "5", "6"):
        page.get_by_role("button", name=key, exact=True).click()
    page.wait_for_url(at + "/done")

    assert app.extensions["posted"] == [{"pin": "123456"}]


def test_a_keyboard_types_the_digits_too(page: Page, app: Flask, at: str) -> None:
    """The one real field takes the keys of a keyboard."""
    page.goto(at + "/lock")
    page.get_by_label("PIN").focus()
    page.keyboard.type("123456")
    page.wait_for_url(at + "/done")

    assert app.extensions["posted"] == [{"pin": "123456"}]


def test_everything_works_with_scripts_off(browser: Browser, at: str, app: Flask) -> None:
    """Answer, refusal, ticks, PIN and Hide are plain links and forms."""
    context = browser.new_context(viewport=dict(PHONE), java_script_enabled=False)
    page = context.new_page()
    page.goto(at)
    page.get_by_role("button", name="They have it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Place").fill("at home")
    page.get_by_role("button", name="They have it").click()
    page.wait_for_url(at + "/done")
    page.goto(at + "/lock")
    page.get_by_label("PIN").fill("123456")
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_url(at + "/done")
    page.goto(at + "/signs")
    page.locator("label:has(#sign-C2)").click()
    page.get_by_role("button", name="What now?").click()
    page.wait_for_url(at + "/done")
    page.goto(at)
    page.get_by_role("link", name="Hide").click()
    expect(page).to_have_title("Clock")
    context.close()

    assert app.extensions["posted"][-1] == {"pin": "123456"}
    assert app.extensions["ticked"] == ["C2"]


@pytest.mark.threat("T10")
def test_nothing_is_left_in_the_stores_of_the_browser(page: Page) -> None:
    """Neither htmx nor our script keeps anything in the browser."""
    page.get_by_role("link", name="Signs").click()
    expect(page).to_have_title("Look and listen")

    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_a_web_view_whose_parser_takes_no_options_swaps_too(browser: Browser, at: str) -> None:
    """Chrome 140 and web views built on it know the newer parser, but refuse it options."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "const real = Document.parseHTMLUnsafe;"
            "Document.parseHTMLUnsafe = (...given) => {"
            "  if (given.length > 1) throw new TypeError('Overload resolution failed.');"
            "  return real.call(Document, given[0]);"
            "};"
        )
        page.goto(at)
        page.evaluate("() => { window.sameWindow = true }")
        page.get_by_role("link", name="Signs").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Look and listen")

        assert _is_same_window(page)
