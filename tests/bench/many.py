"""Home, Saved and search with 100,000 encounters on the device, and the worker's memory.

Server time over HTTP, in the real program over a real encrypted vault. The baseline stands
in the same run: the same pages over 100 encounters. Prints figures; asserts nothing.
`python -m tests.bench.many [how many]`.
"""

import http.client
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

from app import resources
from app.factory.device import open_device
from app.library.shelf import PackShelf
from tests.bench.answering import FORM
from tests.bench.crowd import Crowd
from tests.processes import Device
from tests.proofs.devices import JURISDICTION
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

MANY, FEW = 100_000, 100
TIMES = 60
WARM = 5
GOAL_MS, GOAL_MB = 50, 150
SEARCHES: Mapping[str, Mapping[str, str]] = {
    "search, code word": {"words": "kite 27"},
    "search, one in ten": {"words": "kite"},
    "search, place": {"words": "dock 77"},
    "search, first letter": {"words": "s"},
    "search, nothing there": {"words": "zebra"},
    "search, day": {"day": "2026-11-20"},
    "search, not sent": {"stage": "open"},
    "search, place, sent": {"words": "street", "stage": "sent"},
    "search, four words, day": {"words": "kite dock street 1", "day": "2026-11-20"},
}


def main() -> None:
    """Print p50 and p95 of each page for few and for many, and the memory of the worker."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as place:
        few = _measured(Path(place) / "few", FEW)
        crowd = _measured(Path(place) / "many", many)
    for name, seconds in crowd.times.items():
        base = few.times[name]
        sys.stdout.write(
            f"{name}: p50 {_at(seconds, 0.5):.1f} ms, p95 {_at(seconds, 0.95):.1f} ms; "
            f"with {FEW}: p50 {_at(base, 0.5):.1f} ms, p95 {_at(base, 0.95):.1f} ms\n"
        )
    worst = max(_at(seconds, 0.95) for seconds in crowd.times.values())
    sys.stdout.write(
        f"{many:,} encounters: worst p95 {worst:.1f} ms, goal {GOAL_MS} ms; "
        f"worker {crowd.memory:.0f} MB, with {FEW}: {few.memory:.0f} MB, goal {GOAL_MB} MB; "
        f"unlock {crowd.unlock:.2f} s, file {crowd.size:.0f} MB, filled in {crowd.fill:.0f} s\n"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one device showed: seconds by page, and what it took."""

    times: Mapping[str, list[float]]
    memory: float
    unlock: float
    fill: float
    size: float


def _measured(folder: Path, count: int) -> Measured:
    keys = set_up_quickly(folder)
    edition = PackShelf(resources.packs(), None).current(JURISDICTION).digest
    start = perf_counter()
    with opened(folder, keys) as vault:
        Crowd(edition).fill(vault, count)
    fill = perf_counter() - start
    # A file that was never looked through is looked through once; that is not a day's unlock.
    open_device(folder, keys).close()
    device = run(folder)
    try:
        device.enter()
        start = perf_counter()
        device.unlock()
        unlock = perf_counter() - start
        times = _pages(device)
        memory = max(one.memory_info().rss for one in device.app.children()) / 1e6
    finally:
        device.app.stop()
    size = (folder / "vault.db").stat().st_size / 1e6
    return Measured(times=times, memory=memory, unlock=unlock, fill=fill, size=size)


def _pages(device: Device) -> dict[str, list[float]]:
    line = http.client.HTTPConnection("127.0.0.1", device.port)
    half = device.get("/saved").text.partition("/saved?after=")[2].partition('"')[0]
    middle = str(max(1, int(half or 1) // 2))
    places = {"Home": "/", "Saved": "/saved", "Saved, half way": f"/saved?after={middle}"}
    times = {name: _timed(device, line, path) for name, path in places.items()}
    for name, form in SEARCHES.items():
        times[name] = _timed(device, line, "/saved/search", urlencode(form))
    times["Sending"] = _timed(device, line, "/sending")
    times["Calls due"] = _timed(device, line, "/calls")
    return times


def _timed(
    device: Device, line: http.client.HTTPConnection, path: str, body: str = ""
) -> list[float]:
    times = []
    for _ in range(TIMES + WARM):
        start = perf_counter()
        _ask(device, line, path, body)
        times.append((perf_counter() - start) * 1000)
    return times[WARM:]


def _ask(device: Device, line: http.client.HTTPConnection, path: str, body: str) -> None:
    headers = {
        "Sec-Fetch-Site": "same-origin",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
        "Cookie": device.cookie,
        **({"Content-Type": FORM, "Origin": device.origin} if body else {}),
    }
    line.request("POST" if body else "GET", path, body or None, headers)
    answer = line.getresponse()
    answer.read()
    if answer.status not in (200, 303):
        sys.exit(f"{path}: {answer.status}")


def _at(times: list[float], part: float) -> float:
    return sorted(times)[int(len(times) * part)]


if __name__ == "__main__":
    main()
