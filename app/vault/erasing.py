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
from app.domain.retention_rule import Stage
from app.domain.site_record import SiteId
from app.vault.backups import renew
from app.vault.chain import START
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.folder import let_set_aside_go
from app.vault.folder import set_asides
from app.vault.opening import Vault

UNCLEAN = "erasure.unclean"
WORN = "erasure.since_keys"
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
        self._vault.replay.leave_out(erased)
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
