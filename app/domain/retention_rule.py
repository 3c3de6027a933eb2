"""Rules on how long a record stays, as dated data of a jurisdiction."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dated_fact import Confidence
from app.domain.text import Text


class Stage(StrEnum):
    """How far a record came; each has a period of its own, or none."""

    unfinished = "unfinished"
    other_help = "other_help"
    not_opened = "not_opened"
    opened = "opened"
    withdrawn = "withdrawn"


# Used where the content of a jurisdiction has no rule. A referral that nobody opened has
# none on purpose: a hub can lose or end what was never read.
CAREFUL_DAYS = {
    Stage.unfinished: 28,
    Stage.other_help: 28,
    Stage.opened: 7,
    Stage.withdrawn: 7,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """The days for one stage, with where they come from and until when to trust them."""

    id: str
    stage: Stage
    days: int
    says: Text
    source: str
    checked_on: date
    review_by: date
    confidence: Confidence

    def is_overdue(self, today: date) -> bool:
        """Say whether the review date has passed."""
        return today > self.review_by
