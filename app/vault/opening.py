"""Opening a vault, and the open vault: durable writes, and reads that may run beside them."""

import shutil
from collections import deque
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from typing import TypeVar

from app.domain.device import Repaired
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import ballast
from app.vault import checking
from app.vault import folder as files
from app.vault.driver import Database
from app.vault.driver import connect
from app.vault.driver import fold_in
from app.vault.driver import translated
from app.vault.errors import AlreadyThere
from app.vault.errors import Damaged
from app.vault.errors import NotEncrypted
from app.vault.errors import Unreadable
from app.vault.keys import KeySet
from app.vault.migrations import is_behind
from app.vault.migrations import is_ours
from app.vault.migrations import migrate
from app.vault.passing import Gate
from app.vault.passing import OpenGate
from app.vault.replay import Replay
from app.vault.replay import added_after
from app.vault.upgrading import upgrade

T = TypeVar("T")

PLAIN_MAGIC = b"SQLite format 3\x00"
FOLD_TRIES = 3
NEARLY_NOTHING = 64 * 1024
LAST_PLACES = """
SELECT (SELECT coalesce(max(place), 0) FROM event),
       (SELECT coalesce(max(place), 0) FROM outbox),
       (SELECT coalesce(max(touched), 0) FROM site)
"""


class Vault:
    """An open vault. Threads may share it: each act borrows a connection of its own.

    Idle connections wait in a deque, whose ends are safe to use from several threads.
    One of them is always open, so that no act has to fold the log file in on its way.
    """

    def __init__(self, folder: Path, keys: KeySet, keeper: Database) -> None:
        self.folder = folder
        self.keys = keys
        self._keeper = keeper
        self.replay = Replay(folder, keys)
        self.repaired: Repaired | None = None
        self._idle: deque[Database] = deque()
        self.gate: Gate = OpenGate()

    @property
    def is_short_of_room(self) -> bool:
        """Say whether the ballast was given up and could not be made again yet."""
        return not ballast.is_stowed(self.folder)

    def rows(self, sql: str, *parameters: object) -> list[dict[str, Any]]:
        """Read rows by column name; raises StoreBroken when the device cannot read."""
        with self._borrowed() as database:
            return list(database.query(sql, parameters))

    def write(self, work: Callable[[Database], T]) -> T:
        """Run some statements as one durable transaction: all of them or none.

        When the disk is full, the ballast is given up and the work is tried once more,
        so `work` must only touch the database. Events, parcels and places that it adds
        or changes stand in the second copy before the commit. Raises StoreFull and StoreBroken.
        """
        try:
            return self._attempt(work)
        except StoreFull:
            if not ballast.release(self.folder):
                raise
            return self._attempt(work)

    def copy_to(self, path: Path) -> None:
        """Write an encrypted copy into an empty file, as of one moment."""
        with self._borrowed() as database:
            database.execute("VACUUM INTO ?", (str(path),))

    def check(self, now: datetime) -> bool:
        """Check a large vault once a week; False when it is damaged.

        Then nothing more may be written: the next opening keeps copies and repairs.
        """
        with self._borrowed() as database:
            if not checking.is_due(database, self.folder, now):
                return True
            if checking.is_whole(database):
                checking.remember_moment(database, now)
                return True
        checking.suspect(self.folder)
        return False

    def fold_in(self) -> bool:
        """Bring the log file into the database and empty it; False while somebody reads."""
        with self._borrowed() as database:
            return any(fold_in(database) for _ in range(FOLD_TRIES))

    def exchange(self, make: Callable[[Database], KeySet | None]) -> bool:
        """Let a file under other keys take the place of the database while nobody else works.

        `make` closes its connection before it touches the file, and gives the keys that
        open the file afterwards, or None where all is as it was. Raises what it raises.
        """
        with self.gate.alone() as is_alone:
            if not is_alone:
                return False
            self._close_idle()
            before = self.keys
            try:
                self.keys = make(self._keeper) or before
                self.replay = Replay(self.folder, self.keys)
                return self.keys is not before
            finally:
                self._keeper.close()
                self._keeper = connect(self.folder / files.DATABASE, self.keys.database)

    def close(self) -> None:
        """Close all connections; the last one folds the log file in."""
        self._close_idle()
        self._keeper.close()

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _attempt(self, work: Callable[[Database], T]) -> T:
        try:
            with self._borrowed() as database:
                database.execute("BEGIN IMMEDIATE")
                try:
                    before = database.execute(LAST_PLACES).fetchone()
                    result = work(database)
                    self._keep_twice(database, before)
                    database.execute("COMMIT")
                except BaseException:
                    database.rollback()
                    raise
                return result
        except StoreBroken as error:
            # A full disk can also show as a failed write of the shared index.
            if shutil.disk_usage(self.folder).free < NEARLY_NOTHING:
                raise StoreFull from error
            raise

    def _keep_twice(self, database: Database, before: tuple[int, int, int]) -> None:
        """Write what was added or changed since `before` into the second copy."""
        added = added_after(database, before)
        if added:
            self.replay.append(added)

    @contextmanager
    def _borrowed(self) -> Iterator[Database]:
        with self.gate.among_others(), self._connected() as database:
            yield database

    @contextmanager
    def _connected(self) -> Iterator[Database]:
        try:
            database = self._idle.pop()
        except IndexError:
            database = connect(self.folder / files.DATABASE, self.keys.database)
        try:
            with translated():
                yield database
        except StoreBroken as error:
            if isinstance(error, Unreadable):
                checking.suspect(self.folder)
            database.close()
            raise
        except BaseException:
            self._idle.append(database)
            raise
        self._idle.append(database)


def found(folder: Path, keys: KeySet) -> None:
    """Make the empty database of a new vault; refuses when there is one."""
    files.prepare(folder)
    path = folder / files.DATABASE
    if path.exists():
        raise AlreadyThere
    files.create_empty(path)
    database = connect(path, keys.database)
    try:
        with translated():
            migrate(database)
    finally:
        database.close()
    _refuse_plain(path)
    files.flush_folder(folder)


def open_vault(folder: Path, keys: KeySet) -> Vault:
    """Open a vault, or fail closed: never start empty, never read a plain file.

    Raises Damaged after copying the files aside, NotEncrypted, Unfit and TooNew.
    """
    vault = Vault(folder, keys, _opened(folder, keys))
    ballast.stow(folder)
    return vault


def open_throwaway(folder: Path) -> Vault:
    """Wipe the folder and open a new vault in it, whose key stands in memory only.

    What stays behind after an unclean end can be read by nobody. Refuses a folder that
    holds a real vault.
    """
    wipe(folder)
    keys = KeySet.fresh()
    found(folder, keys)
    ballast.stow(folder)
    return Vault(folder, keys, _opened(folder, keys))


def wipe(folder: Path) -> None:
    """Delete a throw-away vault; raises AlreadyThere when the folder holds a real one."""
    if (folder / files.KEY_FILE).exists() or (folder / files.KEY_COPY).exists():
        raise AlreadyThere
    if folder.exists():
        shutil.rmtree(folder)


def _opened(folder: Path, keys: KeySet) -> Database:
    database = _proven(folder, keys)
    try:
        with translated():
            must_upgrade = is_behind(database)
    except BaseException:
        database.close()
        raise
    if not must_upgrade:
        return database
    upgrade(database, folder, keys.database)
    return connect(folder / files.DATABASE, keys.database)


def _proven(folder: Path, keys: KeySet) -> Database:
    path = folder / files.DATABASE
    if not path.exists() or not path.stat().st_size:
        raise Damaged(files.keep_copies(folder))
    # Before any connection: closing a file drops all locks that the process holds on it.
    _refuse_plain(path)
    try:
        database = connect(path, keys.database)
    except Unreadable as error:
        raise Damaged(files.keep_copies(folder)) from error
    try:
        _prove(database, folder)
    except BaseException:
        database.close()
        raise
    return database


def _prove(database: Database, folder: Path) -> None:
    try:
        with translated():
            whole = is_ours(database) and _is_whole(database, folder)
    except Unreadable as error:
        raise Damaged(files.keep_copies(folder)) from error
    if not whole:
        raise Damaged(files.keep_copies(folder))


def _is_whole(database: Database, folder: Path) -> bool:
    """Check the database where that is needed, and note that all was well."""
    if not checking.must_check(database, folder):
        return True
    if not checking.is_whole(database):
        return False
    with suppress(StoreFull, StoreBroken), translated():
        checking.remember_run(database, folder)
    return True


def _refuse_plain(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(PLAIN_MAGIC)) == PLAIN_MAGIC:
            raise NotEncrypted
