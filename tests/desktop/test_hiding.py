"""Hide on a real device: a clock until it is tapped, and a lock when nobody taps it."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.processes import Device
from tests.processes import run_device
from tests.processes import set_up

pytestmark = pytest.mark.slow
IDLE = "4"


@pytest.fixture(name="device")
def _device(tmp_path: Path) -> Iterator[Device]:
    set_up(tmp_path)
    device = run_device(tmp_path, FIELDCARD_IDLE_SECONDS=IDLE)
    device.unlock()
    yield device
    device.app.stop()


def test_a_hidden_device_shows_a_clock_until_it_is_tapped(device: Device) -> None:
    """Back and a typed address meet the clock; a tap leads on without a PIN."""
    device.get("/clock")
    hidden = device.get("/saved")
    tapped = device.post("/clock")

    assert hidden.status == 423
    assert "Tap to carry on" in hidden.text
    assert (tapped.status, device.get("/saved").status) == (303, 200)


def test_a_hidden_device_locks_by_itself(device: Device) -> None:
    """A tap that comes too late leads to the PIN."""
    unlocked = device.app.children()
    device.get("/clock")
    device.get("/saved")
    psutil.wait_procs(unlocked, timeout=30)
    tapped = device.post("/clock")

    assert not any(one.is_running() for one in unlocked)
    assert tapped.headers["location"] == "/"
    assert "Enter your PIN" in device.get("/").text
