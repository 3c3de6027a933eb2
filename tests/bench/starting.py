"""From the command to the first screen, and from the passphrase to Home.

The baseline is a bare interpreter that imports the web framework. Prints figures and their
ratio; asserts nothing. `python -m tests.bench.starting`.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.processes import run_device
from tests.processes import set_up

ROUNDS = 5
GOAL_SECONDS = 1.0
BARE = [sys.executable, "-c", "import flask, waitress"]


def main() -> None:
    """Print the medians over some starts."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        set_up(folder)
        rounds = [_timed(folder) for _ in range(ROUNDS)]
    first, home = (statistics.median(each) for each in zip(*rounds, strict=True))
    bare = statistics.median(_bare() for _ in range(ROUNDS))
    sys.stdout.write(
        f"start to first screen: {first:.2f} s of {GOAL_SECONDS:.1f} s\n"
        f"passphrase to Home, at the full cost of the key: {home:.2f} s\n"
        f"baseline, bare interpreter with the framework: {bare:.2f} s, "
        f"ratio {first / bare:.1f}\n"
    )


def _timed(folder: Path) -> tuple[float, float]:
    start = perf_counter()
    device = run_device(folder)
    device.get("/launch")
    first = perf_counter() - start
    device.enter()
    start = perf_counter()
    device.unlock()
    device.get("/")
    home = perf_counter() - start
    device.app.stop()
    return first, home


def _bare() -> float:
    start = perf_counter()
    subprocess.run(BARE, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
