"""After a passphrase or PIN was changed, no living process holds what was typed for it."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.processes import Device
from tests.proofs.canaries import PASSPHRASE
from tests.proofs.canaries import PIN
from tests.proofs.canaries import STAFF
from tests.proofs.canaries import shapes
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.memory import copies
from tests.proofs.memory import need_sight
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T02")]
ROUNDS = size(10, 1)
NEW = "mauve walruses parcel eleven shy trumpets"
NEW_PIN = "839164"
NEARLY = "cobalt otters juggle seven quiet melonz"
SECRETS = {
    name: list(dict.fromkeys(shapes(secret)))
    for name, secret in {"old": PASSPHRASE, "new": NEW, "nearly": NEARLY}.items()
}
IN_PROCESS = "lock_in_process"


def changed(device: Device) -> None:
    """Change the passphrase, come in by the new one, and change the PIN."""
    _send(device, "passphrase", NEW, PASSPHRASE)
    device.unlock(NEW)
    _send(device, "pin", NEW_PIN, NEW)


def mistaken(device: Device) -> None:
    """Type a passphrase that is nearly right."""
    _send(device, "pin", NEW_PIN, NEARLY)


def _send(device: Device, kind: str, new: str, present: str) -> None:
    form = {"present": present, kind: new, "again": new}
    assert device.post(f"/settings/{kind}", **form).status == 303
    assert "Enter your" in device.get("/").text


def left(folder: Path, act: Callable[[Device], None], breaks: str = "") -> int:
    """Count the copies of every typed passphrase in all processes of the locked device."""
    set_up_quickly(folder, PASSPHRASE, PIN, STAFF)
    device = run(folder, breaks)
    device.unlock(PASSPHRASE)
    act(device)
    living = [psutil.Process(device.app.process.pid), *device.app.children()]
    found = sum(copies(living, SECRETS).values())
    device.app.stop()
    return found


def test_nothing_that_was_typed_outlives_the_change(tmp_path: Path) -> None:
    """Right or nearly right, the process that heard it ended; a broken one is found out."""
    need_sight()
    begun = time.monotonic()
    acts = (changed, mistaken)
    found = [
        left(tmp_path / f"{act.__name__} {number}", act)
        for number in range(ROUNDS)
        for act in acts
    ]
    kept = left(tmp_path / "control", mistaken, IN_PROCESS)
    tell(
        Finding(
            proof="S2",
            what="memory after a changed passphrase or PIN",
            size=f"{len(found)} devices, 3 passphrases, every shape of each",
            result=f"{sum(found)} copies in what still runs",
            control=f"locked within the process: {kept} copies",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert found == [0] * len(found)
    assert kept > 0
