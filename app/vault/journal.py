"""The log of looks, changes and disclosures; fits the port `Journal`.

One hash-chained line per act: codes and ids, never content.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.audit import Operation
from app.vault.chain import START
from app.vault.chain import first_break
from app.vault.chain import link
from app.vault.driver import Database
from app.vault.opening import Vault

CODE = re.compile(r"[\w.:/@-]{0,120}", re.ASCII)
FACTS = ("at", "who", "operation", "kind", "about", "receiver", "purpose")
LAST = "SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1"
ADD = """
INSERT INTO journal (at, who, operation, kind, about, receiver, purpose, previous, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
PURPOSE = """
SELECT purpose FROM journal
WHERE about = ? AND kind = ? AND who = ? AND at >= ? AND purpose <> ''
ORDER BY sequence DESC LIMIT 1
"""
ALL = "SELECT * FROM journal ORDER BY sequence"


class JournalStore:
    """The journal in an open vault; `now` gives the time, `who` is the officer's code."""

    def __init__(self, vault: Vault, now: Callable[[], datetime], who: str) -> None:
        self._vault = vault
        self._now = now
        self._who = who

    def note(
        self, operation: str, kind: str, about: str, receiver: str = "", purpose: str = ""
    ) -> None:
        """Write one line before the act; raises StoreFull and StoreBroken.

        Raises ValueError for an unknown operation and for anything that is no code or id.
        """
        if not all(CODE.fullmatch(code) for code in (kind, about, receiver, purpose)):
            message = "the journal takes codes and ids only"
            raise ValueError(message)
        facts = (Operation(operation), kind, about, receiver, purpose)
        line = (self._now().isoformat(), self._who, *facts)
        self._vault.write(partial(_add, line))

    def purpose(self, kind: str, about: str, since: datetime) -> str:
        """Give what this officer opened a thing for since a moment; empty where untold."""
        found = self._vault.rows(PURPOSE, about, kind, self._who, since.isoformat())
        return str(found[0]["purpose"]) if found else ""

    def lines(self) -> tuple[dict[str, Any], ...]:
        """Give all lines, oldest first."""
        return tuple(self._vault.rows(ALL))

    def first_break(self) -> int | None:
        """Find the first line that was changed, moved or follows a missing one."""
        return first_break(
            (line["sequence"], line["previous"], line["hash"], facts_of(line))
            for line in self.lines()
        )


def _add(line: tuple[str, ...], database: Database) -> None:
    last = database.execute(LAST).fetchone()
    previous = last[0] if last else START
    database.execute(ADD, (*line, previous, link(previous, chained(line))))


def chained(line: tuple[object, ...]) -> tuple[object, ...]:
    """Give what the chain runs over: lines from before purposes were asked lack the last."""
    return line if line[-1] else line[:-1]


def facts_of(line: dict[str, Any]) -> tuple[object, ...]:
    """Give what the chain runs over of one line; raises KeyError for what is none."""
    return chained(tuple(line[name] for name in FACTS))
