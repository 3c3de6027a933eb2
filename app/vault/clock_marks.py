"""The mark on the clock in an open vault: written now and then, read at the next opening."""

import json
from datetime import datetime
from functools import partial

from app.domain.clock_mark import ClockMark
from app.domain.clock_mark import ClockState
from app.domain.clock_mark import Reading
from app.vault.driver import Database
from app.vault.opening import Vault

READ = "SELECT value FROM clock_mark"
WRITE = """
INSERT INTO clock_mark (one, value) VALUES (1, ?)
ON CONFLICT (one) DO UPDATE SET value = excluded.value
"""


class ClockMarkStore:
    """The one mark of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self) -> ClockMark | None:
        """Give the mark that was written last, None before the first."""
        for row in self._vault.rows(READ):
            return _mark(json.loads(row["value"]))
        return None

    def write(self, mark: ClockMark, since: int = 0, more: int = 0) -> None:
        """Store a mark durably; timers that began since then begin so many seconds later.

        Raises StoreFull and StoreBroken.
        """
        value = json.dumps(_facts(mark), sort_keys=True)
        self._vault.write(partial(_write, value, since, more))


def _write(value: str, since: int, more: int, database: Database) -> None:
    database.execute(WRITE, (value,))
    if more:
        database.execute("UPDATE timer SET since = since + ? WHERE since >= ?", (more, since))


def _facts(mark: ClockMark) -> dict[str, object]:
    return {
        "greatest": mark.greatest.isoformat(),
        "sure": mark.sure,
        "wall": mark.reading.wall.isoformat(),
        "ticks": mark.reading.ticks,
        "boot": mark.reading.boot,
        "state": mark.state.value,
        "proved_at": mark.proved_at.isoformat() if mark.proved_at else None,
        "proved_sure": mark.proved_sure,
        "unproved": mark.unproved,
        "anchored": mark.anchored,
        "lag_from": mark.lag_from,
    }


def _mark(facts: dict[str, object]) -> ClockMark:
    proved_at = facts["proved_at"]
    return ClockMark(
        greatest=datetime.fromisoformat(str(facts["greatest"])),
        sure=int(str(facts["sure"])),
        reading=Reading(
            wall=datetime.fromisoformat(str(facts["wall"])),
            ticks=int(str(facts["ticks"])),
            boot=str(facts["boot"]),
        ),
        state=ClockState(str(facts["state"])),
        proved_at=datetime.fromisoformat(str(proved_at)) if proved_at else None,
        proved_sure=int(str(facts["proved_sure"])),
        unproved=int(str(facts["unproved"])),
        anchored=facts["anchored"] is True,
        lag_from=None if facts["lag_from"] is None else int(str(facts["lag_from"])),
    )
