"""The officer's own view beside the rules, and the blind second look of a colleague.

The rules' outcome is stored beside each view and never replaced by it. A view below it
needs a reason. What a person did or is can be no reason: another story, no cooperation,
coming back, a phone, pay, consent, an offence or no right to stay are not offered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Age
from app.domain.outcome import Outcome

ORDER = tuple(Outcome)


class Certainty(StrEnum):
    """How sure somebody is of their own view, from 1 to 5; never of the person."""

    not_sure = "1"
    a_little = "2"
    fairly = "3"
    sure = "4"
    very = "5"


class Direction(StrEnum):
    """Where a view stands beside the outcome of the rules."""

    same = "same"
    above = "above"
    below = "below"


class AboveReason(StrEnum):
    """Why a view stands above the rules; it is always allowed."""

    professional_judgement = "professional_judgement"
    told_by_others = "told_by_others"
    pattern_here = "pattern_here"
    not_asked_about = "not_asked_about"


class BelowReason(StrEnum):
    """Why a view stands below the rules; each is about the record, none about the person."""

    noted_by_mistake = "noted_by_mistake"
    reply_misread = "reply_misread"
    wrong_translation = "wrong_translation"
    other_person = "other_person"
    paper_explains = "paper_explains"
    other = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementNoted:
    """The officer's view, beside what the rules gave at that moment.

    `reason` is a code of the list of its direction, or empty; `words` are free and are
    searched for nothing.
    """

    view: Outcome
    rule: Outcome
    certainty: Certainty
    reason: str = ""
    words: str = ""

    @property
    def direction(self) -> Direction:
        """Where the view stands beside the outcome of the rules."""
        return direction(self.view, self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeAssessed:
    """An age assessment was recorded: its result, who made it, and on what it rests.

    It alone ends the child route; a later doubt opens it again.
    """

    age: Age
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """A colleague sorted the same facts without seeing outcome or view.

    `looker` is the colleague's staff code, `first` the officer's view at that moment, which
    is the outcome of the rules where the officer gave none.
    """

    view: Outcome
    certainty: Certainty
    looker: str
    first: Outcome

    @property
    def agrees(self) -> bool:
        """Say whether both came to the same."""
        return self.view is self.first


class Accord(StrEnum):
    """How the looks at one encounter stand to one another."""

    none = "none"
    agree = "agree"
    tie = "tie"
    with_first = "with_first"
    with_second = "with_second"
    apart = "apart"

    @property
    def is_settled(self) -> bool:
        """Say whether no further look is called for."""
        return self not in (Accord.none, Accord.tie)


def direction(view: Outcome, rule: Outcome) -> Direction:
    """Say where a view stands beside the outcome of the rules."""
    if view is rule:
        return Direction.same
    above = ORDER.index(view) < ORDER.index(rule)
    return Direction.above if above else Direction.below


def accord(looks: Sequence[SecondLook]) -> Accord:
    """Say how the looks stand: a third one breaks a tie of the first two."""
    if not looks:
        return Accord.none
    second = looks[0]
    if second.agrees:
        return Accord.agree
    if len(looks) == 1:
        return Accord.tie
    third = looks[1].view
    if third is second.first:
        return Accord.with_first
    return Accord.with_second if third is second.view else Accord.apart
