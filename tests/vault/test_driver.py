"""The driver: settings that took, errors that may leave the room."""

import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import PortError
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import driver
from app.vault.driver import SETTINGS
from app.vault.driver import connect
from app.vault.driver import translated
from app.vault.errors import Unfit
from app.vault.errors import Unreadable
from app.vault.opening import Vault

KEY = b"k" * 32


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Give an empty file for a new database."""
    path = tmp_path / "new.db"
    path.touch()
    return path


def test_sqlite_utils_catches_the_errors_of_our_driver() -> None:
    """Without the alias one of its calls silently loses later writes."""
    assert sys.modules["pysqlite3.dbapi2"] is dbapi2
    assert (
        sys.modules["sqlite_utils.db"].__dict__["OperationalError"] is dbapi2.OperationalError
    )


def test_a_returning_statement_leaves_no_savepoint_open(empty: Path) -> None:
    """The call that loses writes when the alias is missing."""
    database = connect(empty, KEY)
    database.execute("CREATE TABLE t (a INTEGER) STRICT")
    rows = list(database.query("INSERT INTO t VALUES (1) RETURNING a"))
    database.close()
    again = connect(empty, KEY)
    stored = list(again.query("SELECT a FROM t"))
    again.close()

    assert rows == [{"a": 1}]
    assert stored == [{"a": 1}]


@pytest.mark.parametrize(("setting", "wanted"), SETTINGS.items())
def test_every_connection_has_every_setting(vault: Vault, setting: str, wanted: str) -> None:
    """Each is read back from the connection that works."""
    rows = vault.rows(f"PRAGMA {setting}")

    assert [wanted] == [str(value) for value in rows[0].values()]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_does_not_take_is_refused(
    empty: Path, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver is told one thing and answers another."""
    monkeypatch.setattr(driver, "SETTINGS", {setting: "12345678901234567890"})

    with pytest.raises(Unfit) as caught:
        connect(empty, KEY)

    assert caught.value.setting == setting


def test_a_driver_without_cipher_is_refused(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain build does not know the question, and is never given a key."""
    monkeypatch.setattr(driver, "CIPHER_QUESTION", "PRAGMA no_such_version")

    with pytest.raises(Unfit):
        connect(empty, KEY)


def test_temporary_tables_never_reach_the_disk(vault: Vault) -> None:
    """The driver was built to keep them in memory."""
    options = {row["compile_options"] for row in vault.rows("PRAGMA compile_options")}

    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}


def test_no_file_is_made_by_opening(tmp_path: Path) -> None:
    """A missing database is an error, never a new one."""
    with pytest.raises(StoreBroken):
        connect(tmp_path / "none.db", KEY)

    assert not (tmp_path / "none.db").exists()


@pytest.mark.threat("T01")
def test_another_key_opens_nothing(empty: Path) -> None:
    """The first read fails."""
    database = connect(empty, KEY)
    database.execute("CREATE TABLE t (a INTEGER) STRICT")
    database.close()

    with pytest.raises(Unreadable):
        connect(empty, b"x" * 32)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (13, StoreFull),
        (11, Unreadable),
        (26, Unreadable),
        (10 | 3 << 8, StoreBroken),
        (5, StoreBroken),
        (8, StoreBroken),
        (0, StoreBroken),
    ],
)
def test_errors_of_the_driver_become_our_own(code: int, meaning: type[PortError]) -> None:
    """Only our own errors leave the room, extended codes included."""
    error = dbapi2.OperationalError("any words")
    error.sqlite_errorcode = code

    with pytest.raises(meaning), translated():
        raise error


def test_no_statement_attaches_another_file() -> None:
    """Attaching with an empty key would write a plain copy."""
    sources = (path.read_text(encoding="utf-8") for path in Path("app/vault").glob("*.py"))

    assert not [source for source in sources if "ATTACH" in source.upper()]
