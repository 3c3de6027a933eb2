"""Server time of one answer over HTTP: rules, durable encrypted commit, and the next page.

Two times stand for each answer, in seconds: until it is acknowledged as saved, and until
the next question is drawn as well.

The baseline stands in the same run on the same server: a form post that stores one row in
a plain SQLite file with full flushing, and a page that is made of nothing. Prints figures
and their ratio; asserts nothing. `python -m tests.bench.answering`.
"""

import http.client
import socket
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

from app.desktop.serving import Server
from tests.processes import Device
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

ANSWERS = 300
WARM = 30
GOAL_MS = 5.0
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
FORM = "application/x-www-form-urlencoded"
Times = tuple[float, float]


def main() -> None:
    """Print p50 and p95 of answer and page, for the program and for the baseline."""
    with tempfile.TemporaryDirectory() as place:
        ours = _of_program(Path(place) / "data")
        plain = _of_plain(Path(place) / "plain.db")
    saves, drawn = ([one[part] for one in ours] for part in (0, 1))
    _tell("answer, encrypted vault: saved twice and acknowledged", saves)
    _tell("answer, encrypted vault: saved and next question drawn", drawn)
    _tell("baseline, plain SQLite with full flushing: saved", [one[0] for one in plain])
    _tell("baseline, the same and an empty page", [one[1] for one in plain])
    ratio = _at(saves, 0.5) / _at([one[0] for one in plain], 0.5)
    sys.stdout.write(
        f"ratio of p50 of saving: {ratio:.1f}; goal for its p95: {GOAL_MS:.0f} ms\n"
    )


class Client:
    """One line that stays open, as a browser keeps it; times each exchange."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port)
        self._own = {
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "cors",
            "Sec-Fetch-Dest": "empty",
            "Origin": f"http://127.0.0.1:{port}",
            "Cookie": cookie,
            **HTMX,
        }

    def answer(self, place: str, **form: str) -> tuple[str, Times]:
        """Post a form and fetch the page after it; gives that page's address and times."""
        start = perf_counter()
        after = self._ask("POST", place, urlencode(form))
        saved = perf_counter() - start
        self._ask("GET", after)
        return after, (saved, perf_counter() - start)

    def _ask(self, method: str, path: str, body: str = "") -> str:
        headers = self._own | ({"Content-Type": FORM} if body else {})
        self._line.request(method, path, body or None, headers)
        answer = self._line.getresponse()
        answer.read()
        return answer.headers.get("location", path)


def _of_program(folder: Path) -> list[Times]:
    set_up_quickly(folder)
    device = run(folder)
    device.unlock()
    try:
        return _answered(device)[WARM:]
    finally:
        device.app.stop()


def _answered(device: Device) -> list[Times]:
    client = Client(device.port, device.cookie)
    times: list[Times] = []
    place = ""
    while len(times) < ANSWERS + WARM:
        if "/questions/" not in place:
            begun = device.post("/encounters", way="core.full").headers["location"]
            place = device.post(begun, lang="vi").headers["location"]
        given = {"answer": "alone"} if place.endswith("core.alone") else {"absence": "unknown"}
        place, seconds = client.answer(place, **given)
        times.append(seconds)
    return times


def _of_plain(path: Path) -> list[Times]:
    bound = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=Server(_Plain(path), bound).run, daemon=True).start()
    client = Client(bound.getsockname()[1])
    times = [client.answer("/", absence="unknown")[1] for _ in range(ANSWERS + WARM)]
    return times[WARM:]


class _Plain:
    """Stores each form as a row."""

    def __init__(self, path: Path) -> None:
        self._plain = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._plain.execute("PRAGMA journal_mode = wal")
        self._plain.execute("PRAGMA synchronous = full")
        self._plain.execute("CREATE TABLE answer (form BLOB)")

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST":
            form = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            self._plain.execute("INSERT INTO answer VALUES (?)", (form,))
            start("303 See Other", [("Location", "/"), ("Content-Length", "0")])
            return [b""]
        start("200 OK", [("Content-Type", "text/html"), ("Content-Length", "4")])
        return [b"page"]


def _tell(what: str, seconds: list[float]) -> None:
    half, most = _at(seconds, 0.5) * 1000, _at(seconds, 0.95) * 1000
    sys.stdout.write(f"{what}: p50 {half:.2f} ms, p95 {most:.2f} ms\n")


def _at(seconds: list[float], part: float) -> float:
    return sorted(seconds)[int(len(seconds) * part)]


if __name__ == "__main__":
    main()
