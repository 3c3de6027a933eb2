"""Start, answers and page sizes of a real device: `python -m tests.bench.pages`.

Each answer goes over HTTP to the running program and is on disk when it comes back.
"""

import gzip
import re
import tempfile
from pathlib import Path
from time import perf_counter

from tests.bench.vault import tell
from tests.processes import Device
from tests.processes import run_device

ANSWERS = 60
FRAGMENT = {
    "HX-Request": "true",
    "HX-Request-Type": "partial",
    "Sec-Fetch-Mode": "same-origin",
    "Sec-Fetch-Dest": "empty",
}
LINKED = re.compile(r'(?:href|src)="(/static/(?:css|js)/[^"]+)"')
BUTTON = re.compile(r'<button[^>]* name="(\w+)" value="([^"]+)"')


def main() -> None:
    """Start a device with made-up people and walk through whole encounters."""
    with tempfile.TemporaryDirectory() as place:
        begun = perf_counter()
        device = run_device(Path(place) / "data")
        device.enter()
        device.get("/welcome")
        tell("device: start to first screen", [perf_counter() - begun])
        try:
            device.post("/try")
            _sizes("home", device, "/")
            _sizes("question", device, _first_question(device))
            _answers(device)
        finally:
            device.app.stop()


def _answers(device: Device) -> None:
    posted: list[float] = []
    shown: list[float] = []
    address = ""
    while len(posted) < ANSWERS:
        if "/questions/" not in address:
            address = _first_question(device)
        start = perf_counter()
        page = device.get(address, **FRAGMENT)
        shown.append(perf_counter() - start)
        name, value = next(pair for pair in BUTTON.findall(page.text))
        start = perf_counter()
        address = device.post(address, **{name: value}).headers["location"]
        posted.append(perf_counter() - start)
    tell(f"device: one answer of {ANSWERS}, posted and saved", posted)
    tell("device: the next question shown", shown)


def _first_question(device: Device) -> str:
    encounter = device.post("/encounters").headers["location"].rpartition("/")[0]
    asked = device.post(f"{encounter}/ask", way="core.full").headers["location"]
    return device.post(asked, lang="en").headers["location"]


def _sizes(what: str, device: Device, address: str) -> None:
    page = device.get(address).text
    linked = sum(_packed(device.get(one).text) for one in LINKED.findall(page))
    fragment = device.get(address, **FRAGMENT).text
    tell_size(f"{what}: page", _packed(page))
    tell_size(f"{what}: its styles and scripts", linked)
    tell_size(f"{what}: fragment", _packed(fragment))


def tell_size(what: str, size: int) -> None:
    """Print one size in kilobytes."""
    print(f"{what}, compressed: {size / 1000:.1f} kB")  # noqa: T201 - printing is its work


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode()))


if __name__ == "__main__":
    main()
