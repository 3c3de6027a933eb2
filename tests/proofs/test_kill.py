"""The whole program, killed at random instants while answers are posted, loses none of them."""

import contextlib
import http.client
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import psutil
import pytest

from app.domain.errors import NoSuchEncounter
from app.vault.encounters import EncounterStore
from app.vault.keys import KeySet
from app.vault.opening import Vault
from tests.processes import App
from tests.processes import Device
from tests.processes import becomes_true
from tests.proofs.clerk import Clerk
from tests.proofs.clerk import Told
from tests.proofs.clerk import Verdict
from tests.proofs.clerk import kept
from tests.proofs.clerk import verdict
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = pytest.mark.slow
KILLS = size(1000, 6)
CONTROL_KILLS = size(60, 3)
ROUNDS = 5
CONTROLS = {"late": "commit after the answer", "deleting": "save by deleting, then writing"}
MOST_ANSWERS = 8  # within one life
LONGEST_WAIT = 0.12  # seconds, in which several answers are saved on a quiet computer
POLL = 0.001  # seconds
GONE = (OSError, http.client.HTTPException)


@dataclass(slots=True, kw_only=True)
class Trial:
    """One device that is killed again and again while a clerk works at it."""

    folder: Path
    keys: KeySet
    breaks: str = ""
    seed: int = field(default_factory=lambda: random.SystemRandom().randrange(2**32))
    clerk: Clerk = field(default_factory=Clerk)
    back: list[float] = field(default_factory=list)

    def lives(self, count: int) -> Iterator[Device]:
        """Start the device and kill it that often; it is at Home when it is given."""
        chance = random.Random(self.seed)  # noqa: S311 - instants, no secrets
        for _ in range(count):
            device = self.starts()
            yield device
            answers = self.clerk.count + chance.randint(0, MOST_ANSWERS)
            instant = chance.uniform(0, LONGEST_WAIT)
            killer = threading.Thread(target=self._kill, args=(device.app, answers, instant))
            killer.start()
            try:
                self.clerk.work(device)
            except GONE:
                pass
            finally:
                killer.join()

    def _kill(self, app: App, answers: int, instant: float) -> None:
        """Wait for so many answers, then for an instant within the next ones, and kill."""
        becomes_true(lambda: self.clerk.count >= answers, pause=POLL)
        time.sleep(instant)
        _cut(app)

    def starts(self) -> Device:
        """Start the device and open it."""
        began = time.monotonic()
        device = run(self.folder, self.breaks)
        device.unlock()
        self.back.append(time.monotonic() - began)
        return device

    def result(self) -> Verdict:
        """Count over all encounters what was lost and what was doubled."""
        with opened(self.folder, self.keys) as vault:
            found = [verdict(told, self._kept(vault, told)) for told in self.clerk.told]
            assert self.breaks or EncounterStore(vault).first_break() is None
        return Verdict(
            lost=sum(one.lost for one in found), doubled=sum(one.doubled for one in found)
        )

    @staticmethod
    def _kept(vault: Vault, told: Told) -> list[tuple[str, str]]:
        try:
            return kept(vault, told.encounter)
        except NoSuchEncounter:
            return []


def _cut(app: App) -> None:
    """End every process at once, the supervisor first, so that it starts no worker anew."""
    for each in (psutil.Process(app.process.pid), *app.children()):
        with contextlib.suppress(psutil.NoSuchProcess):
            each.kill()
    app.process.wait()
    app.stop()


@pytest.mark.threat("T18")
def test_no_acknowledged_answer_is_lost_or_doubled(tmp_path: Path) -> None:
    """After each kill the same question stands there; at the end every answer is kept once."""
    began = time.monotonic()
    trial = Trial(folder=tmp_path / "whole", keys=set_up_quickly(tmp_path / "whole"))
    for device in trial.lives(KILLS):
        trial.clerk.comes_back(device)
    last = trial.starts()
    trial.clerk.comes_back(last)
    last.app.stop()
    found, took = trial.result(), time.monotonic() - began
    controls = {words: broken(tmp_path, way) for way, words in CONTROLS.items()}
    back = sorted(trial.back)[len(trial.back) // 2]
    tell(
        Finding(
            proof="R1",
            what="program killed at any instant while answers are posted",
            size=f"{KILLS:,} kills, {trial.clerk.count:,} answers",
            result=f"{found.lost} lost, {found.doubled} doubled; same question after each "
            f"restart, which took {back:.1f} s with the unlocking",
            control="; ".join(f"{words}: {lost} lost" for words, lost in controls.items()),
            seed=trial.seed,
            seconds=took,
        )
    )

    assert trial.clerk.count > KILLS
    assert (trial.seed, found) == (trial.seed, Verdict(lost=0, doubled=0))
    assert all(controls.values()), controls


def broken(place: Path, way: str) -> int:
    """Kill a program that promises too early or saves in two halves, and count its losses."""
    trial = Trial(folder=place / way, keys=set_up_quickly(place / way), breaks=way)
    for _ in range(ROUNDS):
        for _ in trial.lives(CONTROL_KILLS):
            trial.clerk.starts_anew()
        if trial.result().lost:
            break
    return trial.result().lost


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("a", "x"), ("b", "y")], Verdict(lost=0, doubled=0)),
        ([("a", "x"), ("b", "y"), ("c", "z")], Verdict(lost=0, doubled=0)),
        ([("a", "x")], Verdict(lost=1, doubled=0)),
        ([("a", "x"), ("b", "other")], Verdict(lost=1, doubled=1)),
        ([("a", "x"), ("b", "y"), ("b", "y")], Verdict(lost=0, doubled=1)),
    ],
)
def test_the_comparison_sees_losses_and_doubles(
    answers: list[tuple[str, str]], expected: Verdict
) -> None:
    """The count itself is tried on made-up cases."""
    told = Told(encounter="e", known=[("a", "x"), ("b", "y")], in_flight=("c", "z"))

    assert verdict(told, answers) == expected
