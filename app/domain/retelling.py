"""Asking again: a story is told once; whoever asks again gives a reason."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId


class AskAgain(StrEnum):
    """Reasons for asking what is already on record."""

    new = "new"
    unclear = "unclear"
    evidence_law = "evidence_law"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """A question that was answered before is asked once more."""

    question: QuestionId
    reason: AskAgain
