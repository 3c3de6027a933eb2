"""Block on a real device: afterwards only the agency opens it, and nothing was lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyrage
import pytest

from app.casework import settling
from app.domain.policy import Policy
from app.factory import device as devices
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import Device
from tests.processes import fieldcard
from tests.processes import run_device
from tests.processes import set_up

pytestmark = [pytest.mark.slow, pytest.mark.threat("T15")]
AGENCY = pyrage.x25519.Identity.generate()
ANOTHER = "nine green lamps beside the old weir"
GONE_SECONDS = 30


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    set_up(data, "--recovery", str(AGENCY.to_public()))
    return data


@pytest.fixture(name="device")
def _device(data: Path) -> Iterator[Device]:
    device = run_device(data)
    device.unlock()
    yield device
    device.app.stop()


def recovered(data: Path, tmp_path: Path) -> None:
    """Open the device as the agency does, with its own key on its own computer."""
    identity = tmp_path / "agency.key"
    identity.write_text(str(AGENCY), encoding="ascii")
    done = fieldcard(
        "vault", "recover", "--data", data, "--identity", identity, typed=f"{ANOTHER}\n{PIN}\n"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("state", ["open", "locked"])
def test_only_the_agency_opens_a_blocked_device(
    device: Device, data: Path, tmp_path: Path, state: str
) -> None:
    """From the open app and from the lock screen; what was saved comes back whole."""
    device.post("/encounters", way="core.full")
    if state == "locked":
        device.post("/lock")
        device.get("/")
    workers = device.app.children()
    blocked = device.post("/block")
    psutil.wait_procs(workers, timeout=GONE_SECONDS)
    front = device.get("/").text
    tried = [device.post("/unlock", pin=PIN), device.post("/unlock", passphrase=PASSPHRASE)]
    kept = json.loads((data / "keys.json").read_bytes())
    device.app.stop()
    recovered(data, tmp_path)
    again = run_device(data)
    again.unlock(ANOTHER)
    home = again.get("/").text
    again.app.stop()

    assert blocked.status == 303
    assert not any(one.is_running() for one in workers)
    assert "This device is blocked" in front
    assert [reply.status for reply in tried] == [422, 422]
    assert "passphrase" not in kept
    assert "Carry on" in home


def test_without_recovery_blocking_locks_and_forgets_the_pin(tmp_path: Path) -> None:
    """Nothing is destroyed: the passphrase still opens, the PIN does not."""
    set_up(tmp_path)
    device = run_device(tmp_path)
    device.unlock()
    device.post("/block")
    front = device.get("/").text
    by_pin = device.post("/unlock", pin=PIN)
    by_passphrase = device.post("/unlock", passphrase=PASSPHRASE)
    device.app.stop()

    assert "Enter your passphrase" in front
    assert (by_pin.status, by_passphrase.status) == (422, 303)


def test_with_the_policy_everything_can_be_deleted_from_the_lock_screen(data: Path) -> None:
    """Two questions, then the device is as new, and nothing of before is left."""
    opened = devices.by_passphrase(data, PASSPHRASE)
    settling.obey(opened.desk, Policy(full_wipe=True))
    opened.close()
    device = run_device(data)
    device.enter()
    device.post("/erase", sure="once")
    before = {path.name for path in data.iterdir()}
    device.post("/erase", sure="twice")
    welcome = device.get("/").headers["location"]
    left = {path.name for path in data.iterdir()}
    device.app.stop()

    assert "vault.db" in before
    assert welcome == "/welcome"
    assert left <= {"lock"}


def test_a_new_policy_ends_the_session_of_the_pin(device: Device, data: Path) -> None:
    """Without a PIN in the policy, only the passphrase opens from then on."""
    device.app.stop()
    opened = devices.by_passphrase(data, PASSPHRASE)
    settling.obey(opened.desk, Policy(pin=False))
    opened.close()
    again = run_device(data)
    again.unlock()
    again.post("/lock")
    front = again.get("/").text
    again.app.stop()

    assert "Enter your passphrase" in front
