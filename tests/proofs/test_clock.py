"""R6: whatever the clock shows, nothing is erased early, no order changes, no wait is skipped.

Each run is a device over its real vault: records are made and opened by their desk, the
clock is set years ahead and back, also while the device runs, the system starts anew, and
the hub sometimes tells the time. What is true is known to the proof alone.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from pathlib import Path

import pytest

from app.casework import retaining
from app.casework.desk import Desk
from app.casework.timing import set_right
from app.domain.clock_mark import ClockState
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.pack import Edition
from app.factory.marked_clock import MarkedClock
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.proofs.keeping_desk import DAY
from tests.proofs.keeping_desk import Dial
from tests.proofs.keeping_desk import desk_over
from tests.proofs.keeping_desk import met
from tests.proofs.keeping_desk import new_vault
from tests.proofs.keeping_desk import note
from tests.proofs.keeping_desk import opened_by_desk
from tests.proofs.keeping_desk import sealed
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T14")]
SEED = 6
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
RUNS = size(500, 12)
CONTROLS = size(50, 5)
STEPS = 10
YEARS = 3650 * DAY
HOUR = timedelta(hours=1)
OFFS = (timedelta(), timedelta(), YEARS, -YEARS, HOUR, -HOUR, -DAY, 20 * DAY, -40 * DAY)
PERIODS = {False: 28 * DAY, True: 7 * DAY}


class WallClock(MarkedClock):
    """The broken mode: the clock of the system is believed, for days as for stamps."""

    def now(self) -> datetime:
        """Give what the system shows."""
        return self.wall()

    def state(self) -> ClockState:
        """Never doubt it."""
        return ClockState.right

    def seconds(self) -> int:
        """Count by the clock."""
        return int(self.wall().timestamp())

    def is_sure(self) -> bool:
        """Never wait."""
        return True


@dataclass
class Run:
    """One device and what is true of it: when each record last changed, and its order."""

    edition: Edition
    chance: random.Random
    dial: Dial = field(default_factory=Dial)
    changed: dict[EncounterId, tuple[datetime, bool]] = field(default_factory=dict)
    told: dict[EncounterId, list[str]] = field(default_factory=dict)
    sent: dict[EncounterId, EnvelopeId] = field(default_factory=dict)
    early: int = 0
    erased: int = 0
    reordered: int = 0
    reordered_by_time: int = 0

    def step(self, desk: Desk) -> None:
        """Let something happen, time pass, and the clock be set."""
        chance = self.chance
        if chance.random() < 0.6:
            self.begin(desk)
        for where in list(self.changed):
            if chance.random() < 0.3:
                self.change(desk, where)
        retaining.look_after(desk)
        self.look(desk)
        self.dial.pass_time(timedelta(hours=chance.randrange(1, 24 * 12)))
        self.dial.off = chance.choice(OFFS)
        if chance.random() < 0.3:
            set_right(desk, self.dial.truth)
        retaining.look_after(desk)
        self.look(desk)

    def begin(self, desk: Desk) -> None:
        """Make a record; half of them are sent."""
        where = met(desk, self.edition, "0").id
        self.told[where] = ["0"]
        self.changed[where] = (self.dial.truth, False)
        if self.chance.random() < 0.5:
            self.sent[where] = sealed(desk, where)
            self.changed[where] = (self.dial.truth + YEARS, False)

    def change(self, desk: Desk, where: EncounterId) -> None:
        """Let the desk open it, or the person say more."""
        envelope = self.sent.pop(where, None)
        if envelope is not None:
            opened_by_desk(desk, envelope)
            self.changed[where] = (self.dial.truth, True)
            return
        since, is_opened = self.changed[where]
        self.told[where].append(str(len(self.told[where])))
        note(desk, where, self.told[where][-1])
        self.changed[where] = (max(since, self.dial.truth), is_opened)

    def look(self, desk: Desk) -> None:
        """Find what was erased, and whether it was time; and whether any order changed."""
        left = {one.id: one for one in desk.encounters.recent(999)}
        for where in self.changed.keys() - left.keys():
            since, is_opened = self.changed.pop(where)
            self.erased += 1
            self.early += self.dial.truth - since < PERIODS[is_opened]
        for where, encounter in left.items():
            entries = [e for e in encounter.history if hasattr(e.event, "words")]
            by_time = sorted(entries, key=lambda entry: entry.stamp.at)
            self.reordered += [e.event.words for e in entries] != self.told[where]
            self.reordered_by_time += by_time != entries


def run(folder: Path, edition: Edition, seed: int, clock: type[MarkedClock]) -> Run:
    """Let one device live for about two months, with a start every now and then."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable life, no secret
    one = Run(edition=edition, chance=chance)
    one.dial.off = chance.choice(OFFS)
    keys = new_vault(folder)
    for _ in range(STEPS // 2):
        with desk_over(folder, keys, one.dial, edition, clock) as (desk, _vault):
            one.step(desk)
            one.step(desk)
        if chance.random() < 0.7:
            one.dial.start_again()
    return one


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: nothing here is about the disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Give the shipped content."""
    return PackShelf(PACKS, None).current("uk-ew")


def test_no_clock_erases_early_or_changes_an_order(place: Path, edition: Edition) -> None:
    """Nothing goes before its days have passed in truth; what is due does go."""
    begun = time.monotonic()
    lives = [run(place / str(seed), edition, SEED + seed, MarkedClock) for seed in range(RUNS)]
    broken = [
        run(place / f"wall {seed}", edition, SEED + seed, WallClock) for seed in range(CONTROLS)
    ]
    tell(
        Finding(
            proof="R6",
            what="wrong clocks",
            size=f"{RUNS} runs",
            result=(
                f"{sum(one.early for one in lives)} early of "
                f"{sum(one.erased for one in lives)} erasures, "
                f"{sum(one.reordered for one in lives)} order changes"
            ),
            control=(
                f"by the wall clock, in {CONTROLS} runs: "
                f"{sum(one.early for one in broken)} early of "
                f"{sum(one.erased for one in broken)}, order by time wrong "
                f"{sum(one.reordered_by_time for one in broken)} times"
            ),
            seed=SEED,
            seconds=time.monotonic() - begun,
        )
    )

    assert sum(one.early for one in lives) == 0
    assert sum(one.reordered for one in lives) == 0
    assert sum(one.erased for one in lives) > 0
    assert sum(one.early for one in broken) > 0
    assert sum(one.reordered_by_time for one in broken) > 0
