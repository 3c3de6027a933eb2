"""Nothing is written outside the data folder, and nobody but the hub is called."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.processes import NOWHERE
from tests.processes import ROOT
from tests.processes import environment
from tests.proofs import alone
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.leaking import DISCARD
from tests.proofs.night import Harbour
from tests.proofs.night import Walk
from tests.proofs.night import harbour
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.proofs.tools import need
from tests.proofs.tracing import below
from tests.proofs.tracing import called
from tests.proofs.tracing import changed

pytestmark = pytest.mark.slow
PATIENCE = 120
DEVICES = ("/dev/null", "/dev/tty", "/proc/self/oom_score_adj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a journey changed and whom it called; `hub` is the one address it may call."""

    data: str
    hub: str
    changes: tuple[str, ...]
    calls: tuple[str, ...]
    seconds: float

    @property
    def stray(self) -> set[str]:
        """Give every path outside the data folder; devices that keep nothing are let be."""
        inside = (self.data, *DEVICES)
        return {
            one
            for one in self.changes
            if one not in inside and not one.startswith(f"{self.data}/")
        }

    @property
    def strangers(self) -> set[str]:
        """Give every address that is not the hub; the bus that tells of sleep is of here."""
        return {one for one in self.calls if one not in (self.hub, f'"{NOWHERE}"')}


@pytest.fixture(name="around", scope="module")
def _around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harbour]:
    need("strace")
    found = harbour(tmp_path_factory.mktemp("harbour"))
    yield found
    found.hub.kill()


def traced(folder: Path, around: Harbour, breaks: str = "") -> Trace:
    """Walk through a whole journey below strace, from the start to the end of the program."""
    began = time.perf_counter()
    for name in ("data", "tmp", "home"):
        (folder / name).mkdir()
    set_up_quickly(folder / "data")
    record = folder / "record"
    places = {"TMPDIR": "tmp", "HOME": "home", "XDG_DATA_HOME": "home"}
    environ = {name: str(folder / place) for name, place in places.items()}
    device = run(
        folder / "data", breaks, below=below(record), PYTHONDONTWRITEBYTECODE="1", **environ
    )
    try:
        device.unlock()
        walk_through(Walk(device=device), around)
        device.app.children()[0].send_signal(signal.SIGINT)
        device.app.process.wait(PATIENCE)
    finally:
        if device.app.process.poll() is None:
            device.app.kill()
    return Trace(
        data=str(folder / "data"),
        hub=f"127.0.0.1:{around.hub.port}",
        changes=tuple(changed(record)),
        calls=tuple(called(record)),
        seconds=time.perf_counter() - began,
    )


def walk_through(walk: Walk, around: Harbour) -> None:
    """Enrol, tell everything, refer, print, send, lock and open again."""
    walk.enrol(around)
    began = walk.begin()
    walk.tell_everything(began)
    walk.refer(began)
    for sheet in ("referral", "statement", "rights"):
        walk.get(f"{began}/print/{sheet}")
    walk.post("/sending/try")
    walk.post("/lock")
    walk.device.unlock()
    walk.get(f"{began}/referral")


@pytest.fixture(name="trace", scope="module")
def _trace(tmp_path_factory: pytest.TempPathFactory, around: Harbour) -> Trace:
    return traced(tmp_path_factory.mktemp("trace"), around)


@pytest.fixture(name="planted", scope="module")
def _planted(tmp_path_factory: pytest.TempPathFactory, around: Harbour) -> Trace:
    return traced(tmp_path_factory.mktemp("planted"), around, "stray")


@pytest.mark.threat("T10")
def test_nothing_is_written_outside_the_data_folder(trace: Trace, planted: Trace) -> None:
    """Every writable opening, new folder, new name and removal of the whole process tree."""
    tell(
        Finding(
            proof="T10",
            what="changes on the disk outside the data folder",
            size=f"{len(trace.changes)} changes of a whole journey",
            result=f"{len(trace.stray)} outside",
            control=f"planted copy: {len(planted.stray)} paths outside",
            seed=None,
            seconds=trace.seconds,
        )
    )

    assert trace.stray == set()
    assert len(trace.changes) > 20
    assert any(Path(one).name == "copy.db" for one in planted.stray)


@pytest.mark.threat("T17")
def test_nobody_but_the_hub_is_called(trace: Trace, planted: Trace) -> None:
    """Every connection of the whole process tree; the hub's own port is the one allowed."""
    tell(
        Finding(
            proof="S11",
            what="calls to anybody but the hub",
            size=f"{len(trace.calls)} calls of a whole journey",
            result=f"{len(trace.strangers)} others",
            control=f"planted call: {sorted(planted.strangers)}",
            seed=None,
            seconds=trace.seconds,
        )
    )

    assert trace.strangers == set()
    assert trace.hub in trace.calls
    assert planted.strangers == {f"127.0.0.1:{DISCARD}"}


@pytest.mark.threat("T17")
def test_the_whole_journey_works_where_there_is_no_network(tmp_path: Path) -> None:
    """Device, hub and desk in a namespace of their own, with loopback alone."""
    need("unshare")
    began = time.perf_counter()
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "tests.proofs.alone", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env=environment(),
    )
    tell(
        Finding(
            proof="S11",
            what="whole journey without a network",
            size="1 journey with hub and desk",
            result=done.stdout.strip(),
            control="a call to another network fails with ENETUNREACH first",
            seed=None,
            seconds=time.perf_counter() - began,
        )
    )

    assert done.stdout.splitlines()[-1:] == [alone.WORKED], done.stderr
