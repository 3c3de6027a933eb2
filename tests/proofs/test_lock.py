"""From the tap to a blank screen and to the end of the process that held the keys.

Times are told and never asserted. What is asserted: the keys are gone before the lock
screen is shown, and a device locks by itself when nobody touches it or after Hide.
"""

import statistics
import time
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.processes import PIN
from tests.processes import Device
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T02")]
TRIALS = size(200, 5)
ALONE = size(10, 1)
IDLE = 2.0
LOOK = 0.002
PATIENCE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One lock, in seconds from the act: keys gone, lock screen there; and in which order."""

    gone: float
    shown: float
    in_order: bool


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("device")
    set_up_quickly(folder)
    return folder


@pytest.fixture(name="device")
def _device(folder: Path) -> Iterator[Device]:
    device = run(folder)
    device.unlock()
    yield device
    device.app.stop()


@pytest.fixture(name="restless")
def _restless(folder: Path) -> Iterator[Device]:
    device = run(folder, FIELDCARD_IDLE_SECONDS=str(int(IDLE)))
    device.unlock()
    yield device
    device.app.stop()


def is_gone(process: psutil.Process) -> bool:
    """Say whether nothing of a process is left but its exit code."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def until_gone(processes: list[psutil.Process], since: float) -> float:
    """Wait for the end of processes; give the seconds since a moment."""
    until = time.monotonic() + PATIENCE
    while not all(map(is_gone, processes)):
        assert time.monotonic() < until, "the process with the keys lives on"
        time.sleep(LOOK)
    return time.monotonic() - since


def locks(device: Device, act: Callable[[Device], object]) -> Locked:
    """Do what locks a device, and look at every step."""
    held = device.app.children()
    begun = time.monotonic()
    act(device)
    gone = until_gone(held, begun)
    page = device.get("/").text
    shown = time.monotonic() - begun
    assert "Enter your PIN" in page
    return Locked(gone=gone, shown=shown, in_order=gone < shown)


def opens(device: Device) -> None:
    """Open the device by PIN."""
    reply = device.post("/unlock", pin=PIN)
    assert reply.status == 303, reply.text


def figures(seconds: list[float]) -> str:
    """Say median and worst in milliseconds."""
    return f"{statistics.median(seconds) * 1000:.0f}, worst {max(seconds) * 1000:.0f} ms"


def test_the_keys_are_gone_before_the_lock_screen_is_shown(device: Device) -> None:
    """Trial after trial; a lock that leaves the process alive is caught by the same look."""
    begun = time.monotonic()
    trials = []
    for _ in range(TRIALS):
        trials.append(locks(device, lambda device: device.post("/lock")))
        opens(device)
    alive = [one for one in device.app.children() if not is_gone(one)]
    tell(
        Finding(
            proof="S10",
            what="lock to keys gone",
            size=f"{TRIALS} trials",
            result=(
                f"keys gone {figures([one.gone for one in trials])}; "
                f"lock screen {figures([one.shown for one in trials])}"
            ),
            control=f"open again: {len(alive)} process with keys is seen",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert [one.in_order for one in trials] == [True] * TRIALS
    assert len(alive) == 1


def test_a_lock_within_the_process_is_caught(folder: Path) -> None:
    """The control: the lock screen stands there, and the process with the keys lives on."""
    device = run(folder, "lock_in_process")
    device.unlock()
    held = device.app.children()
    device.post("/lock")
    page = device.get("/").text
    alive = [one for one in held if not is_gone(one)]
    device.app.stop()

    assert "Enter your" in page
    assert len(alive) == 1


@pytest.mark.parametrize("way", ["idle", "hide"])
def test_a_device_locks_by_itself(restless: Device, way: str) -> None:
    """When nobody touches it, and behind the clock; how late it was is told."""
    begun = time.monotonic()
    path = "/saved" if way == "idle" else "/clock"
    late = []
    for number in range(ALONE):
        if number:
            opens(restless)
        late.append(locks(restless, lambda device: device.get(path)).gone - IDLE)
    tell(
        Finding(
            proof="S10",
            what=f"{way} lock on time",
            size=f"{ALONE} trials of {IDLE:.0f} s",
            result=f"keys gone {figures(late)} after the time was up",
            control="locked within the process: it lives on",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert len(late) == ALONE
