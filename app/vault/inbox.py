"""What a receiver's device keeps of incoming referrals; fits the port `InboxStore`."""

import json
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.vault.driver import Database
from app.vault.opening import Vault

KEEP = """
INSERT INTO inbox (id, sender, size, arrived_at, state, payload) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE
SET sender = excluded.sender, size = excluded.size, arrived_at = excluded.arrived_at,
    state = excluded.state, payload = coalesce(excluded.payload, payload)
"""
ALL = "SELECT * FROM inbox ORDER BY place DESC"
PAYLOAD = "SELECT payload FROM inbox WHERE id = ? AND payload IS NOT NULL"


class InboxStore:
    """The inbox in an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def rows(self) -> tuple[Incoming, ...]:
        """Give all rows, newest first."""
        return tuple(_incoming(row) for row in self._vault.rows(ALL))

    def keep(self, incoming: Incoming, payload: dict[str, object] | None = None) -> None:
        """Store or change one row; a payload once kept stays when none is given."""
        text = None if payload is None else json.dumps(payload)
        self._vault.write(partial(_keep, incoming, text))

    def payload(self, envelope: EnvelopeId) -> dict[str, object] | None:
        """Read the payload of an opened row."""
        for row in self._vault.rows(PAYLOAD, envelope):
            payload: dict[str, object] = json.loads(row["payload"])
            return payload
        return None


def _keep(incoming: Incoming, payload: str | None, database: Database) -> None:
    row = (
        incoming.id,
        incoming.sender,
        incoming.size,
        incoming.arrived_at.isoformat(),
        incoming.state,
        payload,
    )
    database.execute(KEEP, row)


def _incoming(row: dict[str, Any]) -> Incoming:
    return Incoming(
        id=EnvelopeId(row["id"]),
        sender=row["sender"],
        size=row["size"],
        arrived_at=datetime.fromisoformat(row["arrived_at"]),
        state=IncomingState(row["state"]),
    )
