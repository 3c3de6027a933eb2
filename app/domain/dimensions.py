"""Counting: how far a dimension, or a pool of dimensions, is shown.

The rule for `shown` is that of the ILO and European Commission indicators (Delphi, 2009);
`possible` is lower on purpose (method, sections 4.3 and 4.7).
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping

from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.evidence import Evidence
from app.domain.indicator_table import COUNTED
from app.domain.indicator_table import MEDIUM
from app.domain.indicator_table import STRONG
from app.domain.indicator_table import WEAK
from app.domain.indicator_table import Row
from app.domain.indicator_table import codes
from app.domain.outcome import ForcedLabour
from app.domain.outcome import Shown

SHOWN_ORDER = (Shown.shown, Shown.possible, Shown.not_shown, Shown.not_explored)
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
    return {one: _shown(evidence, (one,)) for one in COUNTED}


def forced_labour_of(evidence: Evidence) -> ForcedLabour:
    """Look through the second lens: work that is involuntary, and under a menace."""
    menace = _shown(evidence, MENACE, MENACE_BESIDE)
    if any(evidence.best.get(code, 0) >= MEDIUM for code in ONE_MENACE):
        menace = furthest((menace, Shown.possible))
    return ForcedLabour(involuntary=_shown(evidence, INVOLUNTARY), menace=menace)


def furthest(results: Iterable[Shown]) -> Shown:
    """Give the furthest of several results."""
    return min(results, key=SHOWN_ORDER.index)


def is_possible(result: Shown) -> bool:
    """Say whether something is at least possible."""
    return result is Shown.shown or result is Shown.possible


def _shown(
    evidence: Evidence, pool: Iterable[Dimension], beside: frozenset[Code] = frozenset()
) -> Shown:
    """Count a pool of dimensions, with single codes of others beside it."""
    rows = [row for one in pool for row in evidence.counted.get(one, ())]
    rows += [evidence.table.rows[code] for code in beside if code in evidence.ranks]
    if rows:
        return furthest(_in_column(evidence, rows, kind) for kind in evidence.view)
    asked = set(beside).union(*(evidence.table.dimensions[one] for one in pool))
    few = len(asked & evidence.absent) < FEW_ANSWERED
    return Shown.not_explored if few else Shown.not_shown


def _in_column(evidence: Evidence, rows: Iterable[Row], kind: int) -> Shown:
    """Count the rows in the strengths of one type; of a cluster only the strongest."""
    strongest: dict[str, int] = {}
    by_somebody = False
    for row in rows:
        rank = evidence.ranks[row.code][kind]
        if rank:
            by_somebody = by_somebody or not row.is_circumstance
            if rank > strongest.get(row.cluster, 0):
                strongest[row.cluster] = rank
    return _counted(strongest.values()) if by_somebody else Shown.not_explored


def _counted(ranks: Collection[int]) -> Shown:
    held = list(ranks)
    strong, medium, weak = held.count(STRONG), held.count(MEDIUM), held.count(WEAK)
    if strong >= PAIR or (strong and medium + weak):
        return Shown.shown
    if medium >= TRIPLE or (medium >= PAIR and weak):
        return Shown.shown
    if strong or medium >= PAIR or (medium and weak):
        return Shown.possible
    return Shown.not_explored
