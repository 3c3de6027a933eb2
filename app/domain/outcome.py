"""The words that a result is made of: five outcomes, three flags, reasons; never a score."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.catalogue import Element


class Outcome(StrEnum):
    """What to do next, high to low; never who the person is (method 4.6)."""

    refer = "refer"
    stay_with_it = "stay_with_it"
    other_help = "other_help"
    not_enough_asked = "not_enough_asked"
    nothing_noted = "nothing_noted"


class Shown(StrEnum):
    """How far an element or a dimension is shown (method 4.3, 4.5)."""

    shown = "shown"
    possible = "possible"
    not_shown = "not_shown"
    not_explored = "not_explored"


class Rule(StrEnum):
    """Which rule gave `refer` (method 4.6)."""

    both_sides = "both_sides"
    child = "child"
    forced_labour = "forced_labour"
    other_form = "other_form"
    own_words = "own_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One present code with its best basis and where it stands in the catalogue."""

    code: Code
    basis: Basis
    elements: tuple[Element, ...]
    dimension: Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCheck:
    """Four topics asked through (method 4.4)."""

    leaving: bool
    papers: bool
    money: bool
    threats: bool
    clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedLabour:
    """The second lens (method 4.7): ILO Convention 29, statisticians' guidelines of 2018."""

    involuntary: Shown
    menace: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """How far act, means and purpose are shown."""

    act: Shown
    means: Shown
    purpose: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The part of a result that duties hang on: the outcome and the three flags."""

    outcome: Outcome
    act_now: bool
    child_route: bool
    pause_offence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One explained result; computed afresh from the facts, never stored as progress."""

    outcome: Outcome
    act_now: bool
    child_route: bool
    pause_offence: bool
    elements: Elements
    dimensions: tuple[tuple[Dimension, Shown], ...]
    exploitation: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rule: Rule | None
    forced_labour: ForcedLabour
    control_check: ControlCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unasked fact that would raise the outcome or a flag, for "What would change this"."""

    question: QuestionId | None
    code: Code
    outcome: Outcome
    act_now: bool
    child_route: bool
