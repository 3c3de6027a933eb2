"""A referral made offline: it waits, arrives, is opened and accepted; three programs."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drivers import Officer
from tests.drivers import Receiver
from tests.journeys.patrol import SENT_SECONDS
from tests.journeys.patrol import opened_at_the_desk
from tests.journeys.patrol import patrol
from tests.journeys.station import album
from tests.journeys.station import real_station
from tests.journeys.town import DESK
from tests.journeys.town import UNIT
from tests.journeys.town import Town
from tests.journeys.town import found_town
from tests.processes import PASSPHRASE
from tests.processes import fieldcard

pytestmark = pytest.mark.browser
WAITING = "Waiting to go (1)"
RECEIVED = "Received by the desk"


@pytest.fixture(name="town", scope="module")
def _town(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    town = found_town(browser, tmp_path_factory.mktemp("town"))
    town.administrator.confirms(Officer(page=town.officer.window()).reads_six_words())
    yield town
    town.close()


def test_a_referral_made_offline_arrives_and_is_accepted(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """It waits while the hub is off, goes by itself when it is on, and comes back accepted."""
    town.administrator.stops_the_hub()
    officer = Officer(page=town.officer.window(), watchers=[album("offline")])
    patrol(officer, "vi")
    officer.tries_now()
    offline = officer.words
    town.administrator.starts_the_hub()
    seconds = officer.looks_until(
        WAITING, lambda: officer.opens("sending"), SENT_SECONDS, there=False
    )
    received = officer.sees(RECEIVED)
    with capsys.disabled():
        print(f"\nreceived {seconds:.0f} s after the hub came up")  # noqa: T201  # a result
    desk = Receiver(page=town.desk.window(), watchers=[album("desk")])
    desk.looks_at_the_first()
    unopened = desk.words
    desk.opens_it()
    sender = dict(desk.section("Sent by"))
    desk.accepts_it()
    officer.tries_now()

    assert WAITING in offline
    assert received
    assert "No signal. Nothing is lost." in offline
    assert UNIT not in unopened
    assert sender["Unit"] == UNIT
    assert desk.sees("You accepted it.")
    assert officer.sees("They have accepted it.")


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
def test_the_sealed_file_opens_with_the_stock_tool(town: Town, tmp_path: Path) -> None:
    """What the hub holds is an age file of the desk's key, with just what the desk reads."""
    officer = Officer(page=town.officer.window())
    patrol(officer, "ar")
    desk = opened_at_the_desk(town, officer)
    sealed, key = tmp_path / "sealed.age", tmp_path / "desk.key"
    sealed.write_bytes(_last_body(town.administrator.data))
    exported = fieldcard(
        *("receiver", "key", "export", "--data", town.desk.data, "--to", key),
        typed=f"{PASSPHRASE}\n",
    )
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", key, sealed], capture_output=True, check=True
    )
    payload = json.loads(opened.stdout)["payload"]
    signs = [fact["text"] for fact in payload["facts"] if fact["state"] == "present"]
    words = " ".join(payload["agreement"]["words"])

    assert exported.returncode == 0
    assert payload["agreement"]["language"] == "ar"
    assert ("The words they were shown", words) in desk.section("Agreement")
    assert signs == [text for _, text in desk.section("Signs")]
    assert payload["sender"]["unit"] == UNIT


def test_a_device_without_a_desk_waits_and_sends_once_confirmed(
    browser: Browser, town: Town, tmp_path: Path
) -> None:
    """Each thing that is missing is said in plain words; the referral goes when it is there."""
    station = real_station(browser, tmp_path / "new", "--unit", "Night team")
    officer = Officer(page=station.window())
    try:
        patrol(officer, "vi")
        refused = officer.mistakes()
        officer.changes_row("receiver")
        without = officer.words
        officer.follows("Open Settings")
        officer.uses_ticket(town.administrator.writes_ticket().read_text(encoding="utf-8"))
        six_words = officer.reads_six_words()
        officer.opens("home")
        officer.carries_on()
        officer.opens_next_steps()
        officer.checks_and_sends()
        goes_to = officer.rows()["Goes to"]
        officer.sends()
        officer.tries_now()
        unconfirmed = officer.words
        town.administrator.confirms(six_words)
        officer.looks_until(RECEIVED, officer.tries_now, SENT_SECONDS)
    finally:
        station.close()

    assert refused == ["Choose where it goes."]
    assert "No desk is set up yet. All is saved." in without
    assert goes_to == DESK
    assert "The desk must confirm this device. Read them the six words." in unconfirmed


def _last_body(hub: Path) -> bytes:
    file = next(hub.glob("*.db"))
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as rows:
        found: bytes = rows.execute(
            "select body from envelope order by received_at desc"
        ).fetchone()[0]
    rows.close()
    return found
