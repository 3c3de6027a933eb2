"""A device that slept is locked: seen in the clocks, in signals, and on the message bus."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.desktop.sleeping import Sleep
from tests.processes import PASSPHRASE
from tests.processes import Device
from tests.processes import becomes_true
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.tools import need

pytestmark = pytest.mark.threat("T02", "T14")
PATIENCE = 20.0
BUS = "dbus-run-session -- sh -c 'echo $DBUS_SESSION_BUS_ADDRESS; exec cat'"


class Clocks:
    """Two clocks that a test moves: one stands still in sleep."""

    def __init__(self) -> None:
        self.awake = 100.0
        self.sleeping_too = 5000.0

    def lives(self, seconds: float) -> None:
        """Pass seconds that the process lives through, or does not notice."""
        self.awake += seconds
        self.sleeping_too += seconds

    def sleep(self) -> Sleep:
        """Make what compares them."""
        return Sleep(lambda: self.awake, lambda: self.sleeping_too)


def test_seconds_that_were_lived_through_are_no_sleep() -> None:
    """One look follows the other."""
    clocks = Clocks()
    sleep = clocks.sleep()
    looks = []
    for _ in range(100):
        clocks.lives(1.5)
        looks.append(sleep.seconds())

    assert looks == [0.0] * 100


def test_sleep_shows_in_the_clock_that_goes_on() -> None:
    """It is told once."""
    clocks = Clocks()
    sleep = clocks.sleep()
    clocks.sleeping_too += 3600.0
    clocks.lives(1.0)

    assert [sleep.seconds(), sleep.seconds()] == [3601.0, 0.0]


def test_a_process_that_was_held_up_counts_as_asleep() -> None:
    """A paused virtual computer has no other sign."""
    clocks = Clocks()
    sleep = clocks.sleep()
    clocks.lives(60.0)

    assert sleep.seconds() == 60.0


def test_a_wall_clock_that_is_put_back_is_no_sleep() -> None:
    """Where only the wall goes on in sleep, a correction locks nobody out."""
    clocks = Clocks()
    sleep = clocks.sleep()
    clocks.sleeping_too -= 86400.0

    assert sleep.seconds() == 0.0


@pytest.fixture(name="bus")
def _bus() -> Iterator[str]:
    need("dbus-run-session", "dbus-monitor", "dbus-send", "setpriv")
    with subprocess.Popen(
        ["sh", "-c", BUS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


@pytest.fixture(name="device")
def _device(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Device]:
    set_up_quickly(tmp_path)
    address = getattr(request, "param", "") and request.getfixturevalue("bus")
    buses = ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
    device = run(tmp_path, **(dict.fromkeys(buses, address) if address else {}))
    device.unlock()
    yield device
    device.app.stop()


def workers(device: Device) -> list[psutil.Process]:
    """Give the processes that may hold keys: all but the listeners of the system."""
    return [one for one in device.app.children() if "dbus-monitor" not in one.name()]


def are_gone(processes: list[psutil.Process]) -> bool:
    """Say whether every process has ended."""
    return not any(one.is_running() for one in processes)


@pytest.mark.slow
def test_a_device_that_was_stopped_is_locked_when_it_goes_on(device: Device) -> None:
    """Even after a moment: nobody knows what happened in between. The PIN still opens."""
    held = workers(device)
    os.kill(device.app.process.pid, signal.SIGSTOP)
    held_up = becomes_true(lambda: _status(device) == psutil.STATUS_STOPPED, PATIENCE)
    alive = not are_gone(held)
    os.kill(device.app.process.pid, signal.SIGCONT)

    assert held_up
    assert alive
    assert becomes_true(lambda: are_gone(held), PATIENCE)
    assert "Enter your PIN" in device.get("/").text


@pytest.mark.slow
@pytest.mark.parametrize("device", [True], indirect=True)
@pytest.mark.parametrize(
    ("path", "member"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"),
        ("/org/freedesktop/login1/session/_1", "org.freedesktop.login1.Session.Lock"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged"),
    ],
)
def test_sleep_and_screen_lock_of_the_desktop_lock_the_device(
    device: Device, bus: str, path: str, member: str
) -> None:
    """Each is told on a bus; another signal there changes nothing."""
    held = workers(device)

    def tell(what: str) -> None:
        words = ["dbus-send", f"--bus={bus}", "--type=signal", path, what, "boolean:true"]
        subprocess.run(words, check=True)

    def locks() -> bool:
        tell(member)
        return are_gone(held)

    tell("org.example.Other.Changed")
    device.get("/saved")
    open_before = not are_gone(held)

    assert open_before
    assert becomes_true(locks, PATIENCE)
    assert "Enter your PIN" in device.get("/").text


@pytest.mark.slow
@pytest.mark.parametrize("device", [True], indirect=True)
def test_listeners_do_not_outlive_a_killed_device(device: Device) -> None:
    """They end with it by themselves."""
    everyone = device.app.children()
    names = {one.name() for one in everyone}
    device.app.stop(signal.SIGKILL)

    assert "dbus-monitor" in names
    assert becomes_true(lambda: are_gone(everyone), PATIENCE)


@pytest.mark.slow
def test_a_device_without_a_bus_works_as_before(device: Device) -> None:
    """Nothing is said, and it opens and locks."""
    device.post("/lock")

    assert "Enter your PIN" in device.get("/").text
    assert device.post("/unlock", passphrase=PASSPHRASE).status == 303
    assert device.app.lines.empty()


def _status(device: Device) -> str:
    return psutil.Process(device.app.process.pid).status()
