"""Exports for an audit or a court: JSON lines that are checked without the vault.

The first line names the kind, each line after it is one link of a chain, byte for byte in
one written form. The last line, with a signature, is set below by whoever holds the key.
"""

import json
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import Final

from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.vault import encounters
from app.vault import journal
from app.vault.chain import START
from app.vault.chain import link
from app.vault.opening import Vault

JOURNAL: Final = "fieldcard-journal-1"
RECORD: Final = "fieldcard-record-1"
KEYS: Final = {"sequence", *journal.FACTS, "previous", "hash"}


def journal_lines(vault: Vault) -> Iterator[str]:
    """Give the lines of the journal, oldest first, under the line that names the kind."""
    yield written({"format": JOURNAL})
    yield from map(written, vault.rows(journal.ALL))


def record_lines(vault: Vault, encounter: EncounterId) -> Iterator[str]:
    """Give the events of one record with all that was told; raises NoSuchEncounter."""
    rows = vault.rows(encounters.EVENTS, encounter)
    if not rows:
        raise NoSuchEncounter(encounter)
    yield written({"format": RECORD})
    yield from map(written, rows)


def written(line: Mapping[str, Any]) -> str:
    """Give the one written form of a line."""
    return json.dumps(dict(line), sort_keys=True)


def first_fault(lines: Iterable[str]) -> int | None:
    """Find the first line, counted from 1, that is not as it was written; None where whole.

    Raises ValueError for what is no export at all.
    """
    kind, *rest = [_read(line) for line in lines]
    if kind == {"format": JOURNAL}:
        return _after_kind(_journal_fault(rest))
    if kind == {"format": RECORD}:
        return _after_kind(_record_fault(rest))
    return 1


def head_at(lines: Iterable[str], place: int) -> str:
    """Give the digest of the journal line with a number; empty where it is not there."""
    found = (_read(line) for line in lines)
    return next((one["hash"] for one in found if one and one.get("sequence") == place), "")


def _after_kind(place: int | None) -> int | None:
    return None if place is None else place + 1


def _read(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and written(found) == line else None


def _journal_fault(rows: list[dict[str, Any] | None]) -> int | None:
    last = START
    for place, row in enumerate(rows, start=1):
        if row is None or row.keys() != KEYS or row["sequence"] != place:
            return place
        if row["previous"] != last or row["hash"] != link(last, journal.facts_of(row)):
            return place
        last = row["hash"]
    return None


def _record_fault(rows: list[dict[str, Any] | None]) -> int | None:
    """Each event has to fit its own digest and number; those of other people lie between."""
    for place, row in enumerate(rows, start=1):
        try:
            is_whole = (
                row is not None
                and row["seq"] == place
                and encounters.is_intact(row)
                and row["hash"] == link(row["previous"], encounters.facts_of(row))
            )
        except (KeyError, TypeError):
            return place
        if not is_whole:
            return place
    return None
