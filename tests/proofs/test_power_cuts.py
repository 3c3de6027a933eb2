"""Power cuts at any instant: nothing that was acknowledged is lost, half or unreadable."""

import random
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from app.vault.driver import connect
from app.vault.keys import KeySet
from tests.processes import PASSPHRASE
from tests.processes import ROOT
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.power_acts import Fact
from tests.proofs.power_acts import Heard
from tests.proofs.power_acts import answer
from tests.proofs.power_acts import end
from tests.proofs.power_check import Found
from tests.proofs.power_keys import PASSPHRASES
from tests.proofs.power_recording import Event
from tests.proofs.power_recording import below
from tests.proofs.power_recording import events
from tests.proofs.power_replaced import FACTS
from tests.proofs.power_replaced import filled
from tests.proofs.power_states import Recorded
from tests.proofs.power_states import cuts
from tests.proofs.power_states import files_of
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell
from tests.proofs.tools import need
from tests.vault.older import make_older

pytestmark = [pytest.mark.slow, pytest.mark.threat("T18")]
STATES = size(16_000, 300)
RUNS = size(3, 1)
KEY_STATES = size(2_000, 24)
UPGRADE_STATES = size(2_000, 160)
REPLACED_STATES = size(2_000, 40)
REPLACED_CONTROLS = size(200, 12)
REPLACED_BADLY = {
    "file not flushed": "replace_with_unflushed_file",
    "key files not flushed": "replace_with_unflushed_keys",
}
REPLACED_TRIED = tuple(REPLACED_BADLY)[: size(2, 1)]
CONTROL_STATES = size(1_600, 80)
CONTROLS = {"normal": "WAL+NORMAL", "rollback": "DELETE+FULL", "unflushed": "WAL+OFF"}
TRIED = tuple(CONTROLS)[: size(3, 1)]
OLD = "INSERT INTO encounter VALUES ('old', 'd', 'Kite 27', '2026-03-01T12:00:00+00:00', 1)"

KEPT_ALWAYS = (Fact(encounter="old"), Fact(), Fact())


def of_device(place: Path, breaks: str = "", runs: int = 1) -> Recorded:
    """Let a device answer under its recorder, and read the record."""
    folder, record = place / "data", place / "record"
    keys = set_up_quickly(folder)
    before = files_of(folder)
    device = run(folder, breaks, below=below(record))
    heard = Heard(device.app, device.port, device.code)
    try:
        answer(heard, folder, runs)
    finally:
        end(heard)
    happened = tuple(events(record, folder, before))
    acknowledged = sum(event.kind == "acknowledged" for event in happened)
    assert acknowledged == len(heard.facts), "the record lacks acknowledgements"
    return Recorded(before=before, events=happened, facts=tuple(heard.facts), keys=keys)


def of_act(act: str, place: Path, keys: KeySet) -> Recorded:
    """Let one act be done under the recorder."""
    folder, record = place / "data", place / "record"
    before = files_of(folder)
    command = [
        *below(record),
        sys.executable,
        "-m",
        "tests.proofs.power_keys",
        act,
        str(folder),
    ]
    subprocess.run(command, cwd=ROOT, input=keys.packed(), capture_output=True, check=True)
    return Recorded(before=before, events=tuple(events(record, folder, before)), keys=keys)


def seeded() -> int:
    """Give a seed that a failure shows."""
    return random.SystemRandom().randrange(2**32)


def test_no_power_cut_loses_an_answer(tmp_path: Path) -> None:
    """Database, second copy and backups, whatever of the unflushed writes reached the disk."""
    need("strace")
    began, seed = time.monotonic(), seeded()
    found = cuts(of_device(tmp_path / "whole", runs=RUNS), STATES, seed, tmp_path)
    took = time.monotonic() - began
    controls = {
        CONTROLS[way]: cuts(of_device(tmp_path / way, way), CONTROL_STATES, seed, tmp_path)
        for way in TRIED
    }
    tell(
        Finding(
            proof="R2",
            what="power cuts while answers are saved and backed up",
            size=f"{STATES:,} states",
            result=f"{found.lost} lost, {found.half} half, {found.unreadable} unreadable",
            control=f"of {CONTROL_STATES:,}: "
            + "; ".join(
                f"{words} {one.lost} lost, {one.unreadable} unreadable"
                for words, one in controls.items()
            ),
            seed=seed,
            seconds=took,
        )
    )

    assert (seed, found) == (seed, Found())
    assert all(one.lost for one in controls.values()), controls


def test_no_power_cut_shuts_an_officer_out(tmp_path: Path) -> None:
    """While the passphrase is changed the old or the new one opens, and then the new one."""
    need("strace")
    began, seed = time.monotonic(), seeded()
    results = {}
    for act in ("change", "change_carelessly"):
        keys = set_up_quickly(tmp_path / act / "data")
        recorded = replace(
            of_act(act, tmp_path / act, keys), opens_by=(PASSPHRASE, *PASSPHRASES)
        )
        results[act] = cuts(recorded, KEY_STATES, seed, tmp_path)
    tell(
        Finding(
            proof="R2",
            what="power cuts while the passphrase is changed",
            size=f"{KEY_STATES:,} states",
            result=f"{results['change'].shut_out} shut out",
            control=f"without flushing: {results['change_carelessly'].shut_out} shut out",
            seed=seed,
            seconds=time.monotonic() - began,
        )
    )

    assert (seed, results["change"]) == (seed, Found())
    assert results["change_carelessly"].shut_out > 0


def older(place: Path) -> KeySet:
    """Make a vault of the first version that holds an encounter."""
    keys, folder = KeySet.fresh(), place / "data"
    make_older(folder, keys, 1)
    with closing(connect(folder / "vault.db", keys.database)) as database:
        database.execute(OLD)
    (folder / "ballast.bin").touch()
    return keys


def test_no_power_cut_harms_an_upgrade(tmp_path: Path) -> None:
    """The vault is the older or the newer one, whole; the control swaps without flushing."""
    need("strace")
    began, seed = time.monotonic(), seeded()
    results = {}
    for act in ("upgrade", "upgrade_carelessly"):
        recorded = of_act(act, tmp_path / act, older(tmp_path / act))
        first = Event(kind="acknowledged")
        recorded = replace(recorded, events=(first, *recorded.events), facts=KEPT_ALWAYS)
        if act == "upgrade_carelessly":
            kinds = [event.kind for event in recorded.events]
            recorded = replace(recorded, first=kinds.index("move"))
        results[act] = cuts(recorded, UPGRADE_STATES, seed, tmp_path)
    good, bad = results.values()
    tell(
        Finding(
            proof="R2",
            what="power cuts while a vault of an older version is upgraded",
            size=f"{UPGRADE_STATES:,} states",
            result=f"{good.lost} lost, {good.unreadable} unreadable",
            control=f"without flushing: {bad.unreadable} unreadable",
            seed=seed,
            seconds=time.monotonic() - began,
        )
    )

    assert (seed, good) == (seed, Found())
    assert bad.unreadable > 0


def replaced(act: str, place: Path) -> Recorded:
    """Record a replacement of the keys; the promises are those of the act."""
    agency = pyrage.x25519.Identity.generate()
    keys = filled(place / "data", str(agency.to_public()))
    recorded = of_act(act, place, keys)
    happened = (Event(kind="acknowledged"), *recorded.events)
    return replace(recorded, events=happened, facts=FACTS, identity=str(agency))


def from_swap(recorded: Recorded) -> Recorded:
    """Cut the power only after the new file takes the place of the old one."""
    swap = (event.kind == "move" and event.to == "vault.db" for event in recorded.events)
    return replace(recorded, first=tuple(swap).index(True))


def test_no_power_cut_harms_a_replacement_of_the_keys(tmp_path: Path) -> None:
    """Officer and agency open the vault, under old keys or new ones, with all it held."""
    need("strace")
    began, seed = time.monotonic(), seeded()
    good = cuts(replaced("replace", tmp_path / "good"), REPLACED_STATES, seed, tmp_path)
    took = time.monotonic() - began
    controls = {}
    for way in REPLACED_TRIED:
        recorded = from_swap(replaced(REPLACED_BADLY[way], tmp_path / way))
        controls[way] = cuts(recorded, REPLACED_CONTROLS, seed, tmp_path)
    tell(
        Finding(
            proof="R2",
            what="power cuts while the keys are replaced",
            size=f"{REPLACED_STATES:,} states",
            result=f"{good.lost} lost, {good.unreadable} unreadable, {good.shut_out} shut out",
            control=f"of {REPLACED_CONTROLS:,}: "
            + "; ".join(
                f"{way} {one.unreadable} unreadable, {one.shut_out} shut out"
                for way, one in controls.items()
            ),
            seed=seed,
            seconds=took,
        )
    )

    assert (seed, good) == (seed, Found())
    assert all(one.unreadable or one.shut_out for one in controls.values()), controls
