"""A full disk and a device that cannot write: told, survived, nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
NAMESPACE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-Urm"]


def may_mount() -> bool:
    """Try whether a mount namespace with a small disk is allowed here."""
    probe = [*NAMESPACE, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def told(act: str, disk: Path, prefix: list[str]) -> dict[str, Any]:
    """Run the small disk in a process of its own and read what it tells."""
    command = [*prefix, sys.executable, "-m", "tests.vault.small_disk", act, str(disk)]
    done = subprocess.run(command, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.skipif(not may_mount(), reason="no mount namespace: full disk is not tried")
def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Ballast is given up first, then saving is refused, and all of it ends with room."""
    answer = told("full", tmp_path, NAMESPACE)
    acknowledged = answer["acknowledged"]

    assert answer["error"] == "StoreFull"
    assert 0 < answer["short_at"][0] < acknowledged
    assert answer["read"] == answer["reopened"] == acknowledged
    assert answer["after"] == acknowledged + 1
    assert answer["short_after"] is False
    assert answer["break"] is None


@pytest.mark.skipif(not may_mount(), reason="no mount namespace: full disk is not tried")
def test_an_upgrade_without_room_changes_nothing(tmp_path: Path) -> None:
    """The older vault stays as it was, nothing lies about, and with room it is taken over."""
    answer = told("upgrade", tmp_path, NAMESPACE)

    assert answer["error"] == "StoreFull"
    assert answer["unchanged"] is True
    assert answer["left"] == []
    assert answer["after"] == [["an older version"]]


@pytest.mark.threat("T18")
@pytest.mark.skipif(not may_mount(), reason="no mount namespace: full disk is not tried")
def test_every_other_act_without_room_changes_nothing(tmp_path: Path) -> None:
    """Backing up, changing the passphrase, storing a receipt; then each succeeds with room."""
    answer = told("acts", tmp_path, NAMESPACE)

    assert answer["change"] == answer["receive"] == "StoreFull"
    assert answer["back up"] in ("done", "StoreFull")
    assert (answer["old opens"], answer["receipt"], answer["kept"]) == (True, 0, 1)
    assert answer["with room"] == ["done", "done", "done"]
    assert answer["new opens"] is True
    assert answer["receipt after"] > 0


def test_a_device_that_cannot_write_loses_nothing_that_was_acknowledged(
    tmp_path: Path,
) -> None:
    """Saving is refused, reading goes on, and writing resumes when it can."""
    answer = told("broken", tmp_path, [])

    assert answer["error"] == "StoreBroken"
    assert answer["read"] == answer["acknowledged"] > 0
    assert answer["after"] == answer["acknowledged"] + 1
    assert answer["break"] is None
