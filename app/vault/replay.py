"""The second copy of events, parcels and places: sealed, flushed before each commit.

Only repair reads it. A record whose commit never came is harmless: it carries the id of
its event, and an event is put back at most once.
"""

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from app.vault import folder as files
from app.vault.driver import Database
from app.vault.errors import WrongSecret
from app.vault.keys import KeySet
from app.vault.primitives import unwrap
from app.vault.primitives import wrap

SIZE_BYTES = 4
END = b"\x01"
EMPTY = b"\x00"
MOST_BYTES = 64 * 1024 * 1024
Row = dict[str, Any]
ADDED = """
SELECT event.*, edition, label, started
FROM event JOIN encounter ON encounter.id = event.encounter
WHERE place > ? ORDER BY place
"""
ADDED_PARCELS = "SELECT * FROM outbox WHERE place > ? ORDER BY place"
CHANGED_SITES = "SELECT * FROM site WHERE touched > ? ORDER BY touched"
EMPTY_EVENT: Row = {"payload": None, "salt": None, "label": ""}


class Replay:
    """The two files of second copies: what came since the last backup, and before it."""

    def __init__(self, folder: Path, keys: KeySet) -> None:
        self._folder = folder
        self._key = keys.replay
        self._end: int | None = None
        self._bound = f"replay 1 {keys.vault}".encode()

    def append(self, rows: list[Row]) -> None:
        """Write rows so that they survive a power cut; bytes are written in hex.

        Raises StoreFull and StoreBroken.
        """
        record = self._record(rows)
        path = self._folder / files.REPLAY
        if self._end is None:
            self._end = len(files.read(path).rstrip(EMPTY)) if path.exists() else 0
        files.write_into(path, self._end, record)
        self._end += len(record)

    def turn(self) -> None:
        """Begin a new file after a backup; the one before the last backup goes.

        Only inside a transaction, so that nobody appends meanwhile.
        """
        self._end = None
        files.turn(self._folder / files.REPLAY, self._folder / files.REPLAY_BEFORE)

    def leave_out(self, erased: AbstractSet[str], sites: AbstractSet[str]) -> None:
        """Write both files anew without what was told in erased records.

        Their events stay as places in the chain. Of sites only those that still stand are
        kept, `sites`. Only inside a transaction, so that nobody appends meanwhile. Raises
        StoreFull and StoreBroken.
        """
        for name in (files.REPLAY_BEFORE, files.REPLAY):
            path = self._folder / name
            if path.exists():
                read = self._read(files.read(path))
                still = (row for row in read if not is_site(row) or row["id"] in sites)
                rows = [kept for row in still for kept in _emptied(row, erased)]
                files.write_durably(path, self._record(rows) if rows else b"")
        self._end = None

    def rows(self) -> Iterator[Row]:
        """Give all rows that can be read, oldest first; a torn end is left out."""
        for name in (files.REPLAY_BEFORE, files.REPLAY):
            path = self._folder / name
            if path.exists():
                yield from self._read(files.read(path))

    def _record(self, rows: list[Row]) -> bytes:
        plain = json.dumps(rows, separators=(",", ":"), default=bytes.hex).encode()
        sealed = wrap(self._key, plain, self._bound)
        return len(sealed).to_bytes(SIZE_BYTES, "big") + sealed + END

    def _read(self, content: bytes) -> Iterator[Row]:
        """Read records; after one that is harmed, the next whose seal fits goes on."""
        place = 0
        content = content.rstrip(EMPTY)
        while place + SIZE_BYTES <= len(content):
            size = int.from_bytes(content[place : place + SIZE_BYTES], "big")
            end = place + SIZE_BYTES + size
            found = None
            if 0 < size <= MOST_BYTES and end <= len(content):
                found = self._opened(content[place + SIZE_BYTES : end])
            if found is None:
                place += 1
            else:
                yield from found
                place = end + len(END)

    def _opened(self, sealed: bytes) -> list[Row] | None:
        try:
            plain = unwrap(self._key, sealed, self._bound)
        except WrongSecret:
            return None
        rows: list[Row] = json.loads(plain)
        return rows


def is_parcel(row: Row) -> bool:
    """Say whether a row is a sealed referral."""
    return "sealed" in row


def is_site(row: Row) -> bool:
    """Say whether a row is a place with many people; all others are events."""
    return "facts" in row


def _emptied(row: Row, erased: AbstractSet[str]) -> Iterator[Row]:
    """Give a row as it may stay once its record is erased: its place in the chain, or nothing.

    Where a referral stands is not known here, so that one whose bytes are gone is left out.
    """
    if is_site(row) or row["encounter"] not in erased:
        yield row
    elif not is_parcel(row):
        yield {**row, **EMPTY_EVENT}


def added_after(database: Database, places: tuple[int, int, int]) -> list[Row]:
    """Give the events and the parcels after two places, and the sites after a third."""
    added: list[Row] = []
    for sql, place in zip((ADDED, ADDED_PARCELS, CHANGED_SITES), places, strict=True):
        found = database.execute(sql, (place,))
        names = [column[0] for column in found.description]
        added += [dict(zip(names, row, strict=True)) for row in found]
    return added
