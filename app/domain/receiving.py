"""What a receiver's device knows of referrals that came in; no name before opening."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.event import EnvelopeId


class IncomingState(StrEnum):
    """Where an incoming referral stands at the receiver."""

    arrived = "arrived"
    opened = "opened"
    accepted = "accepted"
    rejected = "rejected"
    done = "done"


class RejectReason(StrEnum):
    """Coded reasons of a receiver who cannot take a referral on."""

    wrong_place = "wrong_place"
    missing_age = "missing_age"
    missing_contact = "missing_contact"
    missing_agreement = "missing_agreement"
    duplicate = "duplicate"
    unreadable = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One row of the inbox: header facts only."""

    id: EnvelopeId
    sender: str
    size: int
    arrived_at: datetime
    state: IncomingState = IncomingState.arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An opened referral: its inbox row and the payload, checked against the header."""

    incoming: Incoming
    payload: dict[str, Any]
