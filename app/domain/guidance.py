"""Guidance beside a result: the binding outcome words and the ordered next actions."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.outcome import Outcome
from app.domain.text import Text


class Flag(StrEnum):
    """The three flags that stand above or below an outcome."""

    act_now = "act_now"
    child_route = "child_route"
    pause_offence = "pause_offence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do: a verb phrase and one quiet line."""

    id: str
    says: Text
    detail: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """The shown words of one outcome, the line under it, and up to four ordered actions."""

    id: Outcome
    icon: str
    shown: Text
    line: Text
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagWords:
    """The shown words of one flag, the line under it, and its actions."""

    id: Flag
    icon: str
    shown: Text
    line: Text
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """All words of outcomes and flags."""

    version: str
    outcomes: tuple[OutcomeWords, ...]
    flags: tuple[FlagWords, ...]

    def words(self, outcome: Outcome) -> OutcomeWords:
        """Give the words of one outcome; a complete edition holds all five."""
        return next(words for words in self.outcomes if words.id == outcome)

    def flag(self, flag: Flag) -> FlagWords:
        """Give the words of one flag; a complete edition holds all three."""
        return next(words for words in self.flags if words.id == flag)
