"""Conditions of questions: four tests, two joins, three truths; no negation.

"Absent" is a fact that somebody noted and may be named; silence is not, and clears nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code


class Truth(StrEnum):
    """A condition holds, fails, or stays open while nobody has answered."""

    holds = "holds"
    fails = "fails"
    open = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingTest:
    """Holds in one of the settings named, or in a setting of a type (`type:labour`)."""

    setting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTest:
    """Holds on one of the routes named: child, offence, border, site, desk."""

    route: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTest:
    """Holds while a code is in one of the states named (`not_asked` may be one of them)."""

    code: Code
    state: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTest:
    """Holds while an earlier question has one of the replies, or one of the states, named.

    States are `answered` and the five absences.
    """

    question: QuestionId
    reply: tuple[ReplyId, ...] = ()
    state: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds when one of the parts holds."""

    any_of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds when all of the parts hold."""

    all_of: "tuple[Condition, ...]"


Condition = SettingTest | RouteTest | CodeTest | QuestionTest | AnyOf | AllOf
Test = SettingTest | RouteTest | CodeTest | QuestionTest


def truth(condition: Condition, test: Callable[[Test], Truth]) -> Truth:
    """Join the truths of single tests: any-of needs one that holds, all-of needs all."""
    if isinstance(condition, AnyOf):
        parts = {truth(part, test) for part in condition.any_of}
        return _first(parts, (Truth.holds, Truth.open, Truth.fails))
    if isinstance(condition, AllOf):
        parts = {truth(part, test) for part in condition.all_of}
        return _first(parts, (Truth.fails, Truth.open, Truth.holds))
    return test(condition)


def _first(parts: set[Truth], order: tuple[Truth, ...]) -> Truth:
    return next((one for one in order if one in parts), order[-1])
