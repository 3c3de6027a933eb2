"""Trials of power cuts over one record: each cut at an event, with a fate for the unflushed."""

import json
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from dataclasses import field
from multiprocessing import get_context
from pathlib import Path

from app.vault.keys import KeySet
from tests.proofs.power_acts import Fact
from tests.proofs.power_check import Examiner
from tests.proofs.power_check import Found
from tests.proofs.power_disk import Disk
from tests.proofs.power_disk import Fate
from tests.proofs.power_recording import Event
from tests.proofs.power_replaced import Unlocker

HANDS = 2
FATES: tuple[Fate, ...] = ("dropped", "kept", "drawn", "drawn", "drawn", "drawn")
QUICK = Path("/dev/shm")  # noqa: S108 - states of a made-up device, in a folder of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A device's files before, everything that happened to them, and what was promised.

    `facts` are the promises of the acknowledgements in order. `opens_by` are the passphrases
    one of which must open the device: after the n-th acknowledgement the n-th, until the
    next one maybe the next. The power is cut after the event numbered `first` at the earliest.
    With the `identity` of an agency the device is unlocked as the program does it.
    """

    before: dict[str, bytes]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...] = ()
    opens_by: tuple[str, ...] = ()
    keys: KeySet
    first: int = 0
    identity: str = field(default="", repr=False)

    def examiner(self, place: Path) -> Examiner | Unlocker:
        """Give who looks into the states, in a folder of their own."""
        if self.identity:
            return Unlocker(folder=place, identity=self.identity)
        return Examiner(folder=place, keys=self.keys)

    def passphrases(self, acknowledged: int) -> tuple[str, ...]:
        """Give the passphrases that may open after so many acknowledgements."""
        return self.opens_by[acknowledged : acknowledged + 2]


def files_of(folder: Path) -> dict[str, bytes]:
    """Read the files of a device as they lie."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("lock", "ballast.bin", "vault.db-shm")
    }


def cuts(recorded: Recorded, states: int, seed: int, place: Path) -> Found:
    """Cut the power that often, evenly over the record, and add up what was wrong."""
    place = QUICK / place.name if QUICK.is_dir() else place
    context = get_context("spawn")
    with ProcessPoolExecutor(HANDS, mp_context=context) as pool:
        parts = [
            pool.submit(_part, recorded, states, seed, hand, place / f"{seed}-{hand}")
            for hand in range(HANDS)
        ]
        return sum((part.result() for part in parts), Found())


def _part(recorded: Recorded, states: int, seed: int, hand: int, place: Path) -> Found:
    """Do every second trial."""
    examiner = recorded.examiner(place)
    total = Found()
    try:
        for trial, files, acknowledged in _states(recorded, states, seed, hand):
            facts = recorded.facts[:acknowledged]
            found = examiner.examine(files, facts, recorded.passphrases(acknowledged))
            if found != Found() and total == Found():
                first = {"seed": seed, "trial": trial, "found": str(found)}
                sys.stderr.write(json.dumps(first) + "\n")
            total += found
    finally:
        examiner.leave()
    return total


def _states(
    recorded: Recorded, states: int, seed: int, hand: int
) -> Iterator[tuple[int, dict[str, bytes], int]]:
    disk = Disk.of(recorded.before)
    happened = acknowledged = 0
    for trial in range(hand, states, HANDS):
        until = recorded.first + trial * (len(recorded.events) + 1 - recorded.first) // states
        for event in recorded.events[happened:until]:
            disk.take(event)
            acknowledged += event.kind == "acknowledged"
        happened = until
        chance = random.Random(f"{seed} {trial}")  # noqa: S311 - fates, no secrets
        fate = FATES[trial // HANDS % len(FATES)]
        yield trial, disk.without_power(fate, chance), acknowledged
