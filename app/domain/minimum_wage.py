"""The legal minimum of pay for one hour, as dated data of a jurisdiction."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.dated_fact import Confidence
from app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalMinimum:
    """One minimum for one group of workers, with where it stands and until when to trust it.

    `says` names the group, such as an age band; `amount` is for one hour in `currency`
    (ISO 4217).
    """

    id: str
    says: Text
    amount: Decimal
    currency: str
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence
    valid_from: date
    valid_to: date | None = None
    applies_to: str = ""

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed."""
        return today > self.review_by

    def holds_on(self, day: date) -> bool:
        """Say whether it held on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
