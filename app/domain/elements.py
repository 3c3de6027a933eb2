"""Act, means and purpose: how far each is shown (method, section 4.5)."""

from collections.abc import Collection
from collections.abc import Mapping

from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.dimensions import FEW_ANSWERED
from app.domain.dimensions import furthest
from app.domain.dimensions import is_possible
from app.domain.evidence import INFERRED
from app.domain.evidence import Evidence
from app.domain.evidence import speaks_of_purpose
from app.domain.indicator_table import MEANS_SIDE
from app.domain.indicator_table import STRONG
from app.domain.indicator_table import Row
from app.domain.indicator_table import codes
from app.domain.outcome import ControlCheck
from app.domain.outcome import Elements
from app.domain.outcome import Shown

PLAIN_ACT = Code("MOV07")
KEPT_OR_HOUSED = codes("LIV01 LIV04 CTL01 CTL03 DOM03")
RECRUITMENT = (
    Dimension.deceptive_recruitment,
    Dimension.coercive_recruitment,
    Dimension.abusive_recruitment,
)
INTENT = codes("REC01 REC02 REC03 REC04 REC07 REC09 REC12 REC19 REC21 MOV05")


def elements_of(
    evidence: Evidence, dimensions: Mapping[Dimension, Shown], check: ControlCheck
) -> Elements:
    """Say how far act, means and purpose are shown."""
    means = _means(dimensions, check)
    purpose = _purpose(evidence, dimensions)
    return Elements(act=_act(evidence, means, purpose), means=means, purpose=purpose)


def _act(evidence: Evidence, means: Shown, purpose: Shown) -> Shown:
    if any(_shows_act(row) for row in evidence.rows):
        return Shown.shown
    acts = evidence.table.acts
    if not evidence.present.isdisjoint(acts) or is_possible(means) or is_possible(purpose):
        return Shown.possible
    return _not_shown(acts & evidence.absent)


def _shows_act(row: Row) -> bool:
    told = row.is_act and row.dimension is not Dimension.context
    kept = row.code == PLAIN_ACT or row.code in KEPT_OR_HOUSED
    return told or kept or row.dimension in RECRUITMENT


def _means(dimensions: Mapping[Dimension, Shown], check: ControlCheck) -> Shown:
    best = furthest(dimensions[one] for one in MEANS_SIDE)
    if is_possible(best):
        return best
    return Shown.not_shown if check.clear else Shown.not_explored


def _purpose(evidence: Evidence, dimensions: Mapping[Dimension, Shown]) -> Shown:
    present = [row for row in evidence.purposes if not _is_inferred(evidence, row.code)]
    if present:
        strong = any(evidence.best[row.code] == STRONG for row in present)
        used = dimensions[Dimension.exploitation] is Shown.shown
        return Shown.shown if strong or used else Shown.possible
    if _is_intended(evidence, dimensions):
        return Shown.possible
    table = evidence.table
    asked = [table.rows[code] for code in table.purposes & evidence.absent]
    return _not_shown([row.code for row in asked if _speaks(evidence, row)])


def _speaks(evidence: Evidence, row: Row) -> bool:
    weight = max(row.column[kind] for kind in evidence.view)
    return speaks_of_purpose(row, weight, child_route=evidence.child_route)


def _is_intended(evidence: Evidence, dimensions: Mapping[Dimension, Shown]) -> bool:
    """Say whether somebody was taken for use that has not begun yet."""
    taken = INTENT & evidence.present
    told = [code for code in taken if not _is_inferred(evidence, code)]
    if not told:
        return False
    lured = Shown.shown in (dimensions[RECRUITMENT[0]], dimensions[RECRUITMENT[1]])
    strong = any(evidence.best[code] == STRONG for code in told)
    return lured or (strong and is_possible(dimensions[Dimension.coercion]))


def _is_inferred(evidence: Evidence, code: Code) -> bool:
    """Say whether a present code is the view of the officer alone."""
    return evidence.basis[code] is INFERRED


def _not_shown(asked: Collection[Code]) -> Shown:
    return Shown.not_shown if len(asked) >= FEW_ANSWERED else Shown.not_explored
