"""The window process and its supervisor, with a web view that only says what it was told."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desktop import starting
from app.desktop.frames import read_frame
from app.desktop.frames import write_frame
from app.settings import Settings
from tests.processes import PASSPHRASE
from tests.processes import READY
from tests.processes import ROOT
from tests.processes import App
from tests.processes import Device
from tests.processes import becomes_true
from tests.processes import environment
from tests.processes import set_up
from tests.processes import start

pytestmark = pytest.mark.slow
ADDRESS = "http://127.0.0.1:9/launch?t=x"
TOLD = """
import json
import pathlib
import threading
import urllib.request
import webview_acts

class Screen:
    width, height = 1366, 768

class Window:
    class events:
        shown = threading.Event()

settings = {}
screens = [Screen()]
kept = {}

def create_window(title, address, **more):
    kept.update(title=title, address=address, window=more)
    return Window()

def start(**more):
    kept.update(settings=settings, start=more)
    Window.events.shown.set()
    webview_acts.act(kept)
"""
COMES_IN = """
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    fetched = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document"}
    try:
        urllib.request.build_opener(Stay).open(urllib.request.Request(kept["address"],
            headers=fetched))
    except urllib.error.HTTPError as met:
        kept["cookie"] = met.headers["Set-Cookie"].partition(";")[0]
"""
WRITES = """
    part = pathlib.Path(__file__).with_name("part.json")
    part.write_text(json.dumps(kept))
    part.rename(pathlib.Path(__file__).with_name("kept.json"))
"""
STAYS = """
    threading.Event().wait()
"""


class View:
    """A web view that does what a test wants, and writes down what it was told."""

    def __init__(self, folder: Path, act: str) -> None:
        self.folder = folder
        (folder / "webview.py").write_text(TOLD)
        (folder / "webview_acts.py").write_text(
            "import json, os, pathlib, threading, urllib.error, urllib.request\n"
            f"def act(kept):\n    pass\n{act}"
        )

    @property
    def kept(self) -> dict[str, object]:
        """Wait for what it was told."""
        told = self.folder / "kept.json"
        assert becomes_true(told.exists)
        found: dict[str, object] = json.loads(told.read_text())
        return found

    def forget(self) -> None:
        """Forget what it was told."""
        (self.folder / "kept.json").unlink()

    def run(self, data: Path) -> App:
        """Start a device whose window this is."""
        return start(
            "run", "--data", data,
            PYTHONPATH=str(self.folder), DISPLAY=":0", BROWSER="true",
            QTWEBENGINE_DISABLE_SANDBOX="1",
        )  # fmt: skip


Views = Callable[[str], View]


@pytest.fixture
def views(tmp_path: Path) -> Views:
    """Give a maker of web views."""
    folder = tmp_path / "view"
    folder.mkdir()
    return lambda act: View(folder, act)


def _entered(view: View) -> Device:
    kept = view.kept
    port = int(str(kept["address"]).split("/")[2].partition(":")[2])
    return Device(App.__new__(App), port, "", str(kept["cookie"]))


@pytest.mark.threat("T06")
def test_the_web_view_is_told_to_keep_nothing_and_to_leave_nothing(
    views: Views, tmp_path: Path
) -> None:
    """No links out, no files, no downloads, private; a neutral title; it fits the screen."""
    view = views(WRITES)
    window = subprocess.Popen(
        [sys.executable, "-m", "app", "window"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(PYTHONPATH=str(view.folder)),
    )
    assert window.stdin is not None
    assert window.stdout is not None
    asked = read_frame(window.stdout)
    write_frame(window.stdin, {"address": ADDRESS, "data": str(tmp_path)})
    code = window.wait(60)
    window.stdin.close()
    window.stdout.close()

    assert (asked, code) == ({"kind": "address_please"}, 0)
    assert view.kept == {
        "title": "Fieldcard",
        "address": ADDRESS,
        "window": {
            "width": 480,
            "height": 708,
            "min_size": [320, 480],
            "text_select": True,
            "zoomable": True,
        },
        "settings": {
            "OPEN_EXTERNAL_LINKS_IN_BROWSER": False,
            "ALLOW_FILE_URLS": False,
            "ALLOW_DOWNLOADS": False,
        },
        "start": {"private_mode": True, "storage_path": str(tmp_path / "window")},
    }


def test_the_window_comes_in_without_a_start_code(views: Views, tmp_path: Path) -> None:
    """Nothing stands in the terminal; what an earlier window left is wiped at the start."""
    view = views(COMES_IN + WRITES + STAYS)
    left = tmp_path / "data" / "window" / "left"
    left.parent.mkdir(parents=True)
    left.touch()
    app = view.run(tmp_path / "data")
    page = _entered(view).get("/welcome")
    is_left = left.exists()
    code = app.stop()

    assert (page.status, is_left, code) == (200, False, 0)
    assert app.lines.empty()


def test_the_end_of_the_window_is_the_end_of_the_program(views: Views, tmp_path: Path) -> None:
    """Closing the window leaves nothing running, and no noise."""
    app = views(COMES_IN + WRITES).run(tmp_path / "data")

    assert app.process.wait(60) == 0
    assert app.stop() == 0
    assert app.lines.empty()


def test_a_lock_closes_the_window_and_opens_another(views: Views, tmp_path: Path) -> None:
    """The new one comes in by a token of its own and meets the lock screen."""
    set_up(tmp_path / "data")
    view = views(COMES_IN + WRITES + STAYS)
    app = view.run(tmp_path / "data")
    device = _entered(view)
    device.unlock()
    before = {child.pid for child in app.children()}
    view.forget()
    device.post("/lock")
    again = _entered(view)
    after = {child.pid for child in app.children()}
    page = again.get("/")
    stranger = device.get("/")
    app.stop()

    assert before.isdisjoint(after)
    assert "Enter your PIN" in page.text
    assert stranger.status == 403


@pytest.mark.parametrize(
    "act", ["    os._exit(3)\n", "    os.abort()\n", "    raise ImportError\n"]
)
def test_a_window_that_falls_becomes_a_browser(views: Views, tmp_path: Path, act: str) -> None:
    """One plain sentence, then the line with address and start code."""
    app = views(act).run(tmp_path / "data")
    found = app.wait_for(READY.pattern)
    entered = Device(app, int(found["port"]), found["code"]).enter()
    app.stop()

    assert app.heard[:-1] == [
        "No window can be opened here, so Fieldcard opens in your browser."
    ]
    assert entered.status == 303


def test_a_window_that_shows_nothing_becomes_a_browser(views: Views, tmp_path: Path) -> None:
    """A blank window whose web view never comes in is given up."""
    app = views(STAYS).run(tmp_path / "data")
    app.wait_for(READY.pattern)
    words = [word for child in app.children() for word in child.cmdline()]
    app.stop()

    assert "window" not in words
    assert len(app.heard) == 2


def test_a_window_that_falls_later_leaves_a_locked_device(views: Views, tmp_path: Path) -> None:
    """Whoever reads the start code in the terminal still has to know the PIN."""
    set_up(tmp_path / "data")
    view = views(COMES_IN + WRITES + STAYS)
    app = view.run(tmp_path / "data")
    _entered(view).unlock(PASSPHRASE)
    for child in app.children():
        if "window" in child.cmdline():
            child.kill()
    found = app.wait_for(READY.pattern)
    device = Device(app, int(found["port"]), found["code"])
    device.enter()
    page = device.get("/")
    app.stop()

    assert "Enter your PIN" in page.text


def test_the_root_user_gets_a_browser_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The sandbox of a web view does not work as root, and nobody switches it off."""
    said: list[str] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(starting, "harden", lambda: None)
    monkeypatch.setattr(starting, "has_extra", lambda _extra: True)
    monkeypatch.setattr(starting, "Supervisor", _Noting)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(data=tmp_path, display=True, port=port)
    starting.start(settings, said.append)

    assert said == ["The root user gets no window, so Fieldcard opens in your browser."]
    assert _Noting.windows == [False]


class _Noting:
    """Stands for a supervisor, and notes whether a window was wanted."""

    windows: "list[bool]" = []  # noqa: RUF012  # one test, one list

    def __init__(self, _settings: Settings, _bound: socket.socket, *, window: bool) -> None:
        self.windows.append(window)

    def run(self) -> int:
        """End at once."""
        return 0
