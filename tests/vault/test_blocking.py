"""A blocked vault opens to the agency alone; an erased one to nobody."""

import json
from pathlib import Path

import pyrage
import pytest

from app.vault.blocking import block
from app.vault.blocking import erase
from app.vault.blocking import has_escrow
from app.vault.blocking import is_blocked
from app.vault.blocking import vaults_in
from app.vault.errors import BadKeyFile
from app.vault.errors import NoEscrow
from app.vault.escrow import by_recovery
from app.vault.folder import KEY_COPY
from app.vault.folder import KEY_FILE
from app.vault.folder import keep_copies
from app.vault.keys import KeySet
from app.vault.unlocking import by_passphrase
from app.vault.unlocking import change_passphrase
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN

pytestmark = pytest.mark.threat("T15")
ANOTHER = "nine green lamps beside the old weir"
AGENCY = pyrage.x25519.Identity.generate()


@pytest.fixture(name="keys")
def _keys(folder: Path) -> KeySet:
    return create(folder, PASSPHRASE, PIN, str(AGENCY.to_public()), hardening=CHEAP)


def test_after_blocking_the_passphrase_opens_nothing(folder: Path, keys: KeySet) -> None:
    """The agency's key opens the same keys as before."""
    block(folder)

    assert is_blocked(folder)
    with pytest.raises(BadKeyFile):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP)
    assert by_recovery(folder, str(AGENCY)) == keys


@pytest.mark.usefixtures("keys")
def test_no_copy_of_what_the_passphrase_opens_is_left(folder: Path) -> None:
    """Neither in the copy, nor in files that were set aside, nor in unfinished ones."""
    sealed = json.loads((folder / KEY_FILE).read_bytes())["passphrase"]["sealed"].encode()
    keep_copies(folder)
    (folder / f"{KEY_FILE}.new").write_bytes((folder / KEY_FILE).read_bytes())
    before = [path for path in folder.rglob("*") if path.is_file()]
    held = [path for path in before if sealed in path.read_bytes()]
    block(folder)
    left = [path for path in folder.rglob("*") if path.is_file()]

    assert len(held) == 5
    assert not any(sealed in path.read_bytes() for path in left)
    assert not (folder / KEY_COPY).exists()


def test_what_was_given_up_is_written_over(folder: Path, keys: KeySet) -> None:
    """Whoever held the old file open reads zeros."""
    assert keys
    with (folder / KEY_FILE).open("rb") as old, (folder / KEY_COPY).open("rb") as copy:
        block(folder)
        contents = (old.read(), copy.read())

    assert all(content.strip(b"\0") == b"" for content in contents)
    assert all(contents)


def test_without_the_agencys_key_nothing_is_blocked(folder: Path) -> None:
    """It would destroy the records for everybody."""
    create(folder, PASSPHRASE, PIN, hardening=CHEAP)

    with pytest.raises(NoEscrow):
        block(folder)
    assert not has_escrow(folder)
    assert not is_blocked(folder)
    assert by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


def test_a_harmed_key_file_is_blocked_from_its_copy(folder: Path, keys: KeySet) -> None:
    """The escrow is taken from where it can be read."""
    (folder / KEY_FILE).write_bytes(b"{")
    block(folder)

    assert is_blocked(folder)
    assert by_recovery(folder, str(AGENCY)) == keys


def test_the_agency_gives_the_device_back(folder: Path, keys: KeySet) -> None:
    """With a new passphrase it is as before."""
    block(folder)
    change_passphrase(folder, by_recovery(folder, str(AGENCY)), ANOTHER, hardening=CHEAP)

    assert not is_blocked(folder)
    assert by_passphrase(folder, ANOTHER, hardening=CHEAP) == keys


@pytest.mark.usefixtures("keys")
def test_erasing_leaves_nothing_but_what_is_spared(folder: Path) -> None:
    """Keys, records, copies and set-aside files are gone."""
    keep_copies(folder)
    (folder / "lock").write_text("held")
    erase(folder, spared=("lock",))

    assert [path.name for path in folder.rglob("*")] == ["lock"]


@pytest.mark.usefixtures("keys")
def test_every_vault_of_a_device_is_found_once(folder: Path) -> None:
    """Copies that were set aside are no vault."""
    keep_copies(folder)
    create(folder / "second", PASSPHRASE, PIN, hardening=CHEAP)

    assert vaults_in(folder) == (folder, folder / "second")
