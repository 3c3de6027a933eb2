"""Receiving: the inbox of an organisation, opening with its own key, accepting, rejecting."""

from contextlib import suppress
from dataclasses import replace

from app.casework.desk import Desk
from app.domain.errors import HubOutOfReach
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import Opened
from app.domain.receiving import RejectReason


def inbox(desk: Desk) -> tuple[Incoming, ...]:
    """Give what came in, newest first; stores nothing and asks nobody."""
    return desk.inbox.rows() if desk.inbox else ()


def fetch(desk: Desk) -> None:
    """Ask the hub what came in and keep it; raises HubOutOfReach."""
    if desk.inbox is None or desk.mailroom is None:
        return
    arrivals = desk.mailroom.arrivals()
    known = {row.id for row in desk.inbox.rows()}
    for row in arrivals:
        if row.id not in known:
            desk.inbox.keep(row)


def listen(desk: Desk) -> None:
    """Fetch what came in where the hub can be reached; out of reach, the next round asks."""
    with suppress(HubOutOfReach):
        fetch(desk)


def open_referral(desk: Desk, envelope: EnvelopeId) -> Opened:
    """Open one referral with the organisation's own key, never at the hub.

    The unsealing is journalled before it is done; the first opening is told to the
    sender. Raises NoSuchEnvelope, HubOutOfReach, CannotOpen.
    """
    row = _row(desk, envelope)
    if desk.inbox is None or desk.mailroom is None:
        raise NoSuchEnvelope(envelope)
    payload = desk.inbox.payload(envelope)
    if payload is None:
        desk.journal.note("consultation", "envelope", envelope)
        payload = desk.mailroom.open(envelope)
        desk.inbox.keep(row, payload)
    if row.state is IncomingState.arrived:
        row = _tell_opened(desk, row, payload)
    return Opened(incoming=row, payload=payload)


def _tell_opened(desk: Desk, row: Incoming, payload: dict[str, object]) -> Incoming:
    """Tell the sender; out of reach, the row stays as it arrived and is told next time."""
    if desk.mailroom is None or desk.inbox is None:
        return row
    try:
        desk.mailroom.tell(row.id, IncomingState.opened, None)
    except HubOutOfReach:
        return row
    opened = replace(row, state=IncomingState.opened)
    desk.inbox.keep(opened, payload)
    return opened


def accept(desk: Desk, envelope: EnvelopeId) -> Incoming:
    """Take the referral on and tell the sender; raises HubOutOfReach when it cannot be told."""
    return _tell(desk, envelope, IncomingState.accepted, None)


def reject(desk: Desk, envelope: EnvelopeId, reason: RejectReason) -> Incoming:
    """Say that the referral cannot be taken on, with a coded reason the sender can act on."""
    return _tell(desk, envelope, IncomingState.rejected, reason)


def finish(desk: Desk, envelope: EnvelopeId) -> Incoming:
    """Say that the work on it is finished."""
    return _tell(desk, envelope, IncomingState.done, None)


def _tell(
    desk: Desk, envelope: EnvelopeId, state: IncomingState, reason: RejectReason | None
) -> Incoming:
    row = _row(desk, envelope)
    if desk.inbox is None or desk.mailroom is None:
        raise NoSuchEnvelope(envelope)
    desk.mailroom.tell(envelope, state, reason)
    moved = replace(row, state=state)
    desk.inbox.keep(moved, desk.inbox.payload(envelope))
    return moved


def _row(desk: Desk, envelope: EnvelopeId) -> Incoming:
    rows = desk.inbox.rows() if desk.inbox else ()
    for row in rows:
        if row.id == envelope:
            return row
    raise NoSuchEnvelope(envelope)
