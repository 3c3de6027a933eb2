"""Erasing one record for good: in the database, its log file, the copies and the second copy.

What was told goes; that something happened stays. Events keep their digest, so that the
chain over all of them still holds. Measured: without `secure_delete` and the folding in of
the log file, most of what was erased could still be read with the key (docs/operating.md).
"""

import json
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.delivery import DeliveryState
from app.domain.delivery import receipt_code
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import OnItsWay
from app.domain.event import EnvelopeId
from app.domain.person_code import person_code
from app.domain.retention import Gone
from app.domain.retention import Stub
from app.domain.retention import Timer
from app.domain.retention_rule import Stage
from app.domain.site_record import SiteId
from app.vault.backups import renew
from app.vault.chain import START
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.folder import let_set_aside_go
from app.vault.folder import set_asides
from app.vault.opening import Vault
from app.vault.summaries import forget

UNCLEAN = "erasure.unclean"
WORN = "erasure.since_keys"
POST = """
(SELECT coalesce(group_concat(outbox.id || outbox.state), '') FROM outbox
 WHERE outbox.encounter = encounter.id)
"""
UNLOOKED = f"""
SELECT encounter.id FROM encounter LEFT JOIN timer ON timer.encounter = encounter.id
WHERE erased IS NULL
  AND (timer.encounter IS NULL OR timer.touched <> encounter.touched OR timer.post <> {POST})
ORDER BY encounter.touched LIMIT ?
"""  # noqa: S608  # no word from outside
BEGIN = f"""
INSERT INTO timer (encounter, stage, since, held, touched, post)
SELECT id, ?2, ?3, ?4, touched, {POST} FROM encounter WHERE id = ?1 AND erased IS NULL
ON CONFLICT (encounter) DO UPDATE
SET stage = excluded.stage, since = excluded.since, held = excluded.held,
    touched = excluded.touched, post = excluded.post
"""  # noqa: S608  # no word from outside
DUE = "SELECT * FROM timer WHERE stage = ? AND since <= ? AND held = 0 ORDER BY since LIMIT ?"
TIMER = "SELECT * FROM timer WHERE encounter = ?"
EMPTY_SITES = """
SELECT id FROM site
WHERE started < ? AND NOT EXISTS (SELECT 1 FROM site_person WHERE site = site.id)
"""
HEAD = """
SELECT (SELECT count(*) FROM event WHERE encounter = encounter.id) AS events,
       (SELECT hash FROM event WHERE encounter = encounter.id
        ORDER BY place DESC LIMIT 1) AS last_hash
FROM encounter WHERE id = ? AND erased IS NULL
"""
ON_ITS_WAY = "SELECT 1 FROM outbox WHERE encounter = ? AND state = ?"
EMPTIED = """
UPDATE outbox
SET header = x'', sealed = x'', next_try = NULL,
    state = CASE WHEN state IN (SELECT value FROM json_each(?)) THEN ? ELSE state END
WHERE encounter = ?
"""
GOES_WITH_IT = ("answer", "site_person", "timer")
STUB = """
INSERT INTO stub (encounter, stage, erased_at, events, last_hash)
VALUES (?, ?, ?, ?, ?)
"""
STUBS = """
SELECT stub.*, started FROM stub JOIN encounter ON encounter.id = stub.encounter
ORDER BY place DESC LIMIT ?
"""
GONE = "SELECT id, receiver, sha256, made_at, state FROM outbox WHERE encounter = ?"
SITE = """
DELETE FROM site
WHERE id = ? AND NOT EXISTS (SELECT 1 FROM site_person WHERE site = site.id)
"""
SITES = "SELECT id FROM site"
SET = """
INSERT INTO setting (name, value) VALUES (?, '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
"""
UNSET = "DELETE FROM setting WHERE name = ?"
IS_SET = "SELECT value FROM setting WHERE name = ?"
ERASED = "SELECT id FROM encounter WHERE erased IS NOT NULL"
WAITING = json.dumps([state for state in DeliveryState if state.is_waiting])


class ErasureStore:
    """Erasing in an open vault; fits the port `Erasures`."""

    def __init__(self, vault: Vault, encounters: EncounterStore) -> None:
        self._vault = vault
        self._encounters = encounters

    def unlooked(self, limit: int) -> tuple[EncounterId, ...]:
        """Give records that changed, or whose referrals moved, since their timer began."""
        rows = self._vault.rows(UNLOOKED, limit)
        return tuple(EncounterId(row["id"]) for row in rows)

    def begin(self, timer: Timer, *, held: bool) -> None:
        """Begin the timer of a record in its stage, or note that nothing changed."""
        facts = (timer.encounter, timer.stage, timer.since, held)
        self._vault.write(partial(_begin, facts))

    def timers(self, stage: Stage, until: int, limit: int) -> tuple[Timer, ...]:
        """Give timers of a stage that no hold stops and that began until then, oldest first."""
        return tuple(map(_timer, self._vault.rows(DUE, stage, until, limit)))

    def timer(self, encounter: EncounterId) -> Timer | None:
        """Give the timer of one record, None before it was looked at."""
        for row in self._vault.rows(TIMER, encounter):
            return _timer(row)
        return None

    def empty_sites(self, before: datetime) -> tuple[SiteId, ...]:
        """Give places without people that were begun before a moment."""
        rows = self._vault.rows(EMPTY_SITES, before.isoformat())
        return tuple(SiteId(row["id"]) for row in rows)

    def head(self, encounter: EncounterId) -> tuple[int, str]:
        """Give the number of events of a record and its last hash; raises NoSuchEncounter."""
        for row in self._vault.rows(HEAD, encounter):
            return row["events"], row["last_hash"] or START
        raise NoSuchEncounter(encounter)

    def erase(self, encounter: EncounterId, stage: Stage, at: datetime) -> None:
        """Take out of one record whatever was told, in one transaction; a stub stays.

        Copies of it go with `clean`. Raises NoSuchEncounter, OnItsWay while a referral of it
        is being handed over, StoreFull and StoreBroken.
        """
        self._vault.write(partial(_erase, encounter, stage, at))
        self._encounters.forget(encounter)

    def erase_site(self, site: SiteId) -> bool:
        """Take a place out that has nobody any more; says whether it went."""
        return self._vault.write(partial(_erase_site, site))

    def is_clean(self) -> bool:
        """Say whether no copy holds what was erased from the database."""
        return not self._vault.rows(IS_SET, UNCLEAN)

    def clean(self, now: datetime) -> bool:
        """Take what was erased out of the log file, the backups and the second copy.

        Says whether all of it is gone; what a full disk or a busy reader kept from going is
        done by the next call. Raises StoreFull and StoreBroken.
        """
        if self.is_clean():
            return True
        if not self._vault.fold_in() or renew(self._vault, now) is None:
            return False
        self._vault.write(self._without_erased)
        return True

    def stubs(self, limit: int) -> tuple[Stub, ...]:
        """Give what stays of erased records, the last one first."""
        return tuple(self._stub(row) for row in self._vault.rows(STUBS, limit))

    def set_asides(self) -> int:
        """Count the damaged files that were set aside; they hold what was erased later."""
        return len(set_asides(self._vault.folder))

    def let_set_aside_go(self) -> None:
        """Delete the damaged files that were set aside."""
        let_set_aside_go(self._vault.folder)

    def _without_erased(self, database: Database) -> None:
        erased = {row[0] for row in database.execute(ERASED)}
        sites = {row[0] for row in database.execute(SITES)}
        self._vault.replay.leave_out(erased, sites)
        database.execute(UNSET, (UNCLEAN,))

    def _stub(self, row: dict[str, Any]) -> Stub:
        return Stub(
            encounter=EncounterId(row["encounter"]),
            code=person_code(EncounterId(row["encounter"])),
            stage=Stage(row["stage"]),
            started=datetime.fromisoformat(row["started"]),
            erased_at=datetime.fromisoformat(row["erased_at"]),
            events=row["events"],
            last_hash=row["last_hash"],
            gone=tuple(map(_gone, self._vault.rows(GONE, row["encounter"]))),
        )


def _begin(facts: tuple[object, ...], database: Database) -> None:
    database.execute(BEGIN, facts)


def _timer(row: dict[str, Any]) -> Timer:
    return Timer(
        encounter=EncounterId(row["encounter"]), stage=Stage(row["stage"]), since=row["since"]
    )


def _erase(encounter: EncounterId, stage: Stage, at: datetime, database: Database) -> None:
    head = database.execute(HEAD, (encounter,)).fetchone()
    if head is None:
        raise NoSuchEncounter(encounter)
    if database.execute(ON_ITS_WAY, (encounter, DeliveryState.sending)).fetchone():
        raise OnItsWay(encounter)
    database.execute("INSERT INTO erasing VALUES (?)", (encounter,))
    database.execute(
        "UPDATE event SET payload = NULL, salt = NULL WHERE encounter = ?", (encounter,)
    )
    database.execute(EMPTIED, (WAITING, DeliveryState.withdrawn, encounter))
    for table in GOES_WITH_IT:
        database.execute(f"DELETE FROM {table} WHERE encounter = ?", (encounter,))  # noqa: S608  # names above only
    forget(encounter, database)
    moment = at.isoformat()
    database.execute(
        "UPDATE encounter SET label = '', erased = ? WHERE id = ?", (moment, encounter)
    )
    facts = (encounter, stage, moment, head[0], head[1] or START)
    database.execute(STUB, facts)
    _mark(database)
    database.execute("DELETE FROM erasing")


def _erase_site(site: SiteId, database: Database) -> bool:
    went = bool(database.execute(SITE, (site,)).rowcount)
    if went:
        _mark(database)
    return went


def _mark(database: Database) -> None:
    """Note in the same transaction that copies still hold what is erased here."""
    for name in (UNCLEAN, WORN):
        database.execute(SET, (name,))


def _gone(row: dict[str, Any]) -> Gone:
    return Gone(
        envelope=EnvelopeId(row["id"]),
        receiver=row["receiver"],
        receipt_code=receipt_code(row["sha256"]),
        made_at=datetime.fromisoformat(row["made_at"]),
        state=DeliveryState(row["state"]),
    )
