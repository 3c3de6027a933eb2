"""Changing passphrase and PIN of a running device: old ones end, and so does the process."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.factory import device as devices
from app.vault.errors import WrongSecret
from app.vault.unlocking import by_passphrase
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import Device
from tests.processes import Reply
from tests.processes import run_device
from tests.proofs.devices import set_up_quickly

NEW = "seven copper kettles by the river"
NEW_PIN = "730194"

pytestmark = [pytest.mark.slow, pytest.mark.threat("T02")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Set a device up, under keys that open quickly."""
    set_up_quickly(tmp_path / "data", PASSPHRASE, PIN)
    return tmp_path / "data"


@pytest.fixture
def device(folder: Path) -> Iterator[Device]:
    """Start the device and open it."""
    running = run_device(folder)
    running.unlock()
    yield running
    running.app.stop()


def _change(device: Device, kind: str, new: str, present: str = PASSPHRASE) -> Reply:
    return device.post(f"/settings/{kind}", **{"present": present, kind: new, "again": new})


def test_a_new_passphrase_ends_the_old_one_and_the_process(
    device: Device, folder: Path
) -> None:
    """Weak ones change nothing; the new one is needed at once; escrow and journal are kept."""
    before = {child.pid for child in device.app.children()}
    escrow = json.loads((folder / "keys.json").read_bytes())["escrow"]
    weak = _change(device, "passphrase", "password password")
    changed = _change(device, "passphrase", NEW)
    page = device.get("/").text
    after = {child.pid for child in device.app.children()}
    old = device.post("/unlock", passphrase=PASSPHRASE)
    new = device.post("/unlock", passphrase=NEW)
    device.app.stop()
    opened = devices.by_passphrase(folder, NEW)
    lines = opened.vault.rows("SELECT operation, about FROM journal")
    opened.close()

    assert (weak.status, changed.status) == (422, 303)
    assert "Your passphrase is changed. Enter the new one." in page
    assert "Enter your passphrase" in page
    assert before.isdisjoint(after)
    assert (old.status, new.status) == (422, 303)
    assert {"operation": "alteration", "about": "passphrase"} in lines
    assert json.loads((folder / "keys.json").read_bytes())["escrow"] == escrow
    with pytest.raises(WrongSecret):
        by_passphrase(folder, PASSPHRASE)


def test_a_new_pin_opens_the_session_at_once(device: Device) -> None:
    """The old one is wrong from then on, also for the sealed keys of the running session."""
    changed = _change(device, "pin", NEW_PIN)
    page = device.get("/").text
    old = device.post("/unlock", pin=PIN)
    new = device.post("/unlock", pin=NEW_PIN)

    assert changed.status == 303
    assert "Your PIN is changed. Enter the new one." in page
    assert (old.status, new.status) == (422, 303)


def test_a_wrong_present_passphrase_locks_and_changes_nothing(device: Device) -> None:
    """The process that heard it ends; what was typed is nearly right."""
    before = {child.pid for child in device.app.children()}
    answer = _change(device, "passphrase", NEW, present=PASSPHRASE[:-1])
    page = device.get("/").text
    after = {child.pid for child in device.app.children()}

    assert answer.status == 303
    assert "That was not your passphrase. Nothing was changed." in page
    assert before.isdisjoint(after)
    assert device.post("/unlock", pin=PIN).status == 303


def test_guessing_in_the_settings_waits_as_on_the_lock_screen(device: Device) -> None:
    """Wrong ones are counted together, by the supervisor; the PIN starts no new count."""
    for _ in range(12):
        answer = _change(device, "pin", NEW_PIN, present="not the passphrase")
        if answer.status == 422:
            break
        device.post("/unlock", pin=PIN)

    assert answer.status == 422
    assert "Too many tries. Wait a little, then try again." in answer.text
