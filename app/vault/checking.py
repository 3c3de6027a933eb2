"""When the whole database is checked, and how: every page read, and fitting the others.

Killing the program cannot harm the file; a computer that went down can, and so can a disk
over time. A small vault is checked at every opening all the same, as that costs 6 ms per
mebibyte; a large one after the computer was started anew, after a page could not be
read, and otherwise weekly while it is in use.
"""

from contextlib import suppress
from datetime import datetime
from datetime import timedelta
from pathlib import Path

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import folder as files
from app.vault.driver import Database
from app.vault.driver import fold_in
from app.vault.driver import is_sound
from app.vault.driver import translated
from app.vault.errors import Unreadable

SMALL_BYTES = 24 * 1024 * 1024
WEEK = timedelta(days=7)
BOOT = Path("/proc/sys/kernel/random/boot_id")
RUN = "checked in run"
MOMENT = "checked at"
READ = "SELECT value FROM setting WHERE name = ?"
WRITE = """
INSERT INTO setting (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def is_whole(database: Database) -> bool:
    """Say whether every page has its seal and fits the others.

    The seals are checked only once the log file is folded in: before that, a page whose good
    copy stands in the log counts as harmed.
    """
    if _is_folded_in(database) and database.execute("PRAGMA cipher_integrity_check").fetchone():
        return False
    return is_sound(database)


def _is_folded_in(database: Database) -> bool:
    """Try to fold the log file in; a full disk has no room for that, and is no harm."""
    try:
        with translated():
            return fold_in(database)
    except Unreadable:
        raise
    except (StoreFull, StoreBroken):
        return False


def must_check(database: Database, folder: Path) -> bool:
    """Say whether the database has to be checked before it is used."""
    boot = _boot()
    is_suspected = (folder / files.SUSPECTED).exists()
    return is_small(folder) or is_suspected or not boot or _read(database, RUN) != boot


def is_due(database: Database, folder: Path, now: datetime) -> bool:
    """Say whether a large vault was last checked a week ago, by whatever clock."""
    last = _read(database, MOMENT)
    is_recent = bool(last) and abs(now - datetime.fromisoformat(last)) < WEEK
    return not is_small(folder) and not is_recent


def remember_run(database: Database, folder: Path) -> None:
    """Note that all was well at an opening, for this run of the computer."""
    with suppress(OSError):
        (folder / files.SUSPECTED).unlink(missing_ok=True)
    if not is_small(folder):
        database.execute(WRITE, (RUN, _boot()))


def remember_moment(database: Database, now: datetime) -> None:
    """Note that all was well at a weekly check."""
    database.execute(WRITE, (MOMENT, now.isoformat()))


def suspect(folder: Path) -> None:
    """Ask for a check at the next opening, because a page could not be read."""
    with suppress(OSError):
        (folder / files.SUSPECTED).touch(0o600)


def is_small(folder: Path) -> bool:
    """Say whether a vault is checked at every opening."""
    return (folder / files.DATABASE).stat().st_size <= SMALL_BYTES


def _read(database: Database, name: str) -> str:
    row = database.execute(READ, (name,)).fetchone()
    return row[0] if row else ""


def _boot() -> str:
    """Tell one run of the computer from another; empty where the system has no name for it."""
    return BOOT.read_text(encoding="ascii").strip() if BOOT.exists() else ""
