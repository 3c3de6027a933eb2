"""Rows for lists, and the words by which encounters are found: a projection of the events.

A new event of any origin unsettles the row of its encounter (a trigger); saving settles it
again in the same transaction. The tables hold words of a place: an erasure calls `forget`.
"""

from app.domain.call import CallPlanned
from app.domain.call import CallTried
from app.domain.desk_talk import DeskTalkBegun
from app.domain.desk_talk import DeskTalkEnded
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import DetailNoted
from app.domain.event import Event
from app.domain.event import ReferralConfirmed
from app.domain.event import SiteLinked
from app.domain.judgement import JudgementNoted
from app.domain.listing import Marks
from app.domain.listing import marks_of
from app.domain.listing import row_of
from app.domain.receipt import ReceiptGiven
from app.vault.driver import Database

RECEIPT = "#"
MARKING = (
    CallPlanned,
    CallTried,
    DeskTalkBegun,
    DeskTalkEnded,
    DetailNoted,
    JudgementNoted,
    ReceiptGiven,
    ReferralConfirmed,
    SiteLinked,
)
CHANGE = """
UPDATE summary
SET touched = (SELECT touched FROM encounter WHERE id = ?1),
    changed = ?2, signs = ?3, answers = ?4
WHERE encounter = ?1
"""
PUT = """
INSERT INTO summary (encounter, touched, label, started, changed, signs, answers,
                     is_sent, is_alone, talk, is_below)
VALUES (?1, (SELECT touched FROM encounter WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (encounter) DO UPDATE
SET touched = excluded.touched, changed = excluded.changed, signs = excluded.signs,
    answers = excluded.answers, is_sent = excluded.is_sent, is_alone = excluded.is_alone,
    talk = excluded.talk, is_below = excluded.is_below
"""
NUMBER = "SELECT number FROM summary WHERE encounter = ?"
SETTLED = "UPDATE encounter SET settled = 1 WHERE id = ?"
WORDS = "SELECT word FROM finding WHERE number = ?"
ADD_WORD = "INSERT INTO finding (word, started, number) VALUES (?, ?, ?)"
DROP_WORD = "DELETE FROM finding WHERE word = ? AND started = ? AND number = ?"
ADD_CALL = "INSERT INTO open_call (due, encounter, place) VALUES (?, ?, ?)"
DROP_CALLS = "DELETE FROM open_call WHERE encounter = ?"
FORGET = (
    "DELETE FROM finding WHERE number = (SELECT number FROM summary WHERE encounter = ?)",
    DROP_CALLS,
    "DELETE FROM summary WHERE encounter = ?",
)


def settle(encounter: Encounter, event: Event | None, database: Database) -> None:
    """Bring the row of an encounter up to its history, inside a running transaction.

    `event` is what was just added to a row that was settled before; None reads it all.
    """
    if event is None or isinstance(event, MARKING) or not _changed(encounter, database):
        _put(encounter, database)
    database.execute(SETTLED, (encounter.id,))


def forget(encounter: EncounterId, database: Database) -> None:
    """Delete what stands here of an encounter, inside the transaction that erases it."""
    for statement in FORGET:
        database.execute(statement, (encounter,))


def _changed(encounter: Encounter, database: Database) -> bool:
    row = row_of(encounter)
    told = (encounter.id, row.changed.isoformat(), row.signs, row.answers)
    return bool(database.execute(CHANGE, told).rowcount)


def _put(encounter: Encounter, database: Database) -> None:
    row, marks = row_of(encounter), marks_of(encounter)
    started = row.started.isoformat()
    told = (row.label, started, row.changed.isoformat(), row.signs, row.answers, row.is_sent)
    found = (marks.is_alone, marks.talk, marks.is_below)
    database.execute(PUT, (encounter.id, *told, *found))
    number = database.execute(NUMBER, (encounter.id,)).fetchone()[0]
    _put_words(marks, started, number, database)
    database.execute(DROP_CALLS, (encounter.id,))
    for place, due in marks.calls:
        database.execute(ADD_CALL, (due.isoformat(), encounter.id, place))


def _put_words(marks: Marks, started: str, number: int, database: Database) -> None:
    wanted = set(marks.words) | ({f"{RECEIPT}{marks.receipt}"} if marks.receipt else set())
    stands = {row[0] for row in database.execute(WORDS, (number,))}
    for word in stands - wanted:
        database.execute(DROP_WORD, (word, started, number))
    for word in wanted - stands:
        database.execute(ADD_WORD, (word, started, number))
