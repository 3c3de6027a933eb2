"""After a lock no living process holds a key, a secret that was typed, or a word of a case."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.vault.keys import KeySet
from tests.processes import ROOT
from tests.processes import Device
from tests.processes import becomes_true
from tests.proofs import canaries
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.memory import copies
from tests.proofs.memory import need_sight
from tests.proofs.night import Walk
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T02")]
ROUNDS = size(10, 1)
CRASHES = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)[: size(3, 1)]
IN_PROCESS = "lock_in_process"
READER = """
import os, sys
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    open(f"/proc/{sys.argv[1]}/mem", "rb").close()
    print("read")
except PermissionError:
    print("refused")
"""
SLEEPER = """
import ctypes, os, sys
from app.desktop.hardening import harden
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
if sys.argv[1] == "hardened":
    harden()
print("ready", flush=True)
sys.stdin.read()
"""


def secrets_of(keys: KeySet) -> dict[str, list[bytes]]:
    """Give each secret in every shape that it can have in memory."""
    named: dict[str, str | bytes] = {
        "database key": keys.database,
        "replay key": keys.replay,
        "passphrase": canaries.PASSPHRASE,
        "pin": canaries.PIN,
        **{f"words {number}": words for number, words in enumerate(canaries.WORDS)},
        **canaries.DETAILS,
        "offence": canaries.OFFENCE,
        "staff": canaries.STAFF,
    }
    return {name: list(dict.fromkeys(canaries.shapes(one))) for name, one in named.items()}


def everyone(device: Device) -> list[psutil.Process]:
    """Give every living process of a device."""
    return [psutil.Process(device.app.process.pid), *device.app.children()]


def worked_on(folder: Path, breaks: str = "") -> Device:
    """Start a device on which a case was told, by passphrase and by PIN."""
    device = run(folder, breaks)
    device.unlock(canaries.PASSPHRASE)
    walk = Walk(device=device)
    walk.tell_everything(walk.begin())
    return device


def lock(device: Device) -> None:
    """Lock, and wait for the lock screen; then come in by PIN and lock again."""
    for pin in (canaries.PIN, ""):
        device.post("/lock")
        assert "Enter your" in device.get("/").text
        if pin and device.post("/unlock", pin=pin).status == 303:
            device.get("/saved")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    need_sight()
    return tmp_path


def searched(folder: Path) -> dict[str, int]:
    """Count the copies in a device that was locked."""
    keys = set_up_quickly(folder, canaries.PASSPHRASE, canaries.PIN, canaries.STAFF)
    device = worked_on(folder)
    lock(device)
    found = copies(everyone(device), secrets_of(keys))
    device.app.stop()
    return found


def control(folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Count the copies in an open device, and after it was locked without ending a process."""
    keys = set_up_quickly(folder, canaries.PASSPHRASE, canaries.PIN, canaries.STAFF)
    secrets = secrets_of(keys)
    device = worked_on(folder, IN_PROCESS)
    is_open = copies(everyone(device), secrets)
    lock(device)
    after = copies(everyone(device), secrets)
    device.app.stop()
    return is_open, after


def test_memory_after_lock_holds_nothing(folder: Path) -> None:
    """Supervisor and locked worker: 0 copies; the open device holds some."""
    begun = time.monotonic()
    found = [searched(folder / str(number)) for number in range(ROUNDS)]
    is_open, kept = control(folder / "control")
    left = sum(sum(after.values()) for after in found)
    tell(
        Finding(
            proof="S2",
            what="memory after lock",
            size=f"{ROUNDS} devices, {len(kept)} secrets, every shape of each",
            result=f"{left} copies in what still runs (open: {sum(is_open.values())})",
            control=f"locked within the process: {sum(kept.values())} copies",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert found == [dict.fromkeys(kept, 0)] * ROUNDS
    assert is_open["database key"] > 0
    assert kept["database key"] > 0
    assert sum(kept.values()) > kept["database key"]


@pytest.mark.parametrize(("way", "seen"), [("hardened", "refused"), ("plain", "read")])
def test_another_program_of_the_same_user_cannot_read_memory(way: str, seen: str) -> None:
    """Every process of a device hardens itself; one that does not is the control."""
    sleeper = subprocess.Popen(
        [sys.executable, "-c", SLEEPER, way],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with sleeper:
        assert sleeper.stdout is not None
        assert sleeper.stdout.readline() == "ready\n"
        read = subprocess.run(
            [sys.executable, "-c", READER, str(sleeper.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        sleeper.kill()

    assert read.stdout.strip() == seen


@pytest.fixture(name="device")
def _device(tmp_path: Path) -> Iterator[Device]:
    set_up_quickly(tmp_path, canaries.PASSPHRASE, canaries.PIN, canaries.STAFF)
    device = run(tmp_path)
    device.unlock(canaries.PASSPHRASE)
    yield device
    device.app.stop()


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="Linux only")
@pytest.mark.parametrize("number", CRASHES)
def test_a_crash_leaves_no_dump_and_says_no_value(
    device: Device, number: signal.Signals
) -> None:
    """The worker with the keys falls; neither files nor terminal hold what it knew."""
    worker = device.app.children()[0]
    limits = Path(f"/proc/{worker.pid}/limits").read_text(encoding="utf-8")
    cores = next(line for line in limits.splitlines() if line.startswith("Max core"))
    before = set(ROOT.iterdir())
    os.kill(worker.pid, number)
    is_gone = becomes_true(lambda: not worker.is_running())
    front = device.get("/").text
    while not device.app.lines.empty():
        device.app.heard.append(device.app.lines.get())
    said = "\n".join(device.app.heard)

    assert is_gone
    assert "Something stopped. What you saved is safe." in front
    assert cores.split()[4:6] == ["0", "0"]
    assert set(ROOT.iterdir()) - before == set()
    assert canaries.found(canaries.ALL, said.encode()) == []
    assert "Traceback" not in said
