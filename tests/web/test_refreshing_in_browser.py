"""Screens that refresh themselves: in silence, in place, without taking the focus away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from app.casework import receiving
from app.domain.device import Role
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from tests.browser import PHONE
from tests.browser import Complaints
from tests.browser import chromium
from tests.browser import served
from tests.fake_receiver import FakeMailroom
from tests.fakes import NIGHT
from tests.web.officer import Officer

pytestmark = pytest.mark.browser
HALF_A_MINUTE = 30_000
FIRST = EnvelopeId("00000000-0000-4000-8000-00000000cafe")
SECOND = EnvelopeId("00000000-0000-4000-8000-00000000beef")
FOCUS = "() => document.activeElement.id"
KEPT = "() => window.sameWindow === true && document.activeElement !== document.body"


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={**PHONE})
    page.set_default_timeout(5000)
    page.clock.install()
    yield page
    page.close()


def _arrived(envelope: EnvelopeId) -> Incoming:
    return Incoming(id=envelope, sender="device-1", size=4096, arrived_at=NIGHT)


@pytest.fixture(name="mailroom")
def _mailroom(officer: Officer) -> FakeMailroom:
    device = officer.desk.device
    device.save_profile(replace(device.profile(), role=Role.receiver))
    room = officer.desk.mailroom
    assert isinstance(room, FakeMailroom)
    room.waiting = (_arrived(FIRST),)
    receiving.fetch(officer.desk)
    return room


def test_what_comes_in_stands_there_without_a_tap(
    officer: Officer, mailroom: FakeMailroom, page: Page
) -> None:
    """Focus, address and document stay as they are."""
    with served(officer.app) as at:
        complaints = Complaints(page)
        page.goto(at)
        page.evaluate("() => { window.sameWindow = true }")
        page.locator(f"#look-{FIRST}").focus()
        mailroom.waiting = (_arrived(FIRST), _arrived(SECOND))
        receiving.fetch(officer.desk)
        page.clock.fast_forward(HALF_A_MINUTE)
        expect(page.locator("article")).to_have_count(2)

        assert page.evaluate(FOCUS) == f"look-{FIRST}"
        assert page.evaluate(KEPT)
        assert page.url == f"{at}/"
        assert complaints.heard == []


def test_a_refresh_that_fails_says_nothing(
    officer: Officer, mailroom: FakeMailroom, page: Page
) -> None:
    """Nobody asked for it; the next one comes by itself, and the list stays."""
    asked: list[str] = []
    with served(officer.app) as at:
        page.goto(at)
        page.route("**/?poll", lambda route: (asked.append("x"), route.abort()))
        page.clock.fast_forward(HALF_A_MINUTE)
        page.clock.fast_forward(HALF_A_MINUTE)
        page.wait_for_function("() => true")

        expect(page.locator("article")).to_have_count(len(mailroom.waiting))
        expect(page.locator("#retry")).to_be_hidden()
    assert len(asked) == 2


def test_received_by_the_desk_appears_by_itself(officer: Officer, page: Page) -> None:
    """The officer only looks; the count in the bar follows."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    officer.post(f"{began}/referral")
    with served(officer.app) as at:
        page.goto(f"{at}/sending")
        expect(page.locator(".nav .badge")).to_have_count(1)
        officer.post("/sending/try")
        page.clock.fast_forward(HALF_A_MINUTE)
        expect(page.get_by_text("They have it.")).to_be_visible()

        expect(page.locator(".nav .badge")).to_have_count(0)
        assert page.url == f"{at}/sending"


def test_a_screen_that_was_left_asks_no_more(officer: Officer, page: Page) -> None:
    """Home does not refresh itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    with served(officer.app) as at:
        page.goto(f"{at}/sending")
        page.get_by_role("link", name="Home").click()
        expect(page).to_have_title("Home")
        page.clock.fast_forward(HALF_A_MINUTE)
        page.get_by_role("link", name="Saved").click()
        expect(page).to_have_title("Saved")

    assert [one for one in asked if one.startswith("GET") and "?poll" in one] == []
