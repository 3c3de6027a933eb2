"""The journal's own words: the six kinds of act that are logged, and what a look was for."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

SPELL = timedelta(minutes=10)
FRESH = timedelta(hours=12)


class Operation(StrEnum):
    """The six kinds of act that the law wants logged (directive 2016/680, article 25)."""

    collection = "collection"
    alteration = "alteration"
    consultation = "consultation"
    disclosure = "disclosure"
    combination = "combination"
    erasure = "erasure"

    @property
    def may_be_joined(self) -> bool:
        """Say whether the same act again within one spell stands under one line."""
        return self in (Operation.consultation, Operation.alteration, Operation.combination)


class Purpose(StrEnum):
    """What a record of another day is opened for."""

    carry_on = "carry_on"
    follow_up = "follow_up"
    refer = "refer"
    review = "review"
    asked = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act on one thing of a kind, by its id; what it is for, where that was told."""

    operation: Operation
    kind: str
    about: str
    purpose: str = ""
