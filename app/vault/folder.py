"""Files of a vault: their names, writing them durably, setting damaged ones aside."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault.primitives import sha256

KEY_FILE = "keys.json"
KEY_COPY = "keys.copy"
DATABASE = "vault.db"
BALLAST = "ballast.bin"
DAMAGED = "damaged"
BACKUPS = "backups"
NEXT_KEYS = "keys.next"
NEXT_DATABASE = "vault.next"
BACKUP_NAME = "%Y%m%dT%H%M%S%fZ.db"
REPLAY = "replay.bin"
REPLAY_BEFORE = "replay.old"
SUSPECTED = "suspected"

GROWTH = 256 * 1024
FLUSH_CONTENT = getattr(os, "fdatasync", os.fsync)
DATABASE_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal")


@contextmanager
def device_errors() -> Iterator[None]:
    """Turn errors of the file system into StoreFull and StoreBroken."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull from error
        raise StoreBroken from error


@device_errors()
def prepare(folder: Path) -> None:
    """Make the folder, for its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


@device_errors()
def create_empty(path: Path) -> None:
    """Make an empty file for its owner only; refuses when it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


@device_errors()
def read(path: Path) -> bytes:
    """Read a whole small file."""
    return path.read_bytes()


@device_errors()
def write_durably(path: Path, content: bytes) -> None:
    """Replace a file in one step that survives a power cut: old or new, never half."""
    passing = path.with_name(f"{path.name}.new")
    passing.unlink(missing_ok=True)
    create_empty(passing)
    with passing.open("r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    passing.replace(path)
    flush_folder(path.parent)


@device_errors()
def write_into(path: Path, place: int, content: bytes) -> None:
    """Write at a place of a file that grows in large steps of zeros, and flush it.

    Writing into room that is there already spares the system a change of the file's size
    at every flush, which costs more than the writing.
    """
    is_new = not path.exists()
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if place + len(content) > size:
            steps = (place + len(content)) // GROWTH + 1
            os.lseek(descriptor, size, os.SEEK_SET)
            os.write(descriptor, bytes(steps * GROWTH - size))
            os.fsync(descriptor)
        os.lseek(descriptor, place, os.SEEK_SET)
        os.write(descriptor, content)
        FLUSH_CONTENT(descriptor)
    finally:
        os.close(descriptor)
    if is_new:
        flush_folder(path.parent)


@device_errors()
def turn(path: Path, before: Path) -> None:
    """Give a file its second name in one step; a file that is not there stays away."""
    if path.exists():
        path.replace(before)
        for folder in {before.parent, path.parent}:
            flush_folder(folder)


@device_errors()
def name_twice(path: Path, second: Path) -> None:
    """Give a file a second name that stays with its content when the first one moves on."""
    if second.exists():
        return
    try:
        second.hardlink_to(path)
    except OSError:  # a file system without second names
        shutil.copyfile(path, second)
    flush_folder(second.parent)


@device_errors()
def flush_folder(folder: Path) -> None:
    """Make new names in a folder durable, where the system has a call for it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@device_errors()
def keep_copies(folder: Path) -> Path:
    """Copy database and key files to `damaged/`, once per content; gives the folder."""
    kept = _place_for(folder)
    if not kept.exists():
        passing = kept.with_name(f"{kept.name}.new")
        shutil.rmtree(passing, ignore_errors=True)
        prepare(passing)
        for name in (*DATABASE_FILES, KEY_FILE, KEY_COPY, REPLAY, REPLAY_BEFORE):
            if (folder / name).exists():
                shutil.copy2(folder / name, passing / name)
                _flush_file(passing / name)
        flush_folder(passing)
        passing.rename(kept)
        flush_folder(kept.parent)
    return kept


@device_errors()
def set_asides(folder: Path) -> tuple[Path, ...]:
    """Give the folders of files that were set aside because they were damaged."""
    place = folder / DAMAGED
    return tuple(sorted(place.iterdir())) if place.exists() else ()


@device_errors()
def let_set_aside_go(folder: Path) -> None:
    """Delete what was set aside; only because somebody wants it so."""
    if set_asides(folder):
        shutil.rmtree(folder / DAMAGED)
        flush_folder(folder)


def _flush_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@device_errors()
def set_aside(folder: Path) -> None:
    """Move the files of a set-up that never finished to `damaged/`; nothing is deleted."""
    if not any((folder / name).exists() for name in DATABASE_FILES):
        return
    keep_copies(folder)
    for name in (*DATABASE_FILES, f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)


def _place_for(folder: Path) -> Path:
    found = [folder / name for name in DATABASE_FILES if (folder / name).exists()]
    digest = sha256("".join(sha256(path.read_bytes()) for path in found).encode())
    return folder / DAMAGED / digest[:16]
