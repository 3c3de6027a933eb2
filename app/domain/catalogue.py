"""The catalogue of indicators: one fact a row, with where it counts and how it is noticed.

Source of rows and strengths: the columns of the catalogue's own legend (ILO/EC Delphi
indicators 2009 for adult labour; all other strengths are set by this project).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.domain.text import Text

Code = NewType("Code", str)


class Element(StrEnum):
    """The three elements of the Palermo Protocol (2000), Article 3, and context beside them."""

    act = "act"
    means = "means"
    purpose = "purpose"
    context = "context"


class Dimension(StrEnum):
    """What an indicator speaks about: six Delphi dimensions and four of ours."""

    deceptive_recruitment = "1"
    coercive_recruitment = "2"
    abusive_recruitment = "3"
    exploitation = "4"
    coercion = "5"
    abuse_of_vulnerability = "6"
    danger = "DNG"
    age = "AGE"
    health = "HLT"
    context = "CTX"


class Strength(StrEnum):
    """How much an indicator carries for one type of exploitation."""

    strong = "strong"
    medium = "medium"
    weak = "weak"
    none = "none"


class Kind(StrEnum):
    """The four types of exploitation that have a column of strengths."""

    labour = "labour"
    sexual = "sexual"
    criminal = "criminal"
    domestic = "domestic"


class Noticed(StrEnum):
    """How a code is offered on screen."""

    observed = "observed"
    asked = "asked"
    told = "told"
    file = "file"


class State(StrEnum):
    """What is known of one code."""

    present = "present"
    absent = "absent"
    unknown = "unknown"
    declined = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Strength of one indicator in each of the four columns."""

    labour: Strength
    sexual: Strength
    criminal: Strength
    domestic: Strength

    def of(self, kind: Kind) -> Strength:
        """Give the strength in the column of one type."""
        match kind:
            case Kind.labour:
                return self.labour
            case Kind.sexual:
                return self.sexual
            case Kind.criminal:
                return self.criminal
            case Kind.domestic:
                return self.domestic


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One named value that stands beside the state of a code.

    `strength` replaces the column (never above it); `sets` replaces the state.
    """

    id: str
    strength: Strength | None = None
    sets: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the catalogue: a fact that somebody may notice, be told or find on paper.

    `counts` answers "Does this count?" with an example.
    """

    code: Code
    text: Text
    counts: Text
    elements: tuple[Element, ...]
    dimension: Dimension
    cluster: str
    weights: Weights
    noticed: tuple[Noticed, ...]
    sources: tuple[str, ...]
    note: str = ""
    card: str = ""
    values: tuple[Value, ...] = ()
    details: tuple[str, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All indicators, in their order."""

    version: str
    sources: tuple[str, ...]
    indicators: tuple[Indicator, ...]

    def __hash__(self) -> int:
        """Hash by version alone, so that tables made of it are found fast."""
        return hash(self.version)
