"""A hub, a receiving desk and an officer's device: separate programs, real commands."""

import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.station import Station
from tests.journeys.station import real_station
from tests.processes import PASSPHRASE
from tests.processes import App
from tests.processes import fieldcard
from tests.processes import start

TENANT = "north"
DESK = "Harbour desk"
UNIT = "Harbour team"


@dataclass(slots=True, kw_only=True)
class Administrator:
    """Whoever looks after a hub: starts and stops it, and gives its commands."""

    data: Path
    port: str = "0"
    running: App | None = None
    words: dict[str, str] = field(default_factory=dict)

    def starts_the_hub(self) -> None:
        """Start the hub, on the port that it had before."""
        self.running = start("hub", "run", "--data", self.data, "--port", self.port)
        self.port = self.running.wait_for(r"ready http://127\.0\.0\.1:(\d+)")[1]

    def stops_the_hub(self) -> None:
        """Stop the hub as Ctrl-C does."""
        if self.running is not None:
            self.running.stop()
        self.running = None

    def orders(self, *words: object) -> str:
        """Give one command and read what it says."""
        done = fieldcard("hub", *words, "--data", self.data)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def writes_ticket(self) -> Path:
        """Print a ticket for one device into a file."""
        number = len(list(self.data.glob("*.ticket")))
        file = self.data / f"{number}.ticket"
        file.write_text(self.orders("ticket", "--tenant", TENANT), encoding="utf-8")
        return file

    def adds_receiver(self, card: str) -> None:
        """Add a receiving organisation by its public card."""
        file = self.data / "desk.card"
        file.write_text(card, encoding="utf-8")
        self.orders("receiver", "add", "--tenant", TENANT, file, "--class", "identification")

    def confirms(self, six_words: str) -> str:
        """Let the device send whose six words were read aloud."""
        waiting = re.findall(
            r"^(\S+) .*\bwaiting\b", self.orders("device", "list"), re.MULTILINE
        )
        return self.orders("device", "confirm", waiting[-1], "--words", six_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The people of one place, each with devices of their own."""

    administrator: Administrator
    officer: Station
    desk: Station

    def close(self) -> None:
        """End every program."""
        self.officer.close()
        self.desk.close()
        self.administrator.stops_the_hub()


def found_town(browser: Browser, folder: Path) -> Town:
    """Set a hub and a receiving desk up, and a device of an officer with a ticket."""
    (folder / "hub").mkdir()
    administrator = Administrator(data=folder / "hub")
    administrator.orders("tenant", "add", TENANT)
    administrator.starts_the_hub()
    desk = real_station(
        browser, folder / "desk", "--receiver", DESK, "--ticket", administrator.writes_ticket()
    )
    administrator.adds_receiver(card_of(desk))
    officer = real_station(
        browser,
        folder / "officer",
        *("--unit", UNIT, "--staff", "H 12", "--ticket", administrator.writes_ticket()),
    )
    return Town(administrator=administrator, officer=officer, desk=desk)


def card_of(desk: Station) -> str:
    """Print the public card of a receiving organisation."""
    done = fieldcard("receiver", "card", "--data", desk.data, typed=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
