"""Whatever call to the disk fails: it is told, survived, and nothing acknowledged is lost."""

import itertools
import time
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import pytest

from app.domain.encounter import EncounterId
from app.vault.encounters import EncounterStore
from app.vault.keys import KeySet
from tests.processes import Device
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.failing_calls import CALLS
from tests.proofs.failing_calls import Fault
from tests.proofs.failing_calls import failing
from tests.proofs.failing_calls import may_attach
from tests.proofs.failing_calls import worker_of
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.proofs.tools import need

pytestmark = [
    pytest.mark.slow,
    pytest.mark.threat("T18"),
    pytest.mark.skipif(not may_attach(), reason="needs root to let calls fail"),
]
SAVED, NOT_SAVED = 303, 409
WAYS_ON = ("Not saved", "Tap to try again", "Copy out what is saved")
WHY = {"EIO": ("This device cannot write",), "ENOSPC": ("No room", "This device cannot write")}
# An ordinary save, one that lets the second copy grow, and one long enough for a checkpoint.
SIZES = (10, 14_000) if FULL else (10,)
ERRORS = ("EIO", "ENOSPC") if FULL else ("EIO",)
MOST_CALLS = 400


@dataclass(slots=True, kw_only=True)
class Sweep:
    """Saves under failing calls, and what was acknowledged of them."""

    device: Device
    folder: Path
    record: Path
    address: str = ""
    acknowledged: list[str] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    untold: int = 0
    surprises: int = 0
    count: int = 0

    def begin(self) -> None:
        """Begin an encounter."""
        place = self.device.post("/encounters", way="core.full").headers["location"]
        self.device.post(place, lang="vi")
        self.address = f"{place.partition('/language')[0]}/questions/core.alone/words"

    def go(self, call: str, error: str, size: int) -> None:
        """Let the first such call of a save fail, then the second, until none is left."""
        for number in itertools.count(1):
            fault = Fault(call=call, number=number, error=error)
            if not self._has_failed(fault, self._words(size)):
                return
            assert number < MOST_CALLS

    def _has_failed(self, fault: Fault, words: str) -> bool:
        worker = worker_of(self.device)
        with failing(worker, self.folder, self.record, fault) as outcome:
            reply = self.device.post(self.address, words=words)
        self.failed[f"{fault.call} {fault.error}"] += outcome.has_failed
        if reply.status == SAVED:
            self.acknowledged.append(words)
        else:
            self.surprises += reply.status != NOT_SAVED
            self.untold += not _tells(reply.text, fault.error)
        self._goes_on()
        return outcome.has_failed

    def _goes_on(self) -> None:
        """Save once more: the device has to go on by itself."""
        words = self._words(10)
        reply = self.device.post(self.address, words=words)
        assert reply.status == SAVED, reply.text
        self.acknowledged.append(words)

    def _words(self, size: int) -> str:
        self.count += 1
        return f"{self.count} {'x' * size}"

    def lost(self, keys: KeySet) -> int:
        """Count what was acknowledged and is not kept, or kept twice."""
        encounter = EncounterId(self.address.split("/")[2])
        with opened(self.folder, keys) as vault:
            store = EncounterStore(vault)
            kept = Counter(words.words for words in store.open(encounter).words)
            assert store.first_break() is None
        return sum(kept[words] != 1 for words in self.acknowledged)


def _tells(page: str, error: str) -> bool:
    """Say whether a page tells why, and what to do; a flush without room counts as a fault."""
    return any(why in page for why in WHY[error]) and all(way in page for way in WAYS_ON)


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    need("strace")
    return tmp_path / "data"


def swept(folder: Path, breaks: str = "") -> tuple[Sweep, int]:
    """Sweep over a device, and count its losses at the end."""
    keys = set_up_quickly(folder)
    device = run(folder, breaks)
    sweep = Sweep(device=device, folder=folder, record=folder.with_name("record"))
    try:
        device.unlock()
        sweep.begin()
        if breaks:
            sweep.go("pwrite64", "EIO", 10)
        else:
            for call, error, size in itertools.product(CALLS, ERRORS, SIZES):
                sweep.go(call, error, size)
    finally:
        device.app.stop()
    return sweep, sweep.lost(keys)


def test_each_failing_call_is_told_and_survived(place: Path) -> None:
    """The k-th write, flush or renaming of a save, for every k, on the running device."""
    began = time.monotonic()
    sweep, lost = swept(place)
    broken, broken_lost = swept(place.with_name("broken"), "swallowing")
    calls = sum(sweep.failed.values())
    kinds = ", ".join(f"{name} {count}" for name, count in sweep.failed.items() if count)
    tell(
        Finding(
            proof="R3",
            what="each call to the disk fails in turn while an answer is saved",
            size=f"{calls} failed calls ({kinds})",
            result=f"{lost} lost, {sweep.surprises} answers 5xx, {sweep.untold} untold",
            control=f"error swallowed: {broken_lost} of {len(broken.acknowledged)} lost",
            seed=None,
            seconds=time.monotonic() - began,
        )
    )

    assert calls > len(ERRORS) * len(SIZES)
    assert (lost, sweep.surprises, sweep.untold) == (0, 0, 0)
    assert broken_lost > 0
