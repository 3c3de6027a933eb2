"""A device whose disk is full says so on the page, loses nothing, and saves again with room."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.processes import ROOT
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.vault.test_small_disk import NAMESPACE
from tests.vault.test_small_disk import may_mount

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not may_mount(), reason="no mount namespace: full disk is not tried"),
]


def tried(disk: Path, *breaks: str) -> dict[str, Any]:
    """Fill a small disk in a namespace of its own, and give what was told there."""
    command = [*NAMESPACE, sys.executable, "-m", "tests.proofs.small_disk", str(disk), *breaks]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return tried(tmp_path_factory.mktemp("disk"))


def test_the_page_says_that_there_is_no_room(told: dict[str, Any]) -> None:
    """In plain words, with what was typed and one button that sends it again."""
    assert told["status"] == 409
    assert "No room" in told["page"]
    assert "x" * 14_000 in told["page"]
    assert "Tap to try again" in told["page"]


@pytest.mark.threat("T18")
def test_nothing_acknowledged_is_lost_and_no_look_goes_unlogged(told: dict[str, Any]) -> None:
    """What was saved stands there; a record opens again once the look can be written down."""
    assert told["acknowledged"] > 10
    assert told["kept while full"] == told["acknowledged"]
    assert (told["goes on"], told["looks"]) == (200, 409)


def test_with_room_it_saves_again(told: dict[str, Any]) -> None:
    """The same device goes on without a restart."""
    assert told["with room"] == 303
    assert told["kept at last"] == told["acknowledged"] + 1


def test_a_device_that_swallows_the_refusal_is_found_out(
    told: dict[str, Any], tmp_path: Path
) -> None:
    """The control; and the figures of both."""
    broken = tried(tmp_path, "swallowing")
    lost = broken["acknowledged"] - broken["kept while full"]
    tell(
        Finding(
            proof="R3",
            what="disk filled up while answers are saved",
            size=f"{told['acknowledged']} answers, then no room",
            result=f"{told['acknowledged'] - told['kept while full']} lost, told on the page, "
            "saved again with room",
            control=f"refusal swallowed: {lost} of {broken['acknowledged']} lost",
            seed=None,
            seconds=0,
        )
    )

    assert lost > 0
