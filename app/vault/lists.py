"""Lists and search over everything that is kept; fits the port `Lists`.

100,000 encounters are listed from small rows by keys, never from histories and never by
counting off rows that were seen before.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.listing import TALK_ENDED
from app.domain.listing import TALK_OPEN
from app.domain.listing import ListRow
from app.domain.listing import Search
from app.domain.listing import Stage
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.opening import Vault
from app.vault.summaries import RECEIPT
from app.vault.summaries import settle

AT_ONCE = 200
COMMON = 4_000
MOST_DIGITS = 18
LAST = 10**MOST_DIGITS
AFTER_ALL = "\U0010ffff"
UNSETTLED = "SELECT id FROM encounter WHERE settled = 0 AND erased IS NULL LIMIT ?"
LISTED = """
SELECT * FROM summary
WHERE is_alone = 1 AND touched < ? ORDER BY touched DESC LIMIT ?
"""
LISTED_AT = """
SELECT * FROM summary
WHERE is_alone = 1 AND is_sent = ? AND touched < ? ORDER BY touched DESC LIMIT ?
"""
UNFINISHED = """
SELECT * FROM summary INDEXED BY summary_unfinished WHERE is_sent = 0
ORDER BY touched DESC LIMIT 1
"""
COUNT = """
SELECT count(*) AS found FROM (SELECT 1 FROM finding WHERE word >= ? AND word < ? LIMIT ?)
"""
BY_WORD = "SELECT DISTINCT started, number FROM finding AS one WHERE word >= ? AND word < ?"
BY_DAY = "SELECT started, number FROM summary AS one WHERE 1"
HAS_WORD = """
 AND EXISTS (SELECT 1 FROM finding INDEXED BY finding_number
             WHERE number = one.number AND word >= ? AND word < ?)
"""
IN_STAGE = " AND (SELECT is_sent FROM summary WHERE number = one.number) = ?"
PAGE = """
 AND started >= ? AND started < ? AND (started, number) < (?, ?)
ORDER BY started DESC, number DESC LIMIT ?
"""
BY_NUMBER = "SELECT * FROM summary WHERE number = ?"
BY_RECEIPT = """
SELECT encounter FROM finding JOIN summary ON summary.number = finding.number WHERE word = ?
"""
TALKS = (
    "SELECT encounter FROM summary WHERE talk <> '' AND talk = ? ORDER BY touched DESC LIMIT ?"
)
OPEN_TALKS = "SELECT count(*) AS found FROM summary WHERE talk <> '' AND talk = ?"
BELOW = "SELECT encounter FROM summary WHERE is_below = 1 ORDER BY touched DESC LIMIT ?"
DUE = "SELECT DISTINCT encounter FROM open_call WHERE due <= ? ORDER BY due LIMIT ?"
DUE_CALLS = "SELECT count(*) AS found FROM open_call WHERE due <= ?"


class ListStore:
    """Lists in an open vault; what is not settled yet is read once from its history."""

    def __init__(self, vault: Vault, encounters: EncounterStore) -> None:
        self._vault = vault
        self._encounters = encounters

    def rows(self, search: Search, limit: int) -> tuple[ListRow, ...]:
        """Give rows that fit, the one changed last first; of a search the newest first."""
        self._settle()
        if search.is_for_something:
            return self._found(search, limit)
        after = _whole(search.after, LAST)
        if search.stage is None:
            found = self._vault.rows(LISTED, after, limit)
        else:
            is_sent = search.stage is Stage.sent
            found = self._vault.rows(LISTED_AT, is_sent, after, limit)
        return tuple(_row(row, str(row["touched"])) for row in found)

    def unfinished(self) -> ListRow | None:
        """Give the encounter changed last that was not sent, if any."""
        self._settle()
        return next((_row(row, "") for row in self._vault.rows(UNFINISHED)), None)

    def by_receipt(self, tail: str) -> EncounterId | None:
        """Find the encounter with this end of its id, if its receipt was given."""
        self._settle()
        return next(self._ids(BY_RECEIPT, f"{RECEIPT}{tail}"), None)

    def talks(self, limit: int) -> tuple[EncounterId, ...]:
        """Give the talks at a desk, open ones first, then those changed last."""
        self._settle()
        is_open = tuple(self._ids(TALKS, TALK_OPEN, limit))
        return (*is_open, *self._ids(TALKS, TALK_ENDED, limit - len(is_open)))

    def open_talks(self) -> int:
        """Count the talks at a desk of which nobody told the end."""
        self._settle()
        return int(self._vault.rows(OPEN_TALKS, TALK_OPEN)[0]["found"])

    def below(self, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with a view below the rules, those changed last first."""
        self._settle()
        return tuple(self._ids(BELOW, limit))

    def due(self, until: datetime, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with an open call for a moment or before it, the oldest first."""
        self._settle()
        return tuple(self._ids(DUE, until.isoformat(), limit))

    def due_calls(self, until: datetime) -> int:
        """Count the open calls for a moment or before it."""
        self._settle()
        return int(self._vault.rows(DUE_CALLS, until.isoformat())[0]["found"])

    def _ids(self, sql: str, *parameters: object) -> Iterator[EncounterId]:
        rows = self._vault.rows(sql, *parameters)
        return (EncounterId(row["encounter"]) for row in rows)

    def _found(self, search: Search, limit: int) -> tuple[ListRow, ...]:
        sql, parameters = _query(search, self._rarest(search))
        page = self._vault.rows(sql, *parameters, *_after(search.after), limit)
        rows = (self._vault.rows(BY_NUMBER, one["number"])[0] for one in page)
        return tuple(_row(row, f"{row['started']} {row['number']}") for row in rows)

    def _rarest(self, search: Search) -> str | None:
        """Give the rarest word, or None where all are so common that the newest rows hold them.

        Rare words are looked up; of common ones the rows are read from the newest on.
        """
        counts = {
            word: self._vault.rows(COUNT, *_range(word), COMMON)[0]["found"]
            for word in search.words
        }
        rarest = min(counts, key=lambda word: counts[word], default=None)
        return rarest if rarest is not None and counts[rarest] < COMMON else None

    def _settle(self) -> None:
        """Settle the rows of what came by a repair, or from an older version."""
        while unsettled := tuple(self._vault.rows(UNSETTLED, AT_ONCE)):
            for row in unsettled:
                encounter = self._encounters.open(EncounterId(row["id"]))
                self._vault.write(partial(_settled, encounter))


def _settled(encounter: Encounter, database: Database) -> None:
    settle(encounter, None, database)


def _query(search: Search, rarest: str | None) -> tuple[str, tuple[object, ...]]:
    """Give the question for all matches, newest first, and its parameters."""
    sql = BY_DAY if rarest is None else BY_WORD
    parameters: list[object] = [] if rarest is None else [*_range(rarest)]
    for word in search.words:
        if word != rarest:
            sql += HAS_WORD
            parameters += _range(word)
    if search.stage is not None:
        sql += IN_STAGE
        parameters.append(search.stage is Stage.sent)
    since = search.since.isoformat() if search.since else ""
    until = search.until.isoformat() if search.until else AFTER_ALL
    return sql + PAGE, (*parameters, since, until)


def _range(word: str) -> tuple[str, str]:
    """Give the bounds between which everything begins with a word."""
    return word, word + AFTER_ALL


def _after(turn: str) -> tuple[str, int]:
    """Read the turn of the row seen last; what is none begins at the start."""
    started, _, number = turn.rpartition(" ")
    return (started, _whole(number, 0)) if started else (AFTER_ALL, 0)


def _whole(text: str, otherwise: int) -> int:
    """Read a number that the database can hold; anything else counts as not given."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else otherwise


def _row(row: dict[str, Any], turn: str) -> ListRow:
    return ListRow(
        encounter=EncounterId(row["encounter"]),
        label=row["label"],
        started=datetime.fromisoformat(row["started"]),
        changed=datetime.fromisoformat(row["changed"]),
        signs=row["signs"],
        answers=row["answers"],
        is_sent=bool(row["is_sent"]),
        turn=turn,
    )
