"""Ending what nobody may keep longer: the body goes, row, receipt and tombstone stay."""

from sqlalchemy import select
from sqlalchemy import update

from app.hub.receipts import tombstone_of
from app.hub.running import Hub
from app.hub.tables import ENVELOPE

EXPIRED = "expired"


def expire(hub: Hub, received_before: int) -> int:
    """End every envelope received before that time; give how many were ended."""
    old = select(ENVELOPE.c.tenant, ENVELOPE.c.id).where(
        (ENVELOPE.c.received_at < received_before) & (ENVELOPE.c.tombstone == "")
    )
    with hub.store.writing() as connection:
        rows = connection.execute(old).all()
        for row in rows:
            at = hub.ticks()
            ended = {
                "body": None,
                "ended_at": at,
                "ended_reason": EXPIRED,
                "tombstone": tombstone_of(hub, row.tenant, row.id, EXPIRED, at),
            }
            wanted = (ENVELOPE.c.tenant == row.tenant) & (ENVELOPE.c.id == row.id)
            connection.execute(update(ENVELOPE).where(wanted).values(**ended))
    return len(rows)
