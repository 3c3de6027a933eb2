"""When things go wrong at the screen: two windows, and a program that was killed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Route

from tests.drivers import Officer
from tests.hands import Keys
from tests.journeys.station import Station
from tests.journeys.station import album
from tests.journeys.station import real_station
from tests.processes import run_device

pytestmark = pytest.mark.browser
THEIR_WORDS = "Ông chủ giữ hộ chiếu của tôi."
NOT_SAVED = "Not saved. Tap to try again."


def _at_the_first_question(officer: Officer) -> None:
    officer.looks_and_listens()
    officer.asks_what_now()
    officer.asks_six()
    officer.points_to("vi")


def test_two_windows_on_one_encounter_never_undo_one_another(rehearsal: Station) -> None:
    """The later window is told so; the answer of the first one stands."""
    first = Officer(page=rehearsal.window(), watchers=[album("open-twice")])
    _at_the_first_question(first)
    second = Officer(page=rehearsal.window())
    second.page.goto(first.page.url)
    first.answers("alone")
    second.answers("near")
    told = second.words
    second.goes_home()
    second.carries_on()

    assert "This is open in another window. Use that one, or close it." in told
    assert first.saved == second.saved == "Saved: Alone, and safe to talk"


def test_what_comes_in_late_never_hides_the_focus(rehearsal: Station) -> None:
    """A closer look that is slow to come pushes rows down, but not under the foot."""
    held: list[Route] = []
    officer = Officer(page=rehearsal.window(), hand=Keys())
    officer.looks_and_listens()
    officer.page.route("**/signs", lambda route: held.append(route))  # noqa: PLW0108
    officer.notices("DOC01")
    officer.walks_to_sign("LIV06")
    before = officer.focus_fault
    held[0].continue_()
    officer.waits_for_closer("DOC01")

    assert (before, officer.focus_fault) == ("", "")


def test_a_killed_program_loses_nothing_that_was_typed(
    browser: Browser, tmp_path: Path
) -> None:
    """The words stay in their field, the page says so, and saved answers come back."""
    station = real_station(browser, tmp_path / "data")
    officer = Officer(page=station.window())
    try:
        _at_the_first_question(officer)
        officer.answers("alone")
        officer.begins_their_words(THEIR_WORDS)
        station.device.app.kill()
        officer.saves()
        said = officer.retry
        kept = officer.typed_so_far("words")
        station.device = run_device(station.data)
        again = Officer(page=station.window())
        again.enters(station.device)
        again.unlocks()
        again.carries_on()
        back = (again.place, again.saved)
    finally:
        station.close()

    assert said == NOT_SAVED
    assert kept == [THEIR_WORDS]
    assert back == ("core.age", "Saved: Alone, and safe to talk")
