"""Exports and anchors, as real processes: checked without the device, refused when changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from app.factory import device as devices
from app.factory.device import Device
from app.vault.encounters import EncounterStore
from tests.processes import PASSPHRASE
from tests.processes import fieldcard
from tests.proofs.devices import set_up_quickly
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import add
from tests.vault.builders import an_encounter

pytestmark = [pytest.mark.slow, pytest.mark.threat("T20")]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a device with one record and some looks at it."""
    folder = tmp_path / "data"
    set_up_quickly(folder)
    with_device(folder, _work)
    return folder


def with_device(folder: Path, act: Callable[[Device], None]) -> None:
    """Do something with the device while no program runs."""
    device = devices.by_passphrase(folder, PASSPHRASE)
    try:
        act(device)
    finally:
        device.close()


def _work(device: Device) -> None:
    store = EncounterStore(device.vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *ONE_OF_EACH[:9])
    for _ in range(3):
        device.desk.journal.note("consultation", "encounter", "one")


def exported(folder: Path, *command: str) -> Path:
    """Export something into a file beside the device."""
    done = fieldcard("vault", *command, "--data", folder, typed=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stdout
    file = folder.parent / "export"
    file.write_text(done.stdout, encoding="ascii")
    return file


def verified(file: Path, option: str, *more: object) -> tuple[int, str]:
    """Check an export where no device is."""
    done = fieldcard("vault", "verify", option, file, "--data", file.parent / "no", *more)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("command", "option"),
    [(("journal",), "--journal"), (("record", "--id", "one"), "--record")],
)
def test_an_export_is_checked_without_the_device(
    folder: Path, command: tuple[str, ...], option: str
) -> None:
    """Whole as it is; refused with one letter changed."""
    file = exported(folder, *command)
    whole = verified(file, option)
    file.write_text(file.read_text().replace('"who": "', '"who": "x', 1))
    changed = verified(file, option)

    assert whole[0] == 0
    assert whole[1].startswith("whole: ")
    assert changed[0] == 1
    assert "refused: changed at line 2" in changed[1]


def test_an_export_is_itself_in_the_journal(folder: Path) -> None:
    """Whoever takes the journal or a record along leaves a line."""
    exported(folder, "record", "--id", "one")
    lines = [json.loads(line) for line in exported(folder, "journal").read_text().splitlines()]
    told = [(one["operation"], one["kind"], one["receiver"]) for one in lines[-3:-1]]

    assert told == [
        ("disclosure", "encounter", "file/record"),
        ("disclosure", "journal", "file"),
    ]


def _cut(device: Device) -> None:
    for statement in (
        "DROP TRIGGER journal_never_goes",
        "DROP TRIGGER event_never_goes",
        "DELETE FROM journal WHERE sequence > 2",
        "DELETE FROM answer",
        "DELETE FROM event WHERE place > 4",
    ):
        device.vault.write(lambda db, statement=statement: db.execute(statement))


@pytest.mark.threat("T09")
def test_a_cut_shows_against_an_anchor_alone(folder: Path) -> None:
    """Somebody who holds the device takes the end of both chains off."""
    note = fieldcard("vault", "anchor", "--data", folder, typed=f"{PASSPHRASE}\n").stdout
    anchor = folder.parent / "anchor.json"
    anchor.write_text(note, encoding="ascii")
    ask = ("vault", "verify", "--data", folder)
    before = fieldcard(*ask, "--anchor", anchor, typed=f"{PASSPHRASE}\n")
    with_device(folder, _cut)
    without = fieldcard(*ask, typed=f"{PASSPHRASE}\n")
    against = fieldcard(*ask, "--anchor", anchor, typed=f"{PASSPHRASE}\n")
    offline = verified(exported(folder, "journal"), "--journal", "--anchor", anchor)

    assert (before.returncode, before.stdout) == (0, "records: whole\njournal: whole\n")
    assert without.returncode == 0
    assert against.returncode == 1
    assert "journal: cut off before the anchor\n" in against.stdout
    assert "records: cut off before the anchor\n" in against.stdout
    assert offline == (1, "refused: lines were left off at the end\n")


def test_an_anchor_is_sealed_to_an_auditor(folder: Path) -> None:
    """It opens with the auditor's key alone, and never goes over another file."""
    auditor = pyrage.x25519.Identity.generate()
    file = folder.parent / "note.age"
    ask = ("vault", "anchor", "--data", folder, "--to", auditor.to_public())
    done = fieldcard(*ask, "--out", file, typed=f"{PASSPHRASE}\n")
    again = fieldcard(*ask, "--out", file, typed=f"{PASSPHRASE}\n")
    nowhere = fieldcard(*ask, typed=f"{PASSPHRASE}\n")
    note = json.loads(pyrage.decrypt(file.read_bytes(), [auditor]))

    assert [done.returncode, again.returncode, nowhere.returncode] == [0, 2, 2]
    assert [note["journal"]["line"], note["records"]["line"]] == [3, 9]


def test_what_is_no_anchor_or_no_record_is_told(folder: Path) -> None:
    """In one line, without a trace of the program."""
    odd = folder.parent / "odd"
    odd.write_text("[]", encoding="ascii")
    no_anchor = verified(odd, "--journal", "--anchor", odd)
    no_export = verified(odd, "--journal")
    no_record = fieldcard(
        "vault", "record", "--id", "x", "--data", folder, typed=f"{PASSPHRASE}\n"
    )

    assert no_anchor == (1, "That file holds no anchor.\n")
    assert no_export[0] == 1
    assert (no_record.returncode, no_record.stdout) == (1, "There is no record with this id.\n")
