"""Two rotating encrypted copies of the database on the same disk: against damage, not theft."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from app.vault import folder as files
from app.vault.driver import connect
from app.vault.driver import is_sound
from app.vault.driver import translated
from app.vault.errors import Unreadable
from app.vault.opening import Vault

KEPT = 2


def back_up(vault: Vault, now: datetime) -> Path | None:
    """Copy the database, prove the copy, and let older copies go.

    Gives nothing when nothing was added since the last copy, or when less than twice the
    room of the database is free. Raises StoreFull, StoreBroken and Unreadable.
    """
    return _copied(vault, now) if _is_due(vault) else None


def renew(vault: Vault, now: datetime) -> Path | None:
    """Copy the database as it is now and delete every older copy, after an erasure.

    Gives nothing, and deletes nothing, when there is no room. Raises as `back_up` does.
    """
    made = _copied(vault, now)
    if made is not None:
        for old in backups(vault.folder):
            if old != made:
                old.unlink()
        files.flush_folder(made.parent)
    return made


def _copied(vault: Vault, now: datetime) -> Path | None:
    database = vault.folder / files.DATABASE
    if shutil.disk_usage(vault.folder).free < 2 * database.stat().st_size:
        return None
    folder = vault.folder / files.BACKUPS
    files.prepare(folder)
    made, passing = folder / now.strftime(files.BACKUP_NAME), folder / "new"
    passing.unlink(missing_ok=True)
    files.create_empty(passing)
    vault.copy_to(passing)
    _require_sound(vault, passing)
    files.turn(passing, made)
    vault.write(lambda _: vault.replay.turn())
    for old in list(backups(vault.folder))[KEPT:]:
        old.unlink()
    return made


def backups(folder: Path) -> Iterator[Path]:
    """Give the copies of a vault, the newest first."""
    yield from sorted((folder / files.BACKUPS).glob("*.db"), reverse=True)


def _is_due(vault: Vault) -> bool:
    """Say whether the second copy holds events that the newest backup may lack."""
    newest = next(backups(vault.folder), None)
    return newest is None or (vault.folder / files.REPLAY).exists()


def _require_sound(vault: Vault, copy: Path) -> None:
    """Open the copy as repair would; raises Unreadable when it is not whole."""
    database = connect(copy, vault.keys.database)
    try:
        with translated():
            if not is_sound(database):
                raise Unreadable
    finally:
        database.close()
