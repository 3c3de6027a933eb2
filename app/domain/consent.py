"""Agreement of the person: four answers, coded reasons, and the very words that were shown."""

from dataclasses import dataclass
from enum import StrEnum


class AgreementAnswer(StrEnum):
    """What the person said; a no never ends needs, safety or rights."""

    yes = "yes"
    no = "no"
    not_now = "not_now"
    could_not_ask = "could_not_ask"


class ReviewState(StrEnum):
    """How far a translation was checked by a speaker."""

    missing = "missing"
    fuzzy = "fuzzy"
    draft = "draft"
    checked = "checked"
    reviewed = "reviewed"
    reviewed_twice = "reviewed-twice"
    source = "source"

    @property
    def is_settled(self) -> bool:
        """Say whether the words may be shown without a mark."""
        return self in (ReviewState.reviewed, ReviewState.reviewed_twice, ReviewState.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWords:
    """The words that stood on the screen: language, wording version, text, review state.

    `state` is the weakest state among the lines, so that a draft is never taken for
    an informed agreement later.
    """

    language: str
    edition: str
    lines: tuple[str, ...]
    state: ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The latest answer of the person, as the referral needs it."""

    answer: AgreementAnswer
    reasons: tuple[str, ...]
    shown: ShownWords

    @property
    def allows_sending(self) -> bool:
        """Say whether the person agreed to the referral."""
        return self.answer is AgreementAnswer.yes
