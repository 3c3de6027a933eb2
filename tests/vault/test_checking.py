"""When the whole database is checked, and that harm is found then."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.vault import checking
from app.vault.encounters import EncounterStore
from app.vault.errors import Damaged
from app.vault.errors import Unreadable
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from tests.vault.builders import NOON
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import add
from tests.vault.builders import an_encounter

PAGE = 4096


@pytest.fixture(name="large")
def _large(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """Give a vault that counts as large; its last pages are those of the journal's index."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *ONE_OF_EACH)
    vault.close()
    monkeypatch.setattr(checking, "SMALL_BYTES", PAGE)
    return open_vault(vault.folder, vault.keys)


def _harm(folder: Path, page: int) -> None:
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 1
    path.write_bytes(content)


def _harm_the_last(folder: Path) -> None:
    _harm(folder, (folder / "vault.db").stat().st_size // PAGE - 1)


def _opens(folder: Path, keys: KeySet) -> bool:
    try:
        open_vault(folder, keys).close()
    except Damaged:
        return False
    return True


def test_a_large_vault_is_not_checked_twice_in_one_run_of_the_computer(
    large: Vault, folder: Path
) -> None:
    """Only going down could have harmed it."""
    large.close()
    _harm_the_last(folder)

    assert _opens(folder, large.keys)


def test_a_large_vault_is_checked_after_the_computer_went_down(
    large: Vault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run of the computer has another name."""
    large.close()
    _harm_the_last(folder)
    (tmp_path / "boot").write_text("another run\n", encoding="ascii")
    monkeypatch.setattr(checking, "BOOT", tmp_path / "boot")

    assert not _opens(folder, large.keys)


def test_a_large_vault_is_checked_always_where_runs_have_no_name(
    large: Vault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not knowing counts as having gone down."""
    large.close()
    _harm_the_last(folder)
    monkeypatch.setattr(checking, "BOOT", tmp_path / "nothing")

    assert not _opens(folder, large.keys)


def test_a_page_that_could_not_be_read_asks_for_a_check(large: Vault, folder: Path) -> None:
    """The next opening finds the harm, whatever the size."""
    (root,) = large.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
    large.close()
    _harm(folder, root["rootpage"] - 1)
    reopened = open_vault(folder, large.keys)
    with pytest.raises(Unreadable):
        reopened.rows("SELECT * FROM event ORDER BY id")
    reopened.close()

    assert not _opens(folder, large.keys)


def test_a_large_vault_is_checked_once_a_week_while_it_is_open(
    large: Vault, folder: Path
) -> None:
    """Harm is then found at the latest, and the next opening is told."""
    first = large.check(NOON)
    large.close()
    _harm_the_last(folder)
    again = open_vault(folder, large.keys)
    soon = again.check(NOON + timedelta(days=6))
    later = again.check(NOON + timedelta(days=8))
    again.close()

    assert (first, soon, later) == (True, True, False)
    assert not _opens(folder, large.keys)


def test_a_clock_that_was_set_back_does_not_put_the_check_off(
    large: Vault, folder: Path
) -> None:
    """A week off in either direction is a week."""
    large.check(NOON)
    large.close()
    _harm_the_last(folder)
    again = open_vault(folder, large.keys)
    found = again.check(NOON - timedelta(days=3650))
    again.close()

    assert not found


def test_harm_on_a_page_that_holds_nothing_is_found(vault: Vault, folder: Path) -> None:
    """Its seal is checked too, which a look at the structure alone would miss."""
    vault.write(lambda database: database.execute("CREATE TABLE filler (a BLOB)"))
    vault.write(
        lambda database: database.execute("INSERT INTO filler VALUES (zeroblob(40000))")
    )
    vault.write(lambda database: database.execute("DELETE FROM filler"))
    vault.close()
    _harm_the_last(folder)

    assert not _opens(folder, vault.keys)


def test_a_log_file_that_holds_the_good_page_is_no_harm(vault: Vault, folder: Path) -> None:
    """It is folded in before the seals are looked at."""
    EncounterStore(vault).begin(an_encounter())
    _harm_the_last_written(folder)
    keys = vault.keys
    copy = folder.with_name("copy")
    copy.mkdir()
    for name in ("vault.db", "vault.db-wal"):
        (copy / name).write_bytes((folder / name).read_bytes())

    assert _opens(copy, keys)


def _harm_the_last_written(folder: Path) -> None:
    """Harm the page of encounters in the database; its good copy stands in the log file."""
    before = (folder / "vault.db").read_bytes()
    assert (folder / "vault.db-wal").stat().st_size
    _harm(folder, 3)
    assert (folder / "vault.db").read_bytes() != before
