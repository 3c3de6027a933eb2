"""Law, schemes and contacts as dated data: never certain, always with source and age."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.text import Text


class Confidence(StrEnum):
    """Whether the fact was read in its source, or still waits to be checked there."""

    read = "read"
    verify = "verify"


class Topic(StrEnum):
    """What a dated fact is about; the page of the law has one part for each."""

    scheme = "scheme"
    who_refers = "who_refers"
    consent = "consent"
    child = "child"
    duty = "duty"
    recovery = "recovery"
    stay = "stay"
    law = "law"
    conduct = "conduct"
    figures = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """One fact of law or practice with where it stands and until when to trust it."""

    id: str
    says: Text
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence
    topic: Topic = Topic.law
    applies_to: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed; the screen then shows an amber line."""
        return today > self.review_by

    def holds_on(self, day: date) -> bool:
        """Say whether the law held on a day, as far as its dates are known."""
        has_begun = self.valid_from is None or self.valid_from <= day
        return has_begun and (self.valid_to is None or day <= self.valid_to)


class ContactRole(StrEnum):
    """What a contact is for."""

    emergency = "emergency"
    police = "police"
    advice = "advice"
    support = "support"
    authority = "authority"
    child = "child"
    labour = "labour"
    union = "union"
    community = "community"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One number or address that an officer may call or write to.

    `serves` says for whom it is, `languages` what is spoken there.
    """

    id: str
    role: ContactRole
    name: Text
    number: str = ""
    email: str = ""
    hours: Text | None = None
    languages: Text | None = None
    serves: Text | None = None
    superseded: tuple[str, ...] = ()
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed."""
        return today > self.review_by
