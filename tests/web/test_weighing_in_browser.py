"""Weighing what was found: both accounts, pay, one's own view, a colleague's, each sign.

In a real browser on a phone screen, with and without scripts, left to right and right to
left; every screen is checked where one stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from app.casework.desk import Desk
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from tests.browser import PHONE
from tests.browser import SMALL
from tests.browser import Complaints
from tests.browser import axe_faults
from tests.browser import chromium
from tests.browser import foot_share
from tests.browser import served
from tests.browser import sideways
from tests.browser import small_targets
from tests.web.conftest import ROOT
from tests.web.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TALLEST_FOOT = 0.3
REFUSED = "the server responded with a status of 422"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run one browser for this file."""
    with chromium() as running:
        yield running


@dataclass(slots=True)
class Walker:
    """An officer in a window; every screen that is reached is checked."""

    page: Page
    complaints: Complaints
    at: str
    has_scripts: bool

    def opens(self, address: str) -> None:
        """Open an address by hand."""
        self.page.goto(self.at + address, wait_until="networkidle")
        self.looks()

    def taps(self, what: str) -> None:
        """Tap what leads on, wait for the next screen, and check it.

        No file is left half sent: the next tap waits until the window has all it needs.
        """
        tapped = self.page.locator(what).first
        if self.has_scripts:
            leave = "one => one.setAttribute('data-left', '')"
            self.page.locator("#screen").evaluate(leave)
            tapped.click()
            self.page.wait_for_selector("#screen:not([data-left])")
        else:
            with self.page.expect_navigation():
                tapped.click()
        self.page.wait_for_load_state("networkidle")
        self.looks()

    def ticks(self, name: str, value: str) -> None:
        """Tick a box or choose one of several rows."""
        self.page.locator(f"label:has(input[name={name}][value='{value}'])").click()

    def looks(self) -> None:
        """Check the screen that stands here: names, sizes, widths, complaints.

        Measuring needs scripts; without them the same pages stand there.
        """
        if not self.has_scripts:
            return
        heard = [one for one in self.complaints.heard if REFUSED not in one]
        faults = [*axe_faults(self.page), *small_targets(self.page), *heard]
        assert faults == [], self.page.url
        assert foot_share(self.page) <= TALLEST_FOOT, self.page.url
        assert sideways(self.page, width=SMALL["width"], text=100) == 0, self.page.url
        assert sideways(self.page, width=PHONE["width"], text=200) == 0, self.page.url

    @property
    def words(self) -> str:
        """Give the words of the screen."""
        return self.page.locator("#screen").inner_text()


@pytest.fixture(params=["scripts, en", "no scripts, en", "scripts, ar", "no scripts, ar"])
def walker(
    request: pytest.FixtureRequest, browser: Browser, desk: Desk, catalogues: Catalogues
) -> Iterator[tuple[Walker, str]]:
    """Give a window on an encounter with enough to refer, in one of four ways of reading."""
    scripts, language = request.param.split(", ")
    app = create_app(desk, catalogues, ROOT / "static", lambda: None)
    officer = Officer(app=app, desk=desk)
    officer.post("/settings", language=language)
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06", "WRK02", "CRM01"))
    officer.post(f"{began}/language?next=question", lang="vi")
    with served(app) as at:
        context = browser.new_context(
            viewport={**PHONE}, java_script_enabled=scripts == "scripts"
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        has_scripts = scripts == "scripts"
        heard = Complaints(page)
        yield Walker(page=page, complaints=heard, at=at, has_scripts=has_scripts), began
        context.close()


def test_both_accounts_lead_to_the_open_question(walker: tuple[Walker, str]) -> None:
    """Findings, the list, one account, a sign and back, then the question that is open."""
    officer, began = walker
    officer.opens(f"{began}/findings")
    officer.taps("a[href$='/compare']")
    officer.taps("a[href$='/compare/bad_job']")
    officer.taps(".account a[href*='/signs/DOC01']")
    officer.opens(f"{began}/compare/bad_job")
    officer.taps("button.asker")

    assert "/questions/" in officer.page.url


def test_pay_is_worked_out_and_kept(walker: tuple[Walker, str]) -> None:
    """A mistake first, then the working, then the findings with it."""
    officer, began = walker
    officer.opens(f"{began}/pay")
    told = {"currency": "GBP", "paid": "1,200", "hours_day": "12", "days_week": "7"}
    for field, words in told.items():
        officer.page.fill(f"#{field}", words)
    officer.page.select_option("#period", "month")
    officer.taps("button[value=work]")
    officer.page.fill("#paid", "600")
    officer.page.fill("#debt", "5000")
    officer.taps("button[value=work]")
    officer.taps("button[value=keep]")

    assert officer.page.url.endswith("/findings")
    assert officer.page.locator("a[href*='/signs/MON07']").count() == 1


def test_a_view_and_a_second_look_stand_beside_the_result(walker: tuple[Walker, str]) -> None:
    """Below without a reason is refused; the colleague sees no outcome."""
    officer, began = walker
    officer.opens(f"{began}/judgement")
    officer.ticks("view", "stay_with_it")
    officer.ticks("certainty", "3")
    officer.taps("section.foot button")
    officer.page.select_option("#below", "other_person")
    officer.taps("section.foot button")
    officer.taps("a[href$='/second-look']")
    blind = officer.page.locator(".panel, .flag").count()
    officer.ticks("view", "refer")
    officer.ticks("certainty", "4")
    officer.page.fill("#looker", "PC 9")
    officer.taps("section.foot button")
    officer.opens(f"{began}/age-assessment")
    officer.opens("/judgements")
    officer.opens(f"{began}/findings")

    assert blind == 0
    assert officer.page.locator(".card p").count() >= 3


def test_the_card_and_the_questions_lead_to_each_sign(walker: tuple[Walker, str]) -> None:
    """One tap beside the tick, and from the page beside the question."""
    officer, began = walker
    officer.opens(f"{began}/signs")
    officer.taps("a.whether[href*='/signs/DOC01']")
    officer.taps("header .tool")

    assert officer.page.url.endswith("/signs")

    officer.opens(f"{began}/compare/bad_job")
    officer.taps("button.asker")
    question = officer.page.url
    officer.taps("a[href$='/another-way']")
    officer.taps(".linked a")
    officer.taps("header .tool")

    assert officer.page.url == question
