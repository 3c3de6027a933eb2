"""The only room that knows the database driver: it opens keyed files and reads errors.

sqlite-utils catches errors of `pysqlite3` when that is there, and our driver's classes are
strangers to it. The two names below must therefore stand before it is imported: without
them one of its calls leaves a savepoint open, and later writes are silently lost.
"""

import sys
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = dbapi2
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database

from app.domain.errors import PortError
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault.errors import Unfit
from app.vault.errors import Unreadable

__all__ = ["SETTINGS", "Database", "connect", "fold_in", "is_sound", "translated"]

# WAL with full flushing lost nothing in 1,600 power-loss states; the driver's own
# defaults lost hundreds. The last six guard against a changed schema and silent rewriting.
SETTINGS: Mapping[str, str] = {
    "journal_mode": "wal",
    "synchronous": "2",
    "fullfsync": "1",
    "checkpoint_fullfsync": "1",
    "busy_timeout": "5000",
    "secure_delete": "1",
    "cipher_memory_security": "0",
    "foreign_keys": "1",
    "recursive_triggers": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
}


CIPHER_QUESTION = "PRAGMA cipher_version"


def connect(path: Path, key: bytes) -> Database:
    """Open an existing file with a raw key, set it up, and read every setting back.

    Raises Unreadable when the key does not fit the first page, Unfit when a setting
    did not take. The file must exist: the driver never makes one with its own rights.
    """
    with translated():
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        database = Database(connection, recursive_triggers=False, execute_plugins=False)
        try:
            _unlock(database, key)
            _configure(database)
        except BaseException:
            database.close()
            raise
        return database


def is_sound(database: Database) -> bool:
    """Say whether every page of a database can be read and fits the others."""
    return [row[0] for row in database.execute("PRAGMA quick_check(1)")] == ["ok"]


def fold_in(database: Database) -> bool:
    """Write the log file into the database and empty it; False while somebody reads."""
    busy: int = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into those that may leave this room."""
    try:
        yield
    except dbapi2.Error as error:
        raise _meaning(getattr(error, "sqlite_errorcode", 0) & 0xFF) from error


def _unlock(database: Database, key: bytes) -> None:
    database.execute("PRAGMA cipher_log_level = NONE")
    database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not database.execute(CIPHER_QUESTION).fetchone():
        raise Unfit(setting="cipher_version", wanted="any", found="none")
    database.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _configure(database: Database) -> None:
    for setting, wanted in SETTINGS.items():
        database.execute(f"PRAGMA {setting} = {wanted}")
    for setting, wanted in SETTINGS.items():
        found = str(database.execute(f"PRAGMA {setting}").fetchone()[0])
        if found != wanted:
            raise Unfit(setting=setting, wanted=wanted, found=found)


def _meaning(code: int) -> PortError:
    match code:
        case 13:
            return StoreFull()
        case 11 | 26:
            return Unreadable()
        case _:
            return StoreBroken()
