"""Law, schemes and contacts as dated data: never certain, always with source and age."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.text import Text


class Confidence(StrEnum):
    """Whether the fact was read in its source, or still waits to be checked there."""

    read = "read"
    verify = "verify"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """One fact of law or practice with where it stands and until when to trust it."""

    id: str
    says: Text
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence
    applies_to: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed; the screen then shows an amber line."""
        return today > self.review_by


class ContactRole(StrEnum):
    """What a contact is for."""

    emergency = "emergency"
    police = "police"
    advice = "advice"
    support = "support"
    authority = "authority"
    child = "child"
    labour = "labour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One number or address that an officer may call or write to."""

    id: str
    role: ContactRole
    name: Text
    number: str = ""
    email: str = ""
    hours: Text | None = None
    superseded: tuple[str, ...] = ()
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed."""
        return today > self.review_by
