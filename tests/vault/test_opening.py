"""Opening: in order, and fail closed."""

import secrets
import sqlite3
import stat
from pathlib import Path

import pytest

from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.errors import AlreadyThere
from app.vault.errors import Damaged
from app.vault.errors import NotEncrypted
from app.vault.errors import Unfit
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import found
from app.vault.opening import open_throwaway
from app.vault.opening import open_vault
from app.vault.opening import wipe
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import add
from tests.vault.builders import an_encounter


def filled(vault: Vault) -> None:
    """Put one encounter with every event into a vault and close it."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *ONE_OF_EACH)
    vault.close()


def test_what_was_stored_is_there_after_opening_again(vault: Vault, folder: Path) -> None:
    """A vault that was closed opens with everything in it."""
    filled(vault)
    again = open_vault(folder, vault.keys)
    history = EncounterStore(again).open(an_encounter().id).history
    again.close()

    assert tuple(entry.event for entry in history) == ONE_OF_EACH


def test_files_are_for_their_owner_only(vault: Vault, folder: Path) -> None:
    """Other users of the machine see nothing."""
    EncounterStore(vault).begin(an_encounter())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == {0o600}


@pytest.mark.threat("T01")
def test_the_first_bytes_are_not_those_of_a_plain_file(vault: Vault, folder: Path) -> None:
    """They are random salt."""
    filled(vault)

    assert b"SQLite" not in (folder / "vault.db").read_bytes()[:16]


@pytest.mark.threat("T01")
def test_a_plain_file_in_its_place_is_refused(vault: Vault, folder: Path) -> None:
    """Nothing is read from it and nothing written to it."""
    vault.close()
    (folder / "vault.db").unlink()
    plain = sqlite3.connect(folder / "vault.db")
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()
    before = (folder / "vault.db").read_bytes()

    with pytest.raises(NotEncrypted):
        open_vault(folder, vault.keys)

    assert before == (folder / "vault.db").read_bytes()


def test_a_new_database_that_came_out_plain_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver that forgets the key is found by the header, not by its own word."""

    def forgetful(path: Path, _key: bytes) -> Database:
        return Database(sqlite3.connect(path, isolation_level=None))

    monkeypatch.setattr("app.vault.opening.connect", forgetful)

    with pytest.raises(NotEncrypted):
        found(folder, KeySet.fresh())


def test_a_second_database_is_never_made_over_the_first(vault: Vault, folder: Path) -> None:
    """Making one anew is refused."""
    with pytest.raises(AlreadyThere):
        found(folder, vault.keys)


def test_an_unfit_driver_is_no_damage(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that did not take stops the opening and sets nothing aside."""
    vault.close()
    monkeypatch.setattr("app.vault.driver.SETTINGS", {"synchronous": "9"})

    with pytest.raises(Unfit):
        open_vault(folder, vault.keys)

    assert not (folder / "damaged").exists()


def test_every_table_is_strict(vault: Vault) -> None:
    """A value of the wrong type is refused by the table itself."""
    tables = vault.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {row["name"] for row in tables if not row["strict"]}

    assert loose == {"sqlite_schema"}


@pytest.mark.parametrize("page", range(18))
def test_a_damaged_page_is_found_and_copied_aside(
    vault: Vault, folder: Path, page: int
) -> None:
    """One flipped bit on any page stops the opening; the file is kept as it was found."""
    filled(vault)
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    content[page * 4096 + secrets.randbelow(4096)] ^= 1
    path.write_bytes(content)

    with pytest.raises(Damaged) as caught:
        open_vault(folder, vault.keys)

    assert content == path.read_bytes()
    assert content == (caught.value.kept_in / "vault.db").read_bytes()
    assert (caught.value.kept_in / "keys.json").exists()


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1000, None])
def test_a_vault_never_starts_empty(vault: Vault, folder: Path, content: bytes | None) -> None:
    """An emptied, replaced or missing file is damage, not a new vault."""
    filled(vault)
    path = folder / "vault.db"
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(Damaged):
        open_vault(folder, vault.keys)

    assert content == (path.read_bytes() if path.exists() else None)


def test_the_same_damage_is_copied_once(vault: Vault, folder: Path) -> None:
    """Trying again and again does not fill the disk."""
    filled(vault)
    (folder / "vault.db").write_bytes(b"nonsense" * 1000)
    for _ in range(3):
        with pytest.raises(Damaged):
            open_vault(folder, vault.keys)

    assert len(list((folder / "damaged").iterdir())) == 1


def test_other_keys_do_not_open(vault: Vault, folder: Path) -> None:
    """Keys of another vault find nothing to read."""
    filled(vault)

    with pytest.raises(Damaged):
        open_vault(folder, KeySet.fresh())


def test_a_throw_away_vault_starts_empty_each_time(folder: Path) -> None:
    """Its key is gone with the process, and its files with the next start."""
    filled(open_throwaway(folder))
    again = open_throwaway(folder)
    kept = EncounterStore(again).recent(9)
    again.close()

    assert kept == ()
    assert not (folder / "keys.json").exists()


def test_wiping_removes_every_file(folder: Path) -> None:
    """Nothing stays behind; a missing folder is fine."""
    open_throwaway(folder).close()
    wipe(folder)
    wipe(folder)

    assert not folder.exists()


def test_a_real_vault_is_never_wiped_as_a_throw_away(vault: Vault, folder: Path) -> None:
    """The key file protects it."""
    with pytest.raises(AlreadyThere):
        open_throwaway(folder)

    assert EncounterStore(vault).recent(9) == ()
