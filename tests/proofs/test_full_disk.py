"""A device whose disk is full says so on the page, loses nothing, and saves again with room."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.processes import ROOT
from tests.vault.test_small_disk import NAMESPACE
from tests.vault.test_small_disk import may_mount

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not may_mount(), reason="no mount namespace: full disk is not tried"),
]


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    disk = tmp_path_factory.mktemp("disk")
    command = [*NAMESPACE, sys.executable, "-m", "tests.proofs.small_disk", str(disk)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_page_says_that_there_is_no_room(told: dict[str, Any]) -> None:
    """In plain words, with what was typed and one button that sends it again."""
    assert told["status"] == 409
    assert "No room" in told["page"]
    assert "x" * 14_000 in told["page"]
    assert "Tap to try again" in told["page"]


@pytest.mark.threat("T18")
def test_nothing_acknowledged_is_lost_and_reading_goes_on(told: dict[str, Any]) -> None:
    """What was saved before stands there while the disk is full."""
    assert told["acknowledged"] > 10
    assert told["kept while full"] == told["acknowledged"]
    assert told["reads on"] == 200


def test_with_room_it_saves_again(told: dict[str, Any]) -> None:
    """The same device goes on without a restart."""
    assert told["with room"] == 303
    assert told["kept at last"] == told["acknowledged"] + 1
