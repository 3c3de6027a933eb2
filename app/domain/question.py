"""Questions and cards: the dataclasses are the schema of the content files."""

from dataclasses import dataclass

from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.condition import Condition
from app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStated:
    """A fact that the words of a reply state: code, state and, for some codes, a value."""

    code: Code
    state: State
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One coded reply: the words that the officer taps and the facts that those words state.

    `age` is set by the replies of the age question alone; `protective` names protective
    facts (method 4.8) that the words state.
    """

    id: ReplyId
    says: Text
    facts: tuple[FactStated, ...] = ()
    protective: tuple[str, ...] = ()
    age: Age | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the officer's open words, the coded replies, and how to ask well.

    `topic` is the short name in the top bar. `officer` is also what the person reads in
    translation, so it keeps the rule for the person's text. `alone` is the closed form for
    answering without the officer. `seen` and `on_paper` are codes offered as ticks.
    `several` says that some replies can be true together. `burden` is 1 (low) to 3 (high).
    """

    id: QuestionId
    topic: Text
    officer: Text
    why: Text
    another_way: Text
    burden: int
    replies: tuple[Reply, ...]
    alone: tuple[Text, ...] = ()
    do_not_ask: Text | None = None
    counts: Text | None = None
    several: bool = False
    seen: tuple[Code, ...] = ()
    on_paper: tuple[Code, ...] = ()
    ask_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """A closer look under a ticked sign."""

    code: Code
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of the look-and-listen card; a tap sets its code, basis observed."""

    code: Code
    says: Text
    counts: Text | None = None
    refinements: tuple[Refinement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignGroup:
    """Signs that stand under one heading of the card."""

    id: str
    heading: Text
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceKind:
    """One kind of unlawful act in the short list; it adds no code and no weight."""

    id: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The look-and-listen card: danger and child apart, then groups of two signs."""

    danger: tuple[Sign, ...]
    child: tuple[Sign, ...]
    groups: tuple[SignGroup, ...]
    offence: Text
    offences: tuple[OffenceKind, ...]
    may_hide_signs: tuple[Text, ...]
