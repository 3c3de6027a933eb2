"""Putting a damaged vault together again: the newest good backup, and the second copy.

The damaged files were copied aside before, and nothing is ever deleted. What came back is
told, never assumed (docs/operating.md).
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from app.domain.answers import Absent
from app.domain.device import Repaired
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import StoreBroken
from app.domain.event import Answered
from app.domain.event import SiteLinked
from app.domain.pack import Digest
from app.vault import folder as files
from app.vault.backups import backups
from app.vault.codec import read_event
from app.vault.codec import write
from app.vault.driver import Database
from app.vault.encounters import ANSWER
from app.vault.encounters import EncounterStore
from app.vault.errors import Damaged
from app.vault.errors import VaultError
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import found
from app.vault.opening import open_vault
from app.vault.replay import Replay
from app.vault.replay import Row
from app.vault.replay import is_parcel
from app.vault.replay import is_site
from app.vault.sites import put_back
from app.vault.sites import restore

ENCOUNTER = """
INSERT INTO encounter (id, edition, label, started, erased, touched)
SELECT ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM encounter)
WHERE NOT EXISTS (SELECT 1 FROM encounter WHERE id = ?)
"""
COLUMNS = (
    "id", "encounter", "seq", "kind", "question", "payload", "salt", "digest",
    "at", "offset_minutes", "who", "previous", "hash", "clock",
)  # fmt: skip
EVENT = f"INSERT INTO event (place, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608  # names of columns only
SEALED = ("header", "sealed")
LAST = "SELECT place, hash FROM event ORDER BY place DESC LIMIT 1"


def repair(folder: Path, keys: KeySet, damaged: Damaged) -> Repaired:
    """Build the database again and put it in its place; raises `damaged` when it cannot.

    Opening copied the damaged files aside before it raised that error.
    """
    for source in (*backups(folder), None):
        with suppress(VaultError, StoreBroken):
            return _from(source, folder, keys)
    raise damaged


def _from(source: Path | None, folder: Path, keys: KeySet) -> Repaired:
    """Try one source: a backup, or nothing but the second copy."""
    beside = folder / files.BACKUPS / "repairing"
    shutil.rmtree(beside, ignore_errors=True)
    files.prepare(beside)
    if source is None:
        if not any(Replay(folder, keys).rows()):
            raise Damaged(folder)
        found(beside, keys)
    else:
        shutil.copyfile(source, beside / files.DATABASE)
    vault = open_vault(beside, keys)
    try:
        told = _filled(vault, folder)
    finally:
        vault.close()
    for name in (*files.DATABASE_FILES, f"{files.DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    files.turn(beside / files.DATABASE, folder / files.DATABASE)
    shutil.rmtree(beside, ignore_errors=True)
    return told


def _filled(vault: Vault, folder: Path) -> Repaired:
    before = vault.rows("SELECT count(*) AS events FROM event")[0]["events"]
    second = Replay(folder, vault.keys)
    rows = _without_refused(tuple(second.rows()))
    added = sum(vault.write(partial(_put_back, row)) for row in rows)
    return Repaired(
        from_backup=before,
        from_copy=added,
        is_whole=EncounterStore(vault).first_break() is None,
    )


def _without_refused(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Leave records out whose commit failed: a later record stands at the same place."""
    last = {_name(row): number for number, row in enumerate(rows)}
    yield from (rows[number] for number in sorted(last.values()))


def _name(row: Row) -> tuple[bool, object]:
    """Name what a row stands for; a place is one thing, however often it was changed."""
    return is_parcel(row), row["id"] if is_site(row) else row["place"]


def _put_back(row: Row, database: Database) -> bool:
    """Put one row back where it is missing; says whether it was an event."""
    if is_parcel(row):
        _put_parcel_back(row, database)
    elif is_site(row):
        put_back(row, database)
    else:
        return _put_event_back(row, database)
    return False


def _put_parcel_back(row: Row, database: Database) -> None:
    """Put one sealed referral back; where it stands now is learnt from the hub again."""
    whole = {name: bytes.fromhex(row[name]) if name in SEALED else row[name] for name in row}
    database.table("outbox").insert(whole, ignore=True)


def _put_event_back(row: Row, database: Database) -> bool:
    """Put one event back exactly as it was, with its answer."""
    last = database.execute(LAST).fetchone() or (0, "")
    if row["place"] <= last[0]:
        return False
    is_erased = row["payload"] is None
    head = (row["encounter"], row["edition"], row["label"], row["started"])
    erased = row["at"] if is_erased else None
    database.execute(ENCOUNTER, (*head, erased, row["encounter"]))
    # Records of before the marks on the clock have no such column.
    database.execute(EVENT, (row["place"], *(row.get(name) for name in COLUMNS)))
    if is_erased:
        return True
    event = read_event(row["kind"], row["payload"])
    if isinstance(event, Answered):
        answer = event.answer
        absence = answer.absence if isinstance(answer, Absent) else None
        told = (row["encounter"], event.question, row["seq"], absence, write(answer))
        database.execute(ANSWER, told)
    if isinstance(event, SiteLinked):
        restore(_head(row), event, database)
    return True


def _head(row: Row) -> Encounter:
    return Encounter(
        id=EncounterId(row["encounter"]),
        edition=Digest(row["edition"]),
        label=row["label"],
        started=datetime.fromisoformat(row["started"]),
    )
