"""Real processes for tests: start a device over a folder, speak to it, stop or kill it."""

import http.client
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
PASSPHRASE = "six small boats crossed the quiet harbour"  # noqa: S105  # made up
PIN = "270418"
NOWHERE = "/nowhere"
READY = re.compile(
    r"ready (?P<address>http://127\.0\.0\.1:(?P<port>\d+)/launch) code (?P<code>\w+)"
)


def fieldcard(
    *args: object, typed: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end; `typed` goes to its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, args)],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env=environment(**environ),
    )


def becomes_true(
    question: Callable[[], bool], patience: float = PATIENCE, pause: float = 0.1
) -> bool:
    """Ask again and again until the answer is yes, or the patience is over."""
    until = time.monotonic() + patience
    while not question():
        if time.monotonic() > until:
            return False
        time.sleep(pause)
    return True


def environment(**more: str) -> dict[str, str]:
    """Give the environment of a terminal without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    return {**kept, **NO_BUS, "PYTHONUNBUFFERED": "1", **more}


NO_BUS = {
    "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={NOWHERE}",
    "DBUS_SESSION_BUS_ADDRESS": f"unix:path={NOWHERE}",
}
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "FIELDCARD_DATA")


def set_up(data: Path, *more: object) -> None:
    """Set a device up without questions."""
    done = fieldcard(
        "setup", "--data", data, "--jurisdiction", "uk-ew", "--language", "en", *more,
        typed=f"{PASSPHRASE}\n{PIN}\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass(slots=True)
class App:
    """One program that runs; its lines can be waited for."""

    process: subprocess.Popen[str]
    lines: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    heard: list[str] = field(default_factory=list)

    listener: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def wait_for(self, pattern: str, patience: float = PATIENCE) -> re.Match[str]:
        """Wait for the next line that fits."""
        until = time.monotonic() + patience
        while True:
            line = self.lines.get(timeout=max(0.01, until - time.monotonic()))
            self.heard.append(line)
            if found := re.search(pattern, line):
                return found

    def stop(self, number: int = signal.SIGINT) -> int:
        """Ask the program to end, as Ctrl-C does, and give its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self._ended()

    def kill(self) -> None:
        """Kill the program and everything that it started, at once, as kill -9 does."""
        for each in [*self.children(), psutil.Process(self.process.pid)]:
            each.kill()
        self._ended()

    def children(self) -> list[psutil.Process]:
        """Give the processes that the program started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def _ended(self) -> int:
        code = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return code

    def _listen(self) -> None:
        if self.process.stdout is not None:
            with self.process.stdout as said:
                for line in said:
                    self.lines.put(line.rstrip("\n"))


def start(*args: object, **environ: str) -> App:
    """Start a command that goes on running."""
    return _started("-m", "app", *map(str, args), **environ)


def start_program(program: str) -> App:
    """Start a few lines of Python that go on running."""
    return _started("-c", program)


def _started(*args: str, **environ: str) -> App:
    process = subprocess.Popen(
        [sys.executable, *args],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(**environ),
    )
    return App(process)


@dataclass(slots=True)
class Device:
    """A running device and one browser-like client that was let in."""

    app: App
    port: int
    code: str
    cookie: str = ""

    @property
    def origin(self) -> str:
        """Give scheme, host and port."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """Give the address of the launch page."""
        return f"{self.origin}/launch"

    def enter(self, code: str = "") -> "Reply":
        """Type the start code into the launch page."""
        reply = self.post("/launch", code=code or self.code)
        if shown := reply.headers.get("set-cookie"):
            self.cookie = shown.partition(";")[0]
        return reply

    def get(self, path: str, **changes: str) -> "Reply":
        """Follow a link of our own page."""
        return self._send("GET", path, None, changes)

    def post(self, path: str, /, **form: str) -> "Reply":
        """Send a form of our own page."""
        body = urlencode(form)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        return self._send("POST", path, body, kind)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Enter with the start code and open the device with its passphrase."""
        if not self.cookie:
            self.enter()
        reply = self.post("/unlock", passphrase=passphrase)
        assert reply.status == 303, reply.text

    def _send(
        self, method: str, path: str, body: str | None, changes: dict[str, str]
    ) -> "Reply":
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
            "Cookie": self.cookie,
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers | changes)
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read().decode())
        finally:
            line.close()


@dataclass(slots=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def run_device(data: Path, *more: object, **environ: str) -> Device:
    """Start a device in browser mode and read its ready line."""
    app = start("run", "--data", data, "--no-window", *more, **environ)
    found = app.wait_for(READY.pattern)
    return Device(app, int(found["port"]), found["code"])
