"""The whole program, killed at random instants while answers are posted, loses none of them."""

import contextlib
import http.client
import random
import threading
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
from tests.proofs.clerk import Clerk
from tests.proofs.clerk import Told
from tests.proofs.clerk import Verdict
from tests.proofs.clerk import kept
from tests.proofs.clerk import verdict
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.report import size

pytestmark = pytest.mark.slow
KILLS = size(1000, 20)
CONTROL_KILLS = 4
LONGEST_LIFE = 0.9  # seconds; a run of 50 answers takes about as long
GONE = (OSError, http.client.HTTPException)


@dataclass(slots=True, kw_only=True)
class Trial:
    """One device that is killed again and again while a clerk works at it."""

    folder: Path
    keys: KeySet
    breaks: str = ""
    seed: int = field(default_factory=lambda: random.SystemRandom().randrange(2**32))
    clerk: Clerk = field(default_factory=Clerk)

    def lives(self, count: int) -> Iterator[Device]:
        """Start the device and kill it that often; it is at Home when it is given."""
        chance = random.Random(self.seed)  # noqa: S311 - instants, no secrets
        for _ in range(count):
            device = self.starts()
            yield device
            killer = threading.Timer(chance.uniform(0, LONGEST_LIFE), _cut, (device.app,))
            killer.start()
            try:
                self.clerk.work(device)
            except GONE:
                pass
            finally:
                killer.join()

    def starts(self) -> Device:
        """Start the device and open it."""
        device = run(self.folder, self.breaks)
        device.unlock()
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
    trial = Trial(folder=tmp_path, keys=set_up_quickly(tmp_path))
    for device in trial.lives(KILLS):
        trial.clerk.comes_back(device)
    last = trial.starts()
    trial.clerk.comes_back(last)
    last.app.stop()

    assert trial.clerk.count > KILLS
    assert (trial.seed, trial.result()) == (trial.seed, Verdict(lost=0, doubled=0))


def test_a_program_that_commits_after_its_answer_does_lose_some(tmp_path: Path) -> None:
    """The control: the same kills find the losses of a promise that is made too early."""
    trial = Trial(folder=tmp_path, keys=set_up_quickly(tmp_path), breaks="late")
    for _ in trial.lives(CONTROL_KILLS):
        trial.clerk.starts_anew()

    assert trial.result().lost > 0


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
