"""`fieldcard demo`: a hub, a receiving desk and an officer's device, all made up, for a look.

Everything goes the way of the real commands, in processes of its own, over a temporary
folder that is deleted at the end.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from app.cli.serve import port
from app.desktop.announcing import say
from app.desktop.children import HOME
from app.desktop.children import command
from app.factory.clock import made_up_passphrase
from app.factory.clock import made_up_pin
from app.vault.errors import WeakPin
from app.vault.secret_rules import require_strong_pin

GOOD, FAILED = 0, 1
TENANT = "demo"
DESK = "Example desk"
UNIT = "Example unit"
END_SECONDS = 10.0
READY = "ready "


class Failed(Exception):
    """One of the commands failed; its words are kept."""


def _pin() -> str:
    """Make a PIN that the set-up takes."""
    while True:
        pin = made_up_pin()
        try:
            require_strong_pin(pin)
        except WeakPin:
            continue
        return pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One made-up device: its name on screen, its folder and its secrets."""

    name: str
    data: Path
    passphrase: str = field(default_factory=made_up_passphrase, repr=False)
    pin: str = field(default_factory=_pin, repr=False)

    @property
    def secrets(self) -> str:
        """Give the two lines that the set-up reads."""
        return f"{self.passphrase}\n{self.pin}\n"


class Stage:
    """The processes of one demonstration."""

    def __init__(self, folder: Path) -> None:
        self.hub_data = folder / "hub"
        self.officer = Person(name="Officer", data=folder / "officer")
        self.desk = Person(name="Desk", data=folder / "desk")
        self._folder = folder
        self._running: list[subprocess.Popen[str]] = []

    def start(self, name: str, *words: object) -> str:
        """Start a command that goes on, and give its line `ready`."""
        process = subprocess.Popen(  # noqa: S603  # our own program, no shell
            _line(words), cwd=HOME, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self._running.append(process)
        first = process.stdout.readline().rstrip() if process.stdout else ""
        if not first.startswith(READY):
            raise Failed(first)
        threading.Thread(target=_relay, args=(process, name), daemon=True).start()
        return first.removeprefix(READY)

    def order(self, *words: object, typed: str = "") -> str:
        """Run one command to its end and give what it said."""
        done = subprocess.run(  # noqa: S603  # our own program, no shell
            _line(words), cwd=HOME, input=typed, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Failed(done.stderr or done.stdout)
        return done.stdout.strip()

    def hub(self, *words: object) -> str:
        """Run one command of the hub's administrator."""
        return self.order("hub", *words, "--data", self.hub_data)

    def set_up(self, person: Person, *more: object) -> str:
        """Set one device up with a fresh ticket, and give the last line."""
        ticket = self._folder / "ticket"
        ticket.write_text(self.hub("ticket", "--tenant", TENANT), encoding="utf-8")
        wishes = ("--jurisdiction", "uk-ew", "--language", "en", "--ticket", ticket, *more)
        said = self.order("setup", "--data", person.data, *wishes, typed=person.secrets)
        return said.splitlines()[-1]

    def end(self) -> None:
        """End every process, in the order in which people would go home."""
        for process in reversed(self._running):
            process.send_signal(signal.SIGINT)
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the port of the officer's device."""
    parser.add_argument("--port", type=port, default=0, help="port of the officer's device")


def run(args: argparse.Namespace) -> int:
    """Show everything until somebody ends it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="fieldcard-demo-") as folder:
        stage = Stage(Path(folder))
        try:
            _play(stage, args.port)
            threading.Event().wait()
        except KeyboardInterrupt:
            return GOOD
        except Failed as failed:
            sys.stderr.write(f"The demonstration could not start. {failed}\n")
            return FAILED
        finally:
            stage.end()
    return GOOD


def _play(stage: Stage, officer_port: int) -> None:
    say("Setting up a hub, a desk and an officer's device ...")
    stage.hub("tenant", "add", TENANT)
    hub = stage.start("Hub", "hub", "run", "--port", 0, "--data", stage.hub_data)
    stage.set_up(stage.desk, "--receiver", DESK)
    _add_receiver(stage)
    words = stage.set_up(stage.officer, "--unit", UNIT).partition(": ")[2]
    _confirm(stage, words)
    desk = stage.start("Desk", "run", "--no-window", "--data", stage.desk.data)
    where = ("--data", stage.officer.data, "--port", officer_port)
    officer = stage.start("Officer", "run", "--no-window", *where)
    say("demo ready")
    say(f"Hub:     {hub}")
    _introduce(stage.officer, officer)
    _introduce(stage.desk, desk)
    say("Everybody here is made up. Ctrl-C ends it all and deletes it.")


def _add_receiver(stage: Stage) -> None:
    card = stage.order(
        "receiver", "card", "--data", stage.desk.data, typed=f"{stage.desk.passphrase}\n"
    )
    file = stage.hub_data / "desk.json"
    file.write_text(card, encoding="utf-8")
    stage.hub("receiver", "add", "--tenant", TENANT, file, "--class", "identification")


def _confirm(stage: Stage, words: str) -> None:
    waiting = [line.split() for line in stage.hub("device", "list").splitlines()]
    device = next(parts[0] for parts in waiting if "waiting" in parts)
    stage.hub("device", "confirm", device, "--words", words)


def _introduce(person: Person, ready: str) -> None:
    address, _, code = ready.partition(" code ")
    say(f"{person.name + ':':8} {address}  start code {code}")
    say(f"         passphrase: {person.passphrase}   PIN: {person.pin}")


def _line(words: tuple[object, ...]) -> list[str]:
    first, *rest = map(str, words)
    return [*command(first), *rest]


def _relay(process: subprocess.Popen[str], name: str) -> None:
    """Pass on what a process says later, such as a new start code."""
    for line in process.stdout or ():
        say(f"{name}: {line.rstrip()}")
