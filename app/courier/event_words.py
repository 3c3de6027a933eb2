"""The signed words of a receiver about one referral: opened, accepted, rejected, done.

The sequence follows from the kind. Accepting and rejecting share one number, so that the
first of the two stands when two people answer at once.
"""

from collections.abc import Mapping
from datetime import datetime

from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.event import EnvelopeId
from app.domain.plain_form import NotPlain
from app.domain.plain_form import moment_of
from app.domain.plain_form import number_of
from app.domain.plain_form import text_of
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason

KINDS = {
    IncomingState.opened: DeliveryState.fetched,
    IncomingState.accepted: DeliveryState.accepted,
    IncomingState.rejected: DeliveryState.rejected,
    IncomingState.done: DeliveryState.done,
}
SEQUENCE = {
    DeliveryState.fetched: 1,
    DeliveryState.accepted: 2,
    DeliveryState.rejected: 2,
    DeliveryState.done: 3,
}


def write_event(
    tenant: str,
    envelope: EnvelopeId,
    kind: DeliveryState,
    at: datetime,
    reason: RejectReason | None,
) -> dict[str, object]:
    """Give the plain table that the receiver signs."""
    return {
        "tenant": tenant,
        "envelope": envelope,
        "sequence": SEQUENCE[kind],
        "kind": kind.value,
        "at": at.isoformat(),
        "reason": reason.value if reason else "",
    }


def read_event(content: Mapping[str, object], tenant: str) -> News | None:
    """Understand a verified event, None when it is of another tenant or says nothing known."""
    try:
        kind = DeliveryState(text_of(content, "kind"))
        reason = text_of(content, "reason")
        news = News(
            envelope=EnvelopeId(text_of(content, "envelope")),
            sequence=number_of(content, "sequence"),
            state=kind,
            at=moment_of(content, "at"),
            reason=RejectReason(reason).value if reason else "",
        )
    except (NotPlain, ValueError):
        return None
    is_known = SEQUENCE.get(kind) == news.sequence
    return news if is_known and content.get("tenant") == tenant else None
