"""Blocking: the officer's own way into a vault is taken away, and the agency's way stays.

For an officer who is being forced: after it nobody on the spot can open the records, and
they are not lost. Erasing takes the agency's way too. What is given up is written over
first; a disk may keep older copies of its blocks all the same.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import folder as files
from app.vault import key_file
from app.vault.errors import BadKeyFile
from app.vault.errors import NoEscrow
from app.vault.unlocking import KIND
from app.vault.wraps import Facts
from app.vault.wraps import packed

KEPT = ("format", "vault", "escrow", "recovery")
KEY_FILES = "keys.*"


def vaults_in(folder: Path) -> tuple[Path, ...]:
    """Give every folder at or below this one that holds a vault, but for set-aside files."""
    found = {path.parent for path in folder.rglob(KEY_FILES)}
    return tuple(sorted(one for one in found if files.DAMAGED not in one.parts))


def has_escrow(folder: Path) -> bool:
    """Say whether the agency has its own way into the vault."""
    return _with_escrow(folder) is not None


def is_blocked(folder: Path) -> bool:
    """Say whether only the agency can open the vault."""
    found = key_file.readable(folder)
    return bool(found) and all(KIND not in facts for facts in found)


def block(folder: Path) -> None:
    """Delete what the passphrase opens, here and in copies of it; the escrow stays.

    A vault of another officer that lies below is not touched.

    Raises NoEscrow, and changes nothing then; NotSetUp, StoreFull and StoreBroken.
    """
    facts = _with_escrow(folder)
    if facts is None:
        raise NoEscrow
    content = packed({name: facts[name] for name in KEPT if name in facts})
    try:
        _replace(folder / files.KEY_FILE, content)
    except StoreFull:
        _scrub(folder / files.KEY_COPY)
        _replace(folder / files.KEY_FILE, content)
    others = tuple(other for other in vaults_in(folder) if other != folder)
    for path in _key_files(folder):
        if path != folder / files.KEY_FILE and not any(map(path.is_relative_to, others)):
            _scrub(path)


def erase(folder: Path, spared: tuple[str, ...] = ()) -> None:
    """Delete every key first, then every file of the folder but the spared ones.

    Raises StoreBroken when a file cannot be deleted; the keys are gone all the same.
    """
    for path in _key_files(folder):
        _scrub(path)
    with files.device_errors():
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in spared:
                path.unlink()
    files.flush_folder(folder)


def _with_escrow(folder: Path) -> Facts | None:
    with suppress(BadKeyFile):
        return next((each for each in key_file.readable(folder) if each.get("escrow")), None)
    return None


def _key_files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob(KEY_FILES) if path.is_file())


def _replace(path: Path, content: bytes) -> None:
    """Put new content in the place of a file, then write zeros over what was there before."""
    if not path.exists():
        files.write_durably(path, content)
        return
    with files.device_errors(), path.open("r+b") as before:
        size = path.stat().st_size
        files.write_durably(path, content)
        before.write(bytes(size))
        before.flush()
        files.FLUSH_CONTENT(before.fileno())


def _scrub(path: Path) -> None:
    """Write zeros over a file and delete it; what cannot be written over is still deleted."""
    with suppress(StoreBroken, StoreFull), files.device_errors(), path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        files.FLUSH_CONTENT(file.fileno())
    with files.device_errors():
        path.unlink(missing_ok=True)
    files.flush_folder(path.parent)
