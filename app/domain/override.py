"""Sending more than the table lets pass: always for one receiver, with a reason, on record."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.passing import ReceiverKind
from app.domain.passing import Section


class OverrideReason(StrEnum):
    """Why a section is sent that is held back by default; each goes with the referral."""

    person_asks = "person_asks"
    danger = "danger"
    court_order = "court_order"
    legal_duty = "legal_duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideAllowed:
    """The officer opened one section for one receiver of one kind, after a second look.

    It ends when the receiver is listed under another kind. `words` are the officer's own.
    """

    receiver: str
    listed_as: ReceiverKind
    section: Section
    reason: OverrideReason
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideEnded:
    """The officer took an override back before sending."""

    receiver: str
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedNoted:
    """The officer noted that this receiver needs a section that goes only as needed."""

    receiver: str
    listed_as: ReceiverKind
    section: Section
