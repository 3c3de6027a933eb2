"""The real window on a real display: a web view of Qt under Xvfb, driven as a hand would.

It runs where pywebview, its Qt back end and Xvfb are installed; as root without the sandbox.
`FIELDCARD_WINDOW_PICTURES` names a folder for pictures.
"""

import os
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import psutil
import pytest

from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import READY
from tests.processes import App
from tests.processes import Device
from tests.processes import becomes_true
from tests.processes import set_up
from tests.processes import start
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell
from tests.proofs.tools import without
from tests.web_view import WebView
from tests.x_display import Display
from tests.x_display import displayed

NEEDED = {
    "the lock file requirements-window.lock": find_spec("webview") and find_spec("PySide6"),
    "the Debian package xvfb": shutil.which("Xvfb"),
    "the Debian package xdotool": shutil.which("xdotool"),
}
MISSING = [name for name, found in NEEDED.items() if not found]
pytestmark = pytest.mark.slow
LOCKS = size(20, 2)
PHONE = (390, 844)


@pytest.fixture(autouse=True, scope="module")
def _whole() -> None:
    """Skip by name where a part is missing; under `make prove`, fail."""
    if MISSING:
        without(", ".join(MISSING))


TABLET = (1180, 820)
WORKER = "worker"
PICTURES = os.environ.get("FIELDCARD_WINDOW_PICTURES")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """A running device with its window on a display of its own."""

    app: App
    view: WebView
    display: Display

    @property
    def names(self) -> set[str]:
        """Give the names that the display shows, but for what Qt keeps for the clipboard."""
        shown = self.display.windows().values()
        return {name for name in shown if not name.startswith("Qt Selection Owner")}

    def processes(self) -> list[psutil.Process]:
        """Give the processes of the window: its own, and those of its web view."""
        return [one for one in alive(self.app.children()) if WORKER not in one.cmdline()]

    def closes(self) -> None:
        """Close the window by its own button."""
        for number, name in self.display.windows().items():
            if name in self.names:
                self.display.closes(number)

    def unlocks(self) -> bool:
        """Type the passphrase into the lock screen, and say whether Home opens."""
        if not self.view.opens("Enter your passphrase"):
            return False
        self.view.types("input[name=passphrase]", PASSPHRASE)
        self.view.taps("form.unlock button")
        return self.view.opens("Fieldcard")

    def pictures(self, name: str) -> None:
        """Keep a picture of the display where one is wanted."""
        if PICTURES and self.view.is_painted():
            size = self.view.run("`${innerWidth}x${innerHeight}`")
            self.display.pictures(Path(PICTURES) / f"window-{name}-{size}.png")


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Give those that still live; what waits for its parent to notice its end does not."""
    here = [one for one in processes if one.is_running()]
    return [one for one in here if one.status() != psutil.STATUS_ZOMBIE]


def started(data: Path, display: Display, home: Path, **environ: str) -> Desktop:
    """Start a device that opens its window on a display."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    needed = {
        "DISPLAY": display.name,
        "HOME": str(home),
        "BROWSER": "true",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_REMOTE_DEBUGGING": str(port),
    }
    app = start("run", "--data", data, **needed | environ)
    return Desktop(app=app, view=WebView(port), display=display)


@pytest.fixture(name="data", scope="module")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set one device up for all tests of this file."""
    data = tmp_path_factory.mktemp("device") / "data"
    set_up(data)
    return data


@pytest.fixture(name="desktop")
def _desktop(request: pytest.FixtureRequest, data: Path, tmp_path: Path) -> Iterator[Desktop]:
    """Open the window, and end the device after the test."""
    with displayed(*getattr(request, "param", TABLET)) as display:
        desktop = started(data, display, tmp_path)
        yield desktop
        desktop.app.stop()
        desktop.view.close()


@pytest.mark.parametrize("desktop", [PHONE, TABLET], indirect=True, ids=["phone", "tablet"])
def test_from_the_lock_screen_to_the_card(desktop: Desktop) -> None:
    """No start code is asked for, and the name of the window says nothing."""
    home = desktop.unlocks()
    desktop.pictures("home")
    desktop.view.taps("button[name=way][value='']")
    card = desktop.view.opens("Look and listen")
    desktop.pictures("signs")

    assert (home, card) == (True, True)
    assert desktop.names == {"Fieldcard"}
    assert desktop.app.lines.empty()


def test_a_lock_closes_the_window_and_opens_another(desktop: Desktop) -> None:
    """No process that ever showed a case is left; the PIN opens the new window."""
    desktop.unlocks()
    before = desktop.processes()
    desktop.view.taps("form[action='/lock'] button")
    locked = desktop.view.opens("Enter your PIN")
    desktop.pictures("pin")
    left = alive(before)
    desktop.view.types("input[name=pin]", PIN)
    desktop.view.run("document.querySelector('input[name=pin]').form.requestSubmit()")

    assert (locked, left) == (True, [])
    assert desktop.view.opens("Fieldcard")
    assert desktop.names == {"Fieldcard"}


@pytest.mark.threat("T02")
def test_every_window_process_goes_with_a_lock(desktop: Desktop) -> None:
    """From the touch to the end of all that showed a case; the times are told."""
    began = time.perf_counter()
    waits: list[float] = []
    seen = [desktop.unlocks()]
    for _ in range(LOCKS):
        before = desktop.processes()
        seen.append(bool(alive(before)))
        touched = time.perf_counter()
        desktop.view.taps("form[action='/lock'] button")
        seen.append(becomes_true(partial(_none_of, before), pause=0.005))
        waits.append((time.perf_counter() - touched) * 1000)
        seen.append(desktop.view.opens("Enter your PIN"))
        desktop.view.types("input[name=pin]", PIN)
        desktop.view.run("document.querySelector('input[name=pin]').form.requestSubmit()")
        seen.append(desktop.view.opens("Fieldcard"))
    tell(
        Finding(
            proof="S10",
            what="lock to no window process",
            size=f"{LOCKS} locks under Xvfb",
            result=f"{median(waits):.0f} ms, worst {max(waits):.0f} ms",
            control="before each lock: its processes are seen",
            seed=None,
            seconds=time.perf_counter() - began,
        )
    )

    assert all(seen)


def _none_of(processes: list[psutil.Process]) -> bool:
    return not alive(processes)


def test_closing_the_window_ends_the_program(desktop: Desktop, data: Path) -> None:
    """Nothing goes on running, nothing is said, and nothing of the window is left."""
    opened = desktop.unlocks()
    everyone = desktop.app.children()
    desktop.closes()
    code = desktop.app.process.wait(60)
    running = alive(everyone)

    assert (opened, code, running) == (True, 0, [])
    assert not (data / "window").exists()
    assert desktop.app.lines.empty()


def test_the_terminal_ends_window_and_program(desktop: Desktop) -> None:
    """Ctrl-C leaves no process and no noise."""
    opened = desktop.unlocks()
    everyone = desktop.app.children()
    code = desktop.app.stop(signal.SIGINT)
    running = alive(everyone)

    assert (opened, code, running) == (True, 0, [])
    assert desktop.app.lines.empty()


def test_a_dead_window_becomes_a_browser(desktop: Desktop) -> None:
    """The terminal shows one sentence and the start code; the device is locked."""
    desktop.unlocks()
    for one in desktop.processes():
        one.kill()
    found = desktop.app.wait_for(READY.pattern)
    device = Device(desktop.app, int(found["port"]), found["code"])
    device.enter()

    assert "Enter your PIN" in device.get("/").text
    assert desktop.names == set()


def test_what_a_case_shows_is_kept_in_no_file(desktop: Desktop, tmp_path: Path) -> None:
    """The home folder gets caches of drawing at most, never words or addresses."""
    desktop.unlocks()
    desktop.view.taps("button[name=way][value='']")
    card = desktop.view.opens("Look and listen")
    desktop.app.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert card
    assert b"Look and listen" not in kept
    assert b"127.0.0.1" not in kept
    assert b"encounters" not in kept


def test_a_display_that_is_not_there_becomes_a_browser(data: Path, tmp_path: Path) -> None:
    """Qt gives up at once; one plain sentence stands before the start code."""
    nowhere = Display(name=":65000")
    desktop = started(data, nowhere, tmp_path)
    desktop.app.wait_for(READY.pattern)
    desktop.app.stop()

    assert desktop.app.heard[0] == (
        "No window can be opened here, so Fieldcard opens in your browser."
    )
    assert len(desktop.app.heard) == 2
