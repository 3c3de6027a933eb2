"""The catalogue made ready for counting: strengths as ranks, and where each code belongs.

The lists of codes are rules, not content: guarded codes and circumstances never carry a
result by themselves (method, section 3).
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from app.domain.answers import Basis
from app.domain.catalogue import Catalogue
from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.catalogue import Element
from app.domain.catalogue import Indicator
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.catalogue import Strength
from app.domain.catalogue import Value
from app.domain.errors import UnknownCode
from app.domain.outcome import Reason

Ranks = tuple[int, ...]

WEAK, MEDIUM, STRONG = 1, 2, 3
RANK = {Strength.none: 0, Strength.weak: WEAK, Strength.medium: MEDIUM, Strength.strong: STRONG}
KINDS = tuple(Kind)
HOURS = Code("WRK01")


def codes(words: str) -> frozenset[Code]:
    """Read a set of codes as it is written in the method."""
    return frozenset(Code(word) for word in words.split())


GUARDED = codes("HLT01 HLT02 HLT03 HLT04 HLT05 BEH01 BEH02 BEH03 BEH04 AGE04 LIV05 SEX05")
CIRCUMSTANCES = codes("REC14 REC15 REC18 REC22 VUL02 VUL04 VUL05 DOM04 CTL25")
COUNTED = (
    Dimension.deceptive_recruitment,
    Dimension.coercive_recruitment,
    Dimension.abusive_recruitment,
    Dimension.exploitation,
    Dimension.coercion,
    Dimension.abuse_of_vulnerability,
)
MEANS_SIDE = tuple(one for one in COUNTED if one is not Dimension.exploitation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator, ready to be counted.

    `column` holds the highest rank for each type, `plain` the rank of a fact without
    a value. `is_counted` says that it counts in one of the six dimensions, `is_means_side`
    that it speaks of control: means, or a dimension other than exploitation. Context does
    neither. `reasons` holds the line of a result for each basis, in the order of `Basis`.
    """

    code: Code
    column: Ranks
    plain: Ranks
    values: Mapping[str, Value]
    dimension: Dimension
    cluster: str
    is_act: bool
    is_means: bool
    is_purpose: bool
    is_context: bool
    is_counted: bool
    is_means_side: bool
    is_guarded: bool
    is_circumstance: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTable:
    """All rows by code, and which counted codes each dimension holds."""

    rows: Mapping[Code, Row]
    dangers: frozenset[Code]
    dimensions: Mapping[Dimension, frozenset[Code]]
    purposes: frozenset[Code]
    acts: frozenset[Code]

    def row(self, code: Code) -> Row:
        """Find one row; raises UnknownCode."""
        self.require({code})
        return self.rows[code]

    def require(self, codes: AbstractSet[Code]) -> None:
        """Refuse codes that no row has; raises UnknownCode."""
        for code in sorted(codes - self.rows.keys()):
            raise UnknownCode(code)


@lru_cache(maxsize=8)
def table_of(catalogue: Catalogue) -> IndicatorTable:
    """Make the table of one catalogue; it is made once and never changes."""
    rows = {indicator.code: _row(indicator) for indicator in catalogue.indicators}
    counted = [row for row in rows.values() if row.is_counted]
    return IndicatorTable(
        rows=rows,
        dangers=frozenset(
            row.code for row in rows.values() if row.dimension is Dimension.danger
        ),
        dimensions={
            dimension: frozenset(row.code for row in counted if row.dimension is dimension)
            for dimension in COUNTED
        },
        purposes=frozenset(row.code for row in rows.values() if row.is_purpose),
        acts=frozenset(row.code for row in rows.values() if row.is_act),
    )


def _row(indicator: Indicator) -> Row:
    guarded = indicator.code in GUARDED
    column = tuple(RANK[indicator.weights.of(kind)] for kind in KINDS)
    column = at_most(WEAK, column) if guarded else column
    return Row(
        code=indicator.code,
        column=column,
        plain=at_most(WEAK, column) if indicator.code == HOURS else column,
        values={value.id: value for value in indicator.values},
        dimension=indicator.dimension,
        cluster=indicator.cluster,
        is_act=Element.act in indicator.elements,
        is_means=Element.means in indicator.elements,
        is_purpose=Element.purpose in indicator.elements,
        is_context=Element.context in indicator.elements,
        is_counted=_is_in(indicator, COUNTED),
        is_means_side=_is_in(indicator, MEANS_SIDE) or _is_means(indicator),
        is_guarded=guarded,
        is_circumstance=indicator.code in CIRCUMSTANCES,
        reasons=tuple(_reason(indicator, basis) for basis in Basis),
    )


def _is_in(indicator: Indicator, dimensions: tuple[Dimension, ...]) -> bool:
    return Element.context not in indicator.elements and indicator.dimension in dimensions


def _is_means(indicator: Indicator) -> bool:
    used = indicator.dimension is Dimension.exploitation
    return Element.means in indicator.elements and not used


def _reason(indicator: Indicator, basis: Basis) -> Reason:
    return Reason(
        code=indicator.code,
        basis=basis,
        elements=indicator.elements,
        dimension=indicator.dimension,
    )


def at_most(rank: int, ranks: Ranks) -> Ranks:
    """Lower every rank that is above the one named."""
    return tuple(min(rank, one) for one in ranks)


def state_by_value(row: Row, state: State, values: tuple[str, ...]) -> State:
    """Give the state that the values set; a value that sets none leaves the state as it is.

    Of several values the strongest counts, so one that sets no state wins over the others,
    and not known wins over absent.
    """
    known = [row.values[value] for value in values if value in row.values]
    sets = {value.sets for value in known}
    if None in sets or not sets:
        return state
    return State.unknown if State.unknown in sets else State.absent


def ranks_by_value(row: Row, values: tuple[str, ...]) -> Ranks:
    """Give the ranks of a present fact: the strongest value, never above the column."""
    known = [row.values[value] for value in values if value in row.values]
    named = [value.strength for value in known if value.sets is None]
    if not named or None in named:
        return row.plain
    return at_most(max(RANK[strength] for strength in named if strength), row.column)
