"""New keys after erasures: from then on older copies of pages are unreadable to everybody.

Flash memory keeps blocks that were written over. Whoever digs them out needs the key they
were written under, and that key is gone with its wraps. At any instant a power cut leaves
the old keys with the old file or the new keys with the new one, and the next unlocking
finds out which: `settled`. The new escrow stands in the key file before the file is
exchanged, so that the agency is never shut out either.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import folder as files
from app.vault import key_file
from app.vault.driver import Database
from app.vault.driver import connect
from app.vault.driver import fold_in
from app.vault.driver import is_sound
from app.vault.driver import translated
from app.vault.erasing import WORN
from app.vault.errors import BadKeyFile
from app.vault.errors import Unreadable
from app.vault.errors import WrongSecret
from app.vault.escrow import sealed_to
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.primitives import open_sealed
from app.vault.primitives import unwrap
from app.vault.primitives import wrap
from app.vault.wraps import Facts
from app.vault.wraps import as_text
from app.vault.wraps import bound
from app.vault.wraps import from_text
from app.vault.wraps import packed
from app.vault.wraps import parsed
from app.vault.wraps import wrap_of

KIND = "passphrase"
REPLACED = "keys.replaced_at"
DAY = 24 * 3600
NOTED = "SELECT name, value FROM setting WHERE name IN (?, ?)"
SAME = """
SELECT (SELECT count(*) FROM event), (SELECT hash FROM event ORDER BY place DESC LIMIT 1),
       (SELECT count(*) FROM journal),
       (SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1),
       (SELECT count(*) FROM outbox), (SELECT count(*) FROM answer)
"""


def replace_keys(vault: Vault, recipients: str) -> bool:
    """Put the whole vault under new keys, and delete what only the old ones open.

    `recipients` is the line of age recipients that the escrow was sealed to. Gives False,
    and changes nothing, where there is too little room, where the passphrase was changed
    since this vault was opened, where the escrow could not be sealed anew, or while damaged
    files are set aside that only the old keys open. Raises StoreFull and StoreBroken.
    """
    before = key_file.newest(vault.folder)
    if not _may(vault, before, recipients):
        return False
    keys = vault.keys.renewed()
    after = _wrapped(before, keys, recipients)
    return vault.exchange(lambda database: _exchanged(vault.folder, database, keys, after))


def is_due(vault: Vault, sure: int) -> bool:
    """Say whether something was erased under these keys, and they stand for a day at least.

    `sure` are the seconds that have surely passed on this device.
    """
    found = {row["name"]: int(row["value"]) for row in vault.rows(NOTED, WORN, REPLACED)}
    return WORN in found and sure - found.get(REPLACED, sure - DAY) >= DAY


def note_replaced(vault: Vault, sure: int) -> None:
    """Note when the keys were replaced, so that it happens once a day at most."""

    def noted(database: Database) -> None:
        database.execute("DELETE FROM setting WHERE name IN (?, ?)", (WORN, REPLACED))
        database.execute("INSERT INTO setting VALUES (?, ?)", (REPLACED, str(sure)))

    vault.write(noted)


def settled(folder: Path, keys: KeySet) -> KeySet:
    """Give the keys that open the vault now; a replacement that was cut off is ended.

    `keys` come from the passphrase or from a session, which may be older than the file.
    """
    is_whole = not (folder / files.NEXT_KEYS).exists()
    for facts in _written(folder):
        with suppress(WrongSecret, BadKeyFile):
            found = replace(_unwrapped(facts, keys.wrapping), wrapping=keys.wrapping)
            if is_whole or _opens(folder, found):
                return _ended(folder, found, facts)
    return keys


def settled_by_recovery(folder: Path, keys: KeySet, identity: str) -> KeySet:
    """Give the keys that open the vault now, by the agency's private half."""
    for facts in _written(folder):
        for sealed in facts.get("escrow", []):
            with suppress(WrongSecret, BadKeyFile):
                found = KeySet.unpacked(open_sealed(identity, from_text(sealed)))
                if found.vault == keys.vault and _opens(folder, found):
                    return found
    return keys


def _may(vault: Vault, before: Facts, recipients: str) -> bool:
    room = shutil.disk_usage(vault.folder).free
    size = (vault.folder / files.DATABASE).stat().st_size
    if room < 2 * size or files.set_asides(vault.folder):
        return False
    if before.get("escrow") and not recipients:
        return False
    with suppress(WrongSecret, BadKeyFile):
        return _unwrapped(before, vault.keys.wrapping).database == vault.keys.database
    return False


def _unwrapped(facts: Facts, wrapping: bytes) -> KeySet:
    """Open the wrap of the passphrase without it; raises WrongSecret and BadKeyFile."""
    wrapped = wrap_of(facts, KIND)
    if not wrapping:
        raise WrongSecret
    return KeySet.unpacked(unwrap(wrapping, from_text(wrapped["sealed"]), bound(wrapped)))


def _wrapped(before: Facts, keys: KeySet, recipients: str) -> Facts:
    """Give the key file of the new keys: same passphrase, same recipients."""
    facts = {name: value for name, value in wrap_of(before, KIND).items() if name != "sealed"}
    sealed = as_text(wrap(keys.wrapping, keys.packed(), bound(facts)))
    escrow = sealed_to(recipients, keys) if before.get("escrow") else []
    return {**before, KIND: {**facts, "sealed": sealed}, "escrow": escrow}


def _exchanged(folder: Path, database: Database, keys: KeySet, after: Facts) -> KeySet | None:
    """Take the steps; each one leaves the vault openable."""
    before = key_file.newest(folder)
    made = folder / files.NEXT_DATABASE
    with translated():
        if not fold_in(database):
            return None
        _copy(database, made, keys.database)
    # The agency first: it must find its way whichever of the two files it meets.
    both = [*before.get("escrow", []), *after["escrow"]]
    key_file.write(folder, {**before, "escrow": both})
    files.write_durably(folder / files.NEXT_KEYS, packed(after))
    database.close()
    # A log file that still stands would be replayed over the new file.
    if (folder / f"{files.DATABASE}-wal").exists():
        _undo(folder, before)
        return None
    files.flush_folder(folder)
    files.turn(made, folder / files.DATABASE)
    # From here on the new keys are the ones; what is left can be done at the next unlocking.
    with suppress(StoreFull, StoreBroken):
        _ended(folder, keys, after)
    return keys


def _copy(database: Database, made: Path, key: bytes) -> None:
    """Copy page by page under another key, and prove the copy by opening it again."""
    _remove(made)
    files.create_empty(made)
    copy = connect(made, key)
    try:
        database.conn.backup(copy.conn)
        if not fold_in(copy):
            raise StoreBroken
    finally:
        copy.close()
    again = connect(made, key)
    try:
        if not is_sound(again) or _state(again) != _state(database):
            raise Unreadable
        fold_in(again)
    finally:
        again.close()


def _state(database: Database) -> tuple[Any, ...]:
    return tuple(database.execute(SAME).fetchone())


def _ended(folder: Path, keys: KeySet, facts: Facts) -> KeySet:
    """Write the one key file that fits the database, and delete the other."""
    if (folder / files.NEXT_KEYS).exists():
        is_next = parsed(files.read(folder / files.NEXT_KEYS)) == facts
        key_file.write(folder, facts)
        if is_next:
            _let_old_copies_go(folder)
        (folder / files.NEXT_KEYS).unlink()
        files.flush_folder(folder)
    _remove(folder / files.NEXT_DATABASE)
    return keys


def _undo(folder: Path, before: Facts) -> None:
    key_file.write(folder, before)
    (folder / files.NEXT_KEYS).unlink(missing_ok=True)
    _remove(folder / files.NEXT_DATABASE)


def _written(folder: Path) -> Iterator[Facts]:
    """Give what key files there are, the one of a replacement first."""
    with suppress(BadKeyFile, StoreBroken):
        if (folder / files.NEXT_KEYS).exists():
            yield parsed(files.read(folder / files.NEXT_KEYS))
    yield from key_file.readable(folder)


def _opens(folder: Path, keys: KeySet) -> bool:
    path = folder / files.DATABASE
    if not path.exists() or not path.stat().st_size:
        return False
    with suppress(Unreadable):
        connect(path, keys.database).close()
        return True
    return False


def _let_old_copies_go(folder: Path) -> None:
    """Delete what only the old keys open; all of it stands in the new file."""
    shutil.rmtree(folder / files.BACKUPS, ignore_errors=True)
    for name in (files.REPLAY, files.REPLAY_BEFORE):
        (folder / name).unlink(missing_ok=True)
    files.flush_folder(folder)


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        database.with_name(f"{database.name}{end}").unlink(missing_ok=True)
