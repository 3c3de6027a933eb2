"""Encounters and their events; fits the port `Encounters`."""

from datetime import datetime
from functools import partial
from typing import Any

from app.domain.answers import Absent
from app.domain.clock_mark import ClockState
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import OpenElsewhere
from app.domain.event import Answered
from app.domain.event import EventId
from app.domain.event import Recorded
from app.domain.event import Stamp
from app.domain.event import WordsNoted
from app.domain.pack import Digest
from app.vault.chain import START
from app.vault.chain import first_break
from app.vault.chain import link
from app.vault.codec import kind_of
from app.vault.codec import read_event
from app.vault.codec import write
from app.vault.codec import write_event
from app.vault.driver import Database
from app.vault.errors import TooLarge
from app.vault.opening import Vault
from app.vault.primitives import random_bytes
from app.vault.primitives import sha256
from app.vault.summaries import settle

MOST_READ = 8
MOST_CHARACTERS = 1024 * 1024

BEGIN = """
INSERT INTO encounter (id, edition, label, started, touched)
VALUES (?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM encounter))
"""
TOUCH = """
UPDATE encounter SET touched = (SELECT max(touched) + 1 FROM encounter)
WHERE id = ? AND erased IS NULL
RETURNING settled
"""
LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM event WHERE encounter = ?"
LAST_HASH = "SELECT hash FROM event ORDER BY place DESC LIMIT 1"
ADD = """
INSERT INTO event (id, encounter, seq, kind, question, payload, salt, digest,
                   at, offset_minutes, who, clock, previous, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ANSWER = """
INSERT INTO answer (encounter, question, seq, absence, answer) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (encounter, question) DO UPDATE
SET seq = excluded.seq, absence = excluded.absence, answer = excluded.answer
"""
EVENTS_AFTER = "SELECT * FROM event WHERE encounter = ? AND seq > ? ORDER BY seq"
EVENTS = "SELECT * FROM event WHERE encounter = ? ORDER BY seq"
CHAIN = "SELECT * FROM event ORDER BY place"
ONE = "SELECT * FROM encounter WHERE id = ? AND erased IS NULL"
RECENT = "SELECT * FROM encounter WHERE erased IS NULL ORDER BY touched DESC LIMIT ?"


class EncounterStore:
    """Encounters in an open vault; each save is on disk when it returns."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read: dict[EncounterId, Encounter] = {}
        self._erased: set[EncounterId] = set()

    def begin(self, encounter: Encounter) -> None:
        """Store a new encounter without events."""
        self._vault.write(partial(begin, encounter))

    def open(self, encounter: EncounterId) -> Encounter:
        """Read one encounter; raises NoSuchEncounter.

        Events never change, so what was read before is kept and only what came after it is
        read again. It goes with the process, as the keys do.
        """
        known = self._read.pop(encounter, None)
        if encounter in self._erased:
            raise NoSuchEncounter(encounter)
        if known is None:
            rows = self._vault.rows(ONE, encounter)
            if not rows:
                raise NoSuchEncounter(encounter)
            known = self._encounter(rows[0])
        else:
            added = self._vault.rows(EVENTS_AFTER, encounter, len(known.history))
            known = known.after(tuple(map(_recorded, added)))
        self._read[encounter] = known
        while len(self._read) > MOST_READ:
            self._read.pop(next(iter(self._read)), None)
        return known

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Store one event, the answer it gives and the encounter's turn, all or none.

        Raises OpenElsewhere when another window was first, NoSuchEncounter, TooLarge,
        StoreFull and StoreBroken.
        """
        self._vault.write(partial(record, encounter, recorded))

    def forget(self, encounter: EncounterId) -> None:
        """Let go of what was read before; from now on the record is erased."""
        self._erased.add(encounter)
        self._read.pop(encounter, None)

    def recent(self, limit: int) -> tuple[Encounter, ...]:
        """Give the encounters changed last, newest first."""
        return tuple(self._encounter(row) for row in self._vault.rows(RECENT, limit))

    def first_break(self) -> int | None:
        """Find the first event that was changed, moved or follows a missing one."""
        return first_break(
            (row["place"], row["previous"], row["hash"], facts_of(row))
            if is_intact(row)
            else (row["place"], "", "", ())
            for row in self._vault.rows(CHAIN)
        )

    def _encounter(self, row: dict[str, Any]) -> Encounter:
        return Encounter(
            id=EncounterId(row["id"]),
            edition=Digest(row["edition"]),
            label=row["label"],
            started=datetime.fromisoformat(row["started"]),
        ).after(tuple(_recorded(event) for event in self._vault.rows(EVENTS, row["id"])))


def record(encounter: Encounter, recorded: Recorded, database: Database) -> None:
    """Add one event, and settle the row for lists, inside a running transaction.

    `encounter` is as it stands after the event; the outbox and places use this as well.
    """
    where = encounter.id
    touched = database.execute(TOUCH, (where,)).fetchall()
    if not touched:
        raise NoSuchEncounter(where)
    if database.execute(LAST_SEQ, (where,)).fetchone()[0] != recorded.seq - 1:
        raise OpenElsewhere(where)
    _add(where, recorded, database)
    _project(where, recorded, database)
    settle(encounter, recorded.event if touched[0][0] else None, database)


def _project(where: EncounterId, recorded: Recorded, database: Database) -> None:
    match recorded.event:
        case Answered(question=question, answer=answer):
            absence = answer.absence if isinstance(answer, Absent) else None
            row = (where, question, recorded.seq, absence, write(answer))
            database.execute(ANSWER, row)
        case _:
            pass


def begin(encounter: Encounter, database: Database) -> None:
    """Add an encounter without its events inside a running transaction."""
    started = encounter.started.isoformat()
    database.execute(BEGIN, (encounter.id, encounter.edition, encounter.label, started))
    settle(encounter, None, database)


def _add(encounter: EncounterId, recorded: Recorded, database: Database) -> None:
    payload = write_event(recorded.event)
    if len(payload) > MOST_CHARACTERS:
        raise TooLarge(len(payload))
    # The salt goes with the payload when it is erased: the digest that stays in the chain
    # then tells nothing, although most answers are one of a few.
    salt = random_bytes(16).hex()
    row = {
        "id": recorded.stamp.id,
        "encounter": encounter,
        "seq": recorded.seq,
        "kind": kind_of(recorded.event),
        "question": _question(recorded),
        "payload": payload,
        "salt": salt,
        "digest": sha256(f"{salt}{payload}".encode()),
        "at": recorded.stamp.at.isoformat(),
        "offset_minutes": recorded.stamp.offset_minutes,
        "who": recorded.stamp.who,
        "clock": None if recorded.stamp.clock is ClockState.right else recorded.stamp.clock,
    }
    last = database.execute(LAST_HASH).fetchone()
    previous = last[0] if last else START
    database.execute(ADD, (*row.values(), previous, link(previous, facts_of(row))))


def _question(recorded: Recorded) -> str | None:
    match recorded.event:
        case Answered(question=question) | WordsNoted(question=question):
            return question
        case _:
            return None


def facts_of(row: dict[str, Any]) -> tuple[object, ...]:
    """Give what the chain runs over: everything but payload and salt, which may be erased."""
    names = ("id", "encounter", "seq", "kind", "question", "digest")
    facts = tuple(row[name] for name in (*names, "at", "offset_minutes", "who"))
    # A clock that was right is not named, as in events of before there were marks on it.
    return (*facts, row["clock"]) if row["clock"] else facts


def is_intact(row: dict[str, Any]) -> bool:
    """Say whether what was told fits its digest, or was erased."""
    erased = row["payload"] is None and row["salt"] is None
    return erased or sha256(f"{row['salt']}{row['payload']}".encode()) == row["digest"]


def _recorded(row: dict[str, Any]) -> Recorded:
    stamp = Stamp(
        id=EventId(row["id"]),
        at=datetime.fromisoformat(row["at"]),
        offset_minutes=row["offset_minutes"],
        who=row["who"],
        clock=ClockState(row["clock"] or ClockState.right),
    )
    return Recorded(seq=row["seq"], stamp=stamp, event=read_event(row["kind"], row["payload"]))
