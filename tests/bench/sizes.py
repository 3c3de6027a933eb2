"""How much travels to the first screen and to each next part, compressed.

Stands beside its budget; asserts nothing. `python -m tests.bench.sizes`.
"""

import gzip
import re
import sys
import tempfile
from pathlib import Path

from tests.processes import Device
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

LINKED = re.compile(r'(?:rel="stylesheet" href|script src)="([^"]+)"')
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
FIRST_KB = 30.0
STYLES_KB = 8.0
PART_KB = 4.0
OK = 200


def main() -> None:
    """Print each size in kilobytes with its budget and the share of it that is used."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        set_up_quickly(folder)
        device = run(folder)
        device.unlock()
        try:
            _first_screen(device)
            _parts(device)
        finally:
            device.app.stop()


def _first_screen(device: Device) -> None:
    page = device.get("/").text
    linked = {path: _size(device.get(path).text) for path in LINKED.findall(page)}
    styles = sum(size for path, size in linked.items() if path.endswith(".css"))
    scripts = sum(size for path, size in linked.items() if path.endswith(".js"))
    _tell("first screen with styles and scripts", _size(page) + styles + scripts, FIRST_KB)
    _tell("of it styles", styles, STYLES_KB)
    sys.stdout.write(f"of it scripts: {scripts:.1f} kB, page: {_size(page):.1f} kB\n")


def _parts(device: Device) -> None:
    place = device.post("/encounters", way="core.full").headers["location"]
    began = place.partition("/language")[0]
    question = device.post(place, lang="vi").headers["location"]
    paths = {
        "question": question,
        "sign card": f"{began}/signs",
        "what now": f"{began}/now",
        "what the answers show": f"{began}/findings",
        "next steps": f"{began}/steps",
        "rights card": f"{began}/rights?told=yes",
        "referral check": f"{began}/referral",
        "Home": "/",
    }
    for name, path in paths.items():
        part = device.get(path, **PARTIAL)
        said = "" if part.status == OK else f", answered {part.status}"
        _tell(f"part: {name}{said}", _size(part.text), PART_KB)


def _size(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / 1000


def _tell(what: str, size: float, budget: float) -> None:
    share = size / budget
    sys.stdout.write(f"{what}: {size:.1f} kB of {budget:.0f} kB ({share:.0%})\n")


if __name__ == "__main__":
    main()
