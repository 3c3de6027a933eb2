"""A real hub in a process of its own, driven by the commands of its administrator."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.courier.receiver_card import write_card
from tests.courier.kit import TestDevice

TENANT = "north"
PATIENCE = 30


@dataclass(slots=True, kw_only=True)
class HubProcess:
    """One running hub and its data folder."""

    data: Path
    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.address.rsplit(":", 1)[1])

    def order(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command of the administrator."""
        return order(self.data, *words, said=said)

    def ticket(self) -> str:
        """Print an enrolment ticket."""
        return self.order("ticket", "--tenant", TENANT).stdout.strip()

    def officer(self, *, is_confirmed: bool = True) -> TestDevice:
        """Enrol the device of an officer."""
        device = TestDevice()
        enrolment = device.standing.enrol(self.ticket())
        if is_confirmed:
            words = " ".join(enrolment.words)
            confirmed = self.order("device", "confirm", enrolment.device, "--words", words)
            assert confirmed.returncode == 0, confirmed.stderr
            device.standing.refresh()
        return device

    def receiver(self, name: str) -> TestDevice:
        """Set up a receiving organisation: card, directory, ticket."""
        device = TestDevice(unit=name)
        file = self.data / f"{name}.json"
        file.write_text(write_card(device.card), encoding="utf-8")
        added = self.order(
            "receiver", "add", "--tenant", TENANT, str(file), "--class", "identification"
        )
        assert added.returncode == 0, added.stderr
        device.standing.enrol(self.ticket())
        return device

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.communicate()

    def log(self) -> str:
        """Give everything that it wrote to its log."""
        return (self.data / "log.txt").read_text(encoding="utf-8")


def order(data: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command of the administrator over a data folder."""
    command = [sys.executable, "-m", "app", "hub", *words, "--data", str(data)]
    return subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def start(data: Path, command: Sequence[str] = (), port: int = 0) -> HubProcess:
    """Start a hub and wait for its line `ready`."""
    usual = [sys.executable, "-m", "app", "hub", "run"]
    whole = [*(command or usual), "--port", str(port), "--data", str(data)]
    data.mkdir(parents=True, exist_ok=True)
    with (data / "log.txt").open("a", encoding="utf-8") as log:
        process = subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=log, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("ready http://127.0.0.1:"), line
    return HubProcess(data=data, process=process, address=line.split()[1])


def wait_until_gone(process: subprocess.Popen[str]) -> int:
    """Wait for the end of a process."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    return process.wait(timeout=1)
