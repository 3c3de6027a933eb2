"""Fields that stay not known: the coded reason, and words that stay in spite of a match."""

from dataclasses import dataclass
from enum import StrEnum


class NotKnown(StrEnum):
    """Why a field is not known; each is a full answer, and none is a reason to ask on."""

    not_asked = "not_asked"
    declined = "declined"
    does_not_know = "does_not_know"
    distressed = "distressed"
    no_interpreter = "no_interpreter"
    not_safe = "not_safe"
    awaited = "awaited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A coded reason, with the officer's own words where there are any."""

    reason: NotKnown
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldExplained:
    """A field of the form is not known, because; `key` is its key in our record."""

    key: str
    reason: NotKnown
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitsKept:
    """The officer looked at names and numbers in these very words of a field and keeps them.

    Other words in the same field are scanned again.
    """

    key: str
    words: str
