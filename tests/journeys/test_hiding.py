"""Hide, lock and come back: a clock at once, nothing behind it, the same question after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drivers import Officer
from tests.journeys.station import Station
from tests.journeys.station import album
from tests.journeys.station import real_station

pytestmark = pytest.mark.browser
WRONG_PIN = "918273"


@pytest.fixture(name="station", scope="module")
def _station(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    station = real_station(browser, tmp_path_factory.mktemp("device") / "data")
    yield station
    station.close()


def _at_the_second_question(officer: Officer) -> None:
    officer.looks_and_listens()
    officer.asks_what_now()
    officer.asks_six()
    officer.points_to("vi")
    officer.answers("alone")


@pytest.mark.threat("T03")
@pytest.mark.parametrize("way", ["tap", "shift"])
def test_hide_paints_a_clock_before_anything_loads(station: Station, way: str) -> None:
    """Within 100 ms a clock covers the page, with a neutral title; then the page leaves."""
    officer = Officer(page=station.window())
    officer.looks_and_listens()
    told = officer.times_the_veil()
    if way == "tap":
        officer.hides()
    else:
        officer.presses("Shift", times=3)
    officer.waits_for_clock()
    name, place = officer.name, officer.place
    officer.follows("Tap to carry on")

    assert told == ["Clock: seen, in time"]
    assert (name, place) == ("Clock", "clock")


@pytest.mark.threat("T03")
def test_back_shows_nothing_after_hide(station: Station) -> None:
    """No earlier screen waits behind the clock; one tap carries on at Home."""
    officer = Officer(page=station.window(), watchers=[album("hide")])
    _at_the_second_question(officer)
    officer.hides()
    officer.waits_for_clock()
    officer.page.go_back()
    behind = officer.words
    officer.page.goto(f"{station.device.origin}/clock")
    officer.follows("Tap to carry on")

    assert "Question" not in behind
    assert "Privacy" not in behind
    assert officer.name == "Home"


def test_a_locked_device_opens_by_pin_at_the_same_question(station: Station) -> None:
    """A wrong PIN is said with what is left; the right one leads back to the question."""
    officer = Officer(page=station.window(), watchers=[album("lock")])
    _at_the_second_question(officer)
    question = officer.heading
    officer.goes_home()
    officer.locks()
    locked = officer.words
    officer.keys_in(WRONG_PIN)
    wrong = officer.words
    officer.keys_in()
    home = officer.name
    officer.carries_on()

    assert "Fieldcard" not in locked
    assert "That was not right. Try again." in wrong
    assert "4 tries left." in wrong
    assert home == "Home"
    assert (officer.heading, officer.saved) == (question, "Saved: Alone, and safe to talk")


def test_a_device_that_nobody_touches_locks_and_shows_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    """After the idle time the page leaves by itself; the PIN leads back to the question."""
    station = real_station(browser, tmp_path / "data", FIELDCARD_IDLE_SECONDS="4")
    officer = Officer(page=station.window())
    try:
        _at_the_second_question(officer)
        question = officer.heading
        officer.waits_until_locked()
        locked = officer.words
        officer.keys_in()
        officer.carries_on()
        back = officer.heading
    finally:
        station.close()

    assert "Enter your PIN" in locked
    assert question not in locked
    assert back == question


def test_hide_covers_every_window_of_the_device(station: Station) -> None:
    """A second window with a case in it shows the clock within seconds, by itself."""
    officer = Officer(page=station.window())
    _at_the_second_question(officer)
    question = officer.heading
    other = Officer(page=officer.page.context.new_page())
    other.page.goto(station.device.origin)
    other.hides()
    officer.waits_until_hidden()
    hidden = officer.words
    officer.follows("Tap to carry on")

    assert question not in hidden
    assert officer.name == "Home"


def test_typing_keeps_the_device_open(station: Station) -> None:
    """A long quote is typed without a tap, so typing itself is told to the device."""
    officer = Officer(page=station.window())
    officer.page.clock.install()
    _at_the_second_question(officer)
    officer.begins_their_words("Anh ấy")
    officer.page.clock.fast_forward(30_000)
    with officer.page.expect_request(lambda one: one.method == "HEAD") as told:
        officer.begins_their_words("Anh ấy giữ hộ chiếu")

    assert told.value.url == f"{station.device.origin}/sending"


def test_the_emergency_numbers_stand_on_the_lock_screen(station: Station) -> None:
    """Without PIN or passphrase the numbers for help can be tapped."""
    officer = Officer(page=station.window())
    officer.locks()
    officer.follows("Emergency numbers")
    numbers = officer.numbers()
    officer.goes_home()
    officer.keys_in()

    assert "tel:999" in numbers
    assert officer.name == "Home"
