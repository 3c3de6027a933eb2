"""R6 with the real clock of the system: a process whose clock is faked, its counter is not."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.retention import SLACK
from app.vault.keys import KeySet
from tests.processes import ROOT
from tests.processes import environment
from tests.proofs.devices import opened
from tests.proofs.devices import set_up_quickly
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.proofs.tools import need

pytestmark = [pytest.mark.slow, pytest.mark.threat("T14")]
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
LONG_AGO = 28 * 24 * 3600 + int(SLACK.total_seconds())


def look_after(folder: Path, keys: KeySet, clock: str) -> dict[str, object]:
    """Look after the records of a device in a process with that clock."""
    need("faketime")
    told = folder.with_name("clock.txt")
    told.write_text(f"{clock}\n", encoding="ascii")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.proofs.looking_after", str(folder)],
        cwd=ROOT,
        input=f"{keys.packed().decode()}\n",
        capture_output=True,
        text=True,
        check=False,
        env=environment(
            LD_PRELOAD=str(LIBRARIES[0]) if LIBRARIES else "",
            FAKETIME_TIMESTAMP_FILE=str(told),
            FAKETIME_NO_CACHE="1",
            FAKETIME_DONT_FAKE_MONOTONIC="1",
        ),
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout)
    return found


def test_a_process_with_a_wrong_clock_erases_nothing_early(tmp_path: Path) -> None:
    """Ten years ahead and back; the control: what is due in truth goes under a right clock."""
    begun = time.monotonic()
    folder = tmp_path / "data"
    keys = set_up_quickly(folder)
    seen = [look_after(folder, keys, clock) for clock in ("+0d", "+3650d", "-3650d", "+0d")]
    with opened(folder, keys) as vault:
        vault.write(
            lambda base: base.execute(
                "UPDATE timer SET since = since - ? WHERE stage = 'unfinished'", (LONG_AGO,)
            )
        )
    ahead = look_after(folder, keys, "+3650d")
    due = look_after(folder, keys, "+0d")
    early = sum(int(str(one["before"])) - int(str(one["after"])) for one in seen)
    shortened = sum(float(str(one["wait_after"])) < 100 for one in seen)
    tell(
        Finding(
            proof="R6",
            what="a faked clock around the process",
            size=f"{len(seen)} runs",
            result=f"{early} early erasures, {shortened} waits shortened",
            control=f"due in truth, ahead: {ahead['after']} kept; right: {due['after']} kept",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert (early, shortened) == (0, 0)
    assert [one["clock"] for one in seen] == ["right", "ahead", "behind", "right"]
    assert all(float(str(one["jumped_days"])) > 3_000 for one in seen)
    assert ahead["after"] == ahead["before"]
    assert int(str(due["after"])) < int(str(due["before"]))
