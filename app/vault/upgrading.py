"""Taking a vault of an older version over: the steps run on a copy, which then takes its place.

The vault itself is not written to before the copy is whole, so a step that fails, a full
disk or a power cut leaves it as it was. The older file stays as the newest backup.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from datetime import datetime
from pathlib import Path

from app.domain.errors import StoreBroken
from app.vault import folder as files
from app.vault.driver import Database
from app.vault.driver import connect
from app.vault.driver import fold_in
from app.vault.driver import is_sound
from app.vault.driver import translated
from app.vault.errors import Unreadable
from app.vault.migrations import migrate

PLACE = "upgrading"


def upgrade(database: Database, folder: Path, key: bytes) -> None:
    """Bring an open vault up to this version, and close it; raises StoreFull, StoreBroken.

    Nobody else may have the vault open: its file is another one afterwards.
    """
    beside = folder / files.BACKUPS / PLACE
    shutil.rmtree(beside, ignore_errors=True)
    files.prepare(beside.parent)
    files.prepare(beside)
    copy = beside / files.DATABASE
    try:
        try:
            _copy(database, copy)
            _take_steps(copy, key)
        finally:
            database.close()
        _take_over(folder, copy)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _copy(database: Database, copy: Path) -> None:
    files.create_empty(copy)
    with translated():
        fold_in(database)
        database.execute("VACUUM INTO ?", (str(copy),))


def _take_steps(copy: Path, key: bytes) -> None:
    with _open(copy, key) as upgraded:
        migrate(upgraded)
    with _open(copy, key) as again:
        if not is_sound(again):
            raise Unreadable


@contextmanager
def _open(copy: Path, key: bytes) -> Iterator[Database]:
    database = connect(copy, key)
    try:
        with translated():
            yield database
            fold_in(database)
    finally:
        database.close()


def _take_over(folder: Path, copy: Path) -> None:
    path = folder / files.DATABASE
    # A log file that still stands would be replayed over the new file.
    if path.with_name(f"{files.DATABASE}-wal").exists():
        raise StoreBroken
    files.name_twice(path, folder / files.BACKUPS / _name(path))
    files.turn(copy, path)


def _name(path: Path) -> str:
    """Name the older file as a backup of the moment at which it was last written."""
    moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return moment.strftime(files.BACKUP_NAME)
