"""The evidence ledger: each fact with its state and how it is known."""

from dataclasses import dataclass

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One code, its state, and how it is known; `question` says which answer stated it."""

    code: Code
    state: State
    basis: Basis
    values: tuple[str, ...] = ()
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What stands around the facts: age, type of setting, offence, protective facts.

    `kind` is the type of the setting, None for a setting without one.
    """

    age: Age = Age.not_asked
    kind: Kind | None = None
    suspected_offence: bool = False
    protective: tuple[str, ...] = ()
    under_18_then: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All facts of one encounter, in the order they were noted, with their circumstances."""

    facts: tuple[Fact, ...]
    circumstances: Circumstances
