"""Counting: how far a dimension, or a pool of dimensions, is shown.

The rule for `shown` is that of the ILO and European Commission indicators (Delphi, 2009);
`possible` is lower on purpose (method, sections 4.3 and 4.7).
"""

from collections.abc import Iterable
from collections.abc import Mapping

from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.evidence import Evidence
from app.domain.indicator_table import COUNTED
from app.domain.indicator_table import MEDIUM
from app.domain.indicator_table import STRONG
from app.domain.indicator_table import WEAK
from app.domain.indicator_table import Ranks
from app.domain.indicator_table import Row
from app.domain.indicator_table import codes
from app.domain.outcome import ForcedLabour
from app.domain.outcome import Shown

SHOWN, POSSIBLE = Shown.shown, Shown.possible
NOT_SHOWN, NOT_EXPLORED = Shown.not_shown, Shown.not_explored
SHOWN_ORDER = (SHOWN, POSSIBLE, NOT_SHOWN, NOT_EXPLORED)
PAIR, TRIPLE = 2, 3
FEW_ANSWERED = 2
INVOLUNTARY = (
    Dimension.deceptive_recruitment,
    Dimension.coercive_recruitment,
    Dimension.exploitation,
)
MENACE = (Dimension.coercive_recruitment, Dimension.coercion)
MENACE_BESIDE = codes("DOC04 VUL02")
ONE_MENACE = codes("CTL05 CTL06 CTL07 CTL08 CTL09 CTL11")


def dimensions_of(evidence: Evidence) -> Mapping[Dimension, Shown]:
    """Say of each of the six dimensions how far it is shown."""
    counted, table = evidence.counted, evidence.table
    return {
        one: _shown(evidence, counted[one])
        if one in counted
        else _unshown(evidence, table.dimensions[one])
        for one in COUNTED
    }


def forced_labour_of(evidence: Evidence, dimensions: Mapping[Dimension, Shown]) -> ForcedLabour:
    """Look through the second lens: work that is involuntary, and under a menace."""
    menace = _pooled(evidence, dimensions, MENACE, MENACE_BESIDE)
    if menace is not SHOWN and any(evidence.best.get(one, 0) >= MEDIUM for one in ONE_MENACE):
        menace = POSSIBLE
    involuntary = _pooled(evidence, dimensions, INVOLUNTARY)
    return ForcedLabour(involuntary=involuntary, menace=menace)


def furthest(results: Iterable[Shown]) -> Shown:
    """Give the furthest of several results."""
    return min(results, key=SHOWN_ORDER.index)


def is_possible(result: Shown) -> bool:
    """Say whether something is at least possible."""
    return result is SHOWN or result is POSSIBLE


def _pooled(
    evidence: Evidence,
    dimensions: Mapping[Dimension, Shown],
    pool: Iterable[Dimension],
    beside: frozenset[Code] = frozenset(),
) -> Shown:
    """Count several dimensions as one, with single codes of others beside them.

    Where one of them is shown by itself, more rows beside it change nothing.
    """
    if any(dimensions[one] is SHOWN for one in pool):
        return SHOWN
    table = evidence.table
    rows = [row for one in pool for row in evidence.counted.get(one, ())]
    rows += [table.rows[code] for code in beside if code in evidence.ranks]
    if rows:
        return _shown(evidence, rows)
    if len(evidence.absent) < FEW_ANSWERED:
        return NOT_EXPLORED
    return _unshown(evidence, beside.union(*(table.dimensions[one] for one in pool)))


def _shown(evidence: Evidence, rows: Iterable[Row]) -> Shown:
    """Give the furthest over the types in view; nothing is further than shown."""
    best = NOT_EXPLORED
    for kind in evidence.view:
        found = _in_column(evidence.ranks, rows, kind)
        if found is SHOWN:
            return SHOWN
        if found is POSSIBLE:
            best = POSSIBLE
    return best


def _unshown(evidence: Evidence, asked: frozenset[Code]) -> Shown:
    absent = evidence.absent
    few = len(absent) < FEW_ANSWERED or len(asked & absent) < FEW_ANSWERED
    return NOT_EXPLORED if few else NOT_SHOWN


def _in_column(ranks: Mapping[Code, Ranks], rows: Iterable[Row], kind: int) -> Shown:
    """Count the rows in the strengths of one type; of a cluster only the strongest."""
    strongest: dict[str, int] = {}
    by_somebody = False
    for row in rows:
        rank = ranks[row.code][kind]
        if rank > strongest.get(row.cluster, 0):
            strongest[row.cluster] = rank
        if rank and not row.is_circumstance:
            by_somebody = True
    return _counted(list(strongest.values())) if by_somebody else NOT_EXPLORED


def _counted(held: list[int]) -> Shown:
    strong, medium, weak = held.count(STRONG), held.count(MEDIUM), held.count(WEAK)
    if strong >= PAIR or (strong and medium + weak):
        return SHOWN
    if medium >= TRIPLE or (medium >= PAIR and weak):
        return SHOWN
    if strong or medium >= PAIR or (medium and weak):
        return POSSIBLE
    return NOT_EXPLORED
