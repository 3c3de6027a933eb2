"""The first start: the door, made-up people, and setting a device up by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drivers import Officer
from tests.journeys.station import Station
from tests.journeys.station import album
from tests.journeys.station import new_station
from tests.processes import PASSPHRASE
from tests.processes import PIN

pytestmark = pytest.mark.browser
STRIPE = "Made-up people. Nothing is sent."


@pytest.fixture(name="fresh")
def _fresh(browser: Browser, tmp_path: Path) -> Iterator[Station]:
    station = new_station(browser, tmp_path)
    yield station
    station.close()


def test_a_newcomer_tries_with_made_up_people(fresh: Station) -> None:
    """Start code, one tap, and Home stands there with the striped bar."""
    officer = Officer(page=fresh.window(), watchers=[album("made-up")])
    officer.enters(fresh.device)
    welcome = officer.name
    officer.tries_with_made_up_people()

    assert (welcome, officer.name) == ("Welcome", "Home")
    assert officer.lines(".stripe") == [STRIPE]
    assert officer.hand.faults == []


def test_a_wrong_start_code_is_said_and_the_next_one_works(fresh: Station) -> None:
    """A mistyped code changes nothing; after three tries a new one stands in the terminal."""
    officer = Officer(page=fresh.window())
    for _ in range(3):
        officer.enters(fresh.device, "AAAAAAAA")
    said = officer.words
    code = fresh.device.app.wait_for(r"new start code (\w+)")[1]
    officer.enters(fresh.device, code)

    assert "A new one stands in the terminal." in said
    assert officer.name == "Welcome"


def test_a_newcomer_sets_the_device_up_after_one_mistake(fresh: Station) -> None:
    """The mistake is said on top and at its field, and what was typed stays."""
    officer = Officer(page=fresh.window(), watchers=[album("set-up")])
    officer.enters(fresh.device)
    officer.begins_to_set_up(unit="Harbour team", staff="H 12")
    officer.chooses_secrets(PASSPHRASE, "123456")
    mistakes = officer.mistakes()
    kept = officer.typed_so_far("unit", "staff", "passphrase", "pin")
    officer.chooses_secrets(PASSPHRASE, PIN)

    assert mistakes == ["Choose another PIN: many people use this one"]
    assert kept == ["Harbour team", "H 12", "", ""]
    assert (officer.name, officer.lines(".stripe")) == ("Home", [])
    assert officer.sees("H 12")
    assert officer.hand.faults == []
