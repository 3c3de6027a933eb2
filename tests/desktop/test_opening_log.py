"""Each opening of a running device stands in its journal, with the wrong tries before it."""

from pathlib import Path

import pytest

from app.vault.journal import ALL
from app.vault.opening import open_vault
from app.vault.unlocking import by_passphrase
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import Device
from tests.processes import run_device
from tests.processes import set_up

pytestmark = [pytest.mark.slow, pytest.mark.threat("T09")]
WRONG = "nobody knows these five words"


def test_openings_and_wrong_tries_are_logged(tmp_path: Path) -> None:
    """A passphrase after a wrong one, a PIN after two wrong ones, and an end by a fall."""
    folder = tmp_path / "data"
    set_up(folder)
    device = run_device(folder)
    device.enter()
    for typed in (WRONG, PASSPHRASE):
        device.post("/unlock", passphrase=typed)
    device.post("/lock")
    for _ in range(2):
        device.post("/unlock", pin="111222")
    device.post("/unlock", pin=PIN)
    _fall(device)
    device.post("/unlock", pin=PIN)
    device.app.stop()

    expected = ["opened/passphrase/1", "opened/pin/2", "opened/pin/0", "stopped"]
    assert expected == _openings(folder)


def _fall(device: Device) -> None:
    """End the worker hard, and wait for the next one to answer."""
    (worker,) = (one for one in device.app.children() if "worker" in one.cmdline())
    worker.kill()
    worker.wait()
    device.get("/")


def _openings(folder: Path) -> list[str]:
    vault = open_vault(folder, by_passphrase(folder, PASSPHRASE))
    try:
        lines = vault.rows(ALL)
    finally:
        vault.close()
    return [line["about"] for line in lines if line["kind"] == "vault"]
