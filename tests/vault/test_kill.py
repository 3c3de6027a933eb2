"""Killed at any instant, the vault keeps every answer that was acknowledged."""

import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.vault.encounters import EncounterStore
from app.vault.opening import Vault
from app.vault.opening import open_vault
from tests.vault.builders import an_encounter

pytestmark = pytest.mark.slow
LONGEST_LIFE_MS = 120


def killed(vault: Vault, when: str) -> int:
    """Start a process that saves, kill it at a random instant, give its last word."""
    command = [sys.executable, "-m", "tests.vault.saver", when]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as saver:
        assert saver.stdin is not None
        assert saver.stdout is not None
        saver.stdin.write(f"{vault.folder}\n{vault.keys.packed().hex()}\n")
        saver.stdin.flush()
        first = saver.stdout.readline()
        time.sleep(secrets.randbelow(LONGEST_LIFE_MS) / 1000)
        saver.kill()
        rest = saver.stdout.read()
    told = (first + rest).splitlines()
    return int(told[-1])


def kept(vault: Vault) -> int:
    """Open again, check that nothing is half, and count the answers."""
    again = open_vault(vault.folder, vault.keys)
    store = EncounterStore(again)
    encounter = store.open(an_encounter().id)
    rows = again.rows("SELECT question, seq FROM answer")
    broken = store.first_break()
    again.close()

    assert broken is None
    assert len(encounter.history) == len(encounter.answers) == len(rows)
    assert [entry.seq for entry in encounter.history] == list(range(1, len(rows) + 1))
    return len(rows)


@pytest.fixture
def begun(vault: Vault, folder: Path) -> Vault:
    """Give a closed vault with one empty encounter."""
    EncounterStore(vault).begin(an_encounter())
    vault.close()
    assert (folder / "vault.db").exists()
    return vault


def test_twenty_kills_lose_no_acknowledged_answer(begun: Vault) -> None:
    """What was told was kept; at most the one in flight is kept beyond it, none twice."""
    for _ in range(20):
        told = killed(begun, "after")

        assert kept(begun) - told in (0, 1)


def test_telling_before_the_commit_does_lose_answers(begun: Vault) -> None:
    """The control: the same search finds losses where the promise is made too early."""
    losses = [killed(begun, "before") - kept(begun) for _ in range(12)]

    assert sum(losses) > 0
