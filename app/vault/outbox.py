"""Frozen sealed referrals and where they stand; fits the port `Outbox`."""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.event import Recorded
from app.vault.driver import Database
from app.vault.encounters import record
from app.vault.opening import Vault

ADD = """
INSERT INTO outbox (id, encounter, receiver, header, sealed, sha256, made_at,
                    state, tries, cause, next_try, receipt, reason, state_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SAVE = """
UPDATE outbox
SET state = ?, tries = ?, cause = ?, next_try = ?, receipt = ?, reason = ?, state_at = ?
WHERE id = ?
"""
ONE = "SELECT * FROM outbox WHERE id = ?"
FACTS = """
id, encounter, receiver, zeroblob(0) AS header, zeroblob(0) AS sealed, sha256, made_at,
state, tries, cause, next_try, receipt, reason, state_at
"""
LOOK = f"""
SELECT place, {FACTS} FROM outbox WHERE state = ? ORDER BY place DESC LIMIT ?
"""  # noqa: S608  # no word from outside
OF = f"SELECT {FACTS} FROM outbox WHERE encounter = ? ORDER BY place"  # noqa: S608  # no word from outside


class OutboxStore:
    """The outbox in an open vault; the sealed bytes never change and never go."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, encounter: Encounter, recorded: Recorded, parcel: Parcel) -> None:
        """Store the event `ReferralConfirmed` and the parcel, both or none.

        Raises what saving an event raises.
        """
        self._vault.write(partial(_add, encounter, recorded, parcel))

    def get(self, envelope: EnvelopeId) -> Parcel:
        """Read one parcel; raises NoSuchEnvelope."""
        for row in self._vault.rows(ONE, envelope):
            return _parcel(row)
        raise NoSuchEnvelope(envelope)

    def looks(
        self, states: Iterable[DeliveryState], limit: int | None = None
    ) -> tuple[Parcel, ...]:
        """Give parcels in some states without their bytes, newest first."""
        most = -1 if limit is None else limit
        rows = [row for state in set(states) for row in self._vault.rows(LOOK, state, most)]
        rows.sort(key=lambda row: row["place"], reverse=True)
        return tuple(map(_parcel, rows[:limit]))

    def of(self, encounter: EncounterId) -> tuple[Parcel, ...]:
        """Give the parcels of one encounter without their bytes, oldest first."""
        return tuple(map(_parcel, self._vault.rows(OF, encounter)))

    def change(self, envelope: EnvelopeId, step: Callable[[Parcel], Parcel]) -> Parcel:
        """Read one parcel, take one step and store it, in one durable transaction.

        Raises NoSuchEnvelope and what saving an event raises.
        """
        return self._vault.write(partial(_change, envelope, step))


def _add(encounter: Encounter, recorded: Recorded, parcel: Parcel, database: Database) -> None:
    record(encounter, recorded, database)
    frozen = (
        parcel.id,
        parcel.encounter,
        parcel.receiver,
        parcel.header,
        parcel.sealed,
        parcel.sha256,
        parcel.made_at.isoformat(),
    )
    database.execute(ADD, (*frozen, *_standing(parcel)))


def _change(
    envelope: EnvelopeId, step: Callable[[Parcel], Parcel], database: Database
) -> Parcel:
    for row in database.query(ONE, (envelope,)):
        before = _parcel(row)
        after = step(before)
        if after != before:
            database.execute(SAVE, (*_standing(after), envelope))
        return after
    raise NoSuchEnvelope(envelope)


def _standing(parcel: Parcel) -> tuple[object, ...]:
    return (
        parcel.state,
        parcel.tries,
        parcel.cause,
        _text(parcel.next_try),
        parcel.receipt,
        parcel.reason,
        _text(parcel.state_at),
    )


def _parcel(row: dict[str, Any]) -> Parcel:
    return Parcel(
        id=EnvelopeId(row["id"]),
        encounter=EncounterId(row["encounter"]),
        receiver=row["receiver"],
        header=row["header"],
        sealed=row["sealed"],
        sha256=row["sha256"],
        made_at=datetime.fromisoformat(row["made_at"]),
        state=DeliveryState(row["state"]),
        tries=row["tries"],
        cause=Cause(row["cause"]) if row["cause"] else None,
        next_try=_time(row["next_try"]),
        receipt=row["receipt"],
        reason=row["reason"],
        state_at=_time(row["state_at"]),
    )


def _text(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
