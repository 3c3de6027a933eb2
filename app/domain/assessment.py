"""The rules of a result: facts are sorted and the next action is named, nobody is judged.

Source of every rule: the method of the project, sections 4.1 to 4.9. Nothing is ever
subtracted, silence is no answer, and no rule needs violence, papers taken or movement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from app.domain.catalogue import Catalogue
from app.domain.catalogue import Dimension
from app.domain.control_check import control_check_of
from app.domain.dimensions import dimensions_of
from app.domain.dimensions import forced_labour_of
from app.domain.dimensions import is_possible
from app.domain.elements import elements_of
from app.domain.evidence import CHILD_SIGN
from app.domain.evidence import Evidence
from app.domain.evidence import evidence_of
from app.domain.exploitation import exploitation_of
from app.domain.indicator_table import MEANS_SIDE
from app.domain.indicator_table import STRONG
from app.domain.indicator_table import Row
from app.domain.indicator_table import codes
from app.domain.ledger import BASIS_ORDER
from app.domain.ledger import Ledger
from app.domain.outcome import Assessment
from app.domain.outcome import ControlCheck
from app.domain.outcome import Elements
from app.domain.outcome import ForcedLabour
from app.domain.outcome import Outcome
from app.domain.outcome import Reason
from app.domain.outcome import Rule
from app.domain.outcome import Shown
from app.domain.outcome import Verdict

OTHER_FORMS = codes("OTH01 OTH02")
SEVERAL_TELL = "OTH03"
OWN_WORDS = "DIS01"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Everything that the rules of an outcome look at."""

    evidence: Evidence
    dimensions: Mapping[Dimension, Shown]
    elements: Elements
    lens: ForcedLabour
    check: ControlCheck


def verdict(catalogue: Catalogue, ledger: Ledger) -> Verdict:
    """Give outcome and flags alone, without what explains them; raises UnknownCode."""
    return verdict_of(evidence_of(catalogue, ledger))


def verdict_of(evidence: Evidence) -> Verdict:
    """Give the same for evidence that is sorted already."""
    case = _case(evidence)
    return Verdict(
        outcome=Outcome.refer if _rule(case) else _below_refer(case),
        act_now=_is_in_danger(case.evidence),
        child_route=case.evidence.child_route,
        pause_offence=_pauses(case.evidence),
    )


def assess(catalogue: Catalogue, ledger: Ledger) -> Assessment:
    """Give the explained result of the facts; raises UnknownCode.

    Same facts, same catalogue, same result.
    """
    case = _case(evidence_of(catalogue, ledger))
    evidence, rule = case.evidence, _rule(case)
    is_used = rule is not None or is_possible(case.elements.purpose)
    return Assessment(
        outcome=Outcome.refer if rule else _below_refer(case),
        act_now=_is_in_danger(evidence),
        child_route=evidence.child_route,
        pause_offence=_pauses(evidence),
        elements=case.elements,
        dimensions=tuple(case.dimensions.items()),
        exploitation=exploitation_of(evidence, is_used=is_used),
        reasons=_reasons(evidence),
        rule=rule,
        forced_labour=case.lens,
        control_check=case.check,
    )


def _case(evidence: Evidence) -> _Case:
    dimensions = dimensions_of(evidence)
    check = control_check_of(evidence)
    return _Case(
        evidence=evidence,
        dimensions=dimensions,
        elements=elements_of(evidence, dimensions, check),
        lens=forced_labour_of(evidence, dimensions),
        check=check,
    )


def _is_in_danger(evidence: Evidence) -> bool:
    return not evidence.present.isdisjoint(evidence.table.dangers)


def _rule(case: _Case) -> Rule | None:
    """Give the first rule that is enough to refer, if any."""
    if is_possible(case.elements.purpose):
        if is_possible(case.elements.means):
            return Rule.both_sides
        if case.evidence.is_under_18_or_was:
            return Rule.child
        if _is_forced_labour(case.lens):
            return Rule.forced_labour
    if _is_other_form(case.evidence):
        return Rule.other_form
    return Rule.own_words if _is_own_words(case) else None


def _is_forced_labour(lens: ForcedLabour) -> bool:
    return lens.involuntary is Shown.shown and is_possible(lens.menace)


def _is_other_form(evidence: Evidence) -> bool:
    """Say whether another form is told beside any control, or of a child."""
    if evidence.present.isdisjoint(OTHER_FORMS):
        return False
    return evidence.child_route or any(
        evidence.best[row.code] and not row.is_guarded
        for dimension in MEANS_SIDE
        for row in evidence.counted.get(dimension, ())
    )


def _is_own_words(case: _Case) -> bool:
    told = OWN_WORDS in case.evidence.ranks and case.elements.means is Shown.shown
    return told and any(row.is_act for row in case.evidence.rows)


def _below_refer(case: _Case) -> Outcome:
    if _is_one_side_seen(case):
        return Outcome.stay_with_it
    soft_or_used = any(_is_soft_or_purpose(case.evidence, row) for row in case.evidence.rows)
    if case.check.clear:
        if soft_or_used or any(_is_need(row) for row in case.evidence.rows):
            return Outcome.other_help
        if case.elements.purpose is Shown.not_shown:
            return Outcome.nothing_noted
    return Outcome.stay_with_it if soft_or_used else Outcome.not_enough_asked


def _is_one_side_seen(case: _Case) -> bool:
    evidence = case.evidence
    return (
        is_possible(case.elements.means)
        or SEVERAL_TELL in evidence.ranks
        or not evidence.present.isdisjoint(OTHER_FORMS)
        or any(_is_hard_means(evidence, row) for row in evidence.rows)
        or (evidence.child_route and any(_is_child_sign(row) for row in evidence.rows))
    )


def _is_hard_means(evidence: Evidence, row: Row) -> bool:
    has_weight = bool(evidence.best[row.code])
    return has_weight and row.is_means_side and not _is_soft(evidence, row)


def _is_soft(evidence: Evidence, row: Row) -> bool:
    """Say whether it is a circumstance, or a lie about terms that is not strong."""
    lie = row.dimension is Dimension.deceptive_recruitment
    return row.is_circumstance or (lie and evidence.best[row.code] < STRONG)


def _is_child_sign(row: Row) -> bool:
    return row.is_act or (row.dimension is Dimension.age and row.code != CHILD_SIGN)


def _is_soft_or_purpose(evidence: Evidence, row: Row) -> bool:
    if row.is_purpose and row.dimension is Dimension.age:
        return evidence.child_route
    has_weight = bool(evidence.best[row.code]) and not row.is_context
    return has_weight and (row.is_purpose or _is_soft(evidence, row))


def _is_need(row: Row) -> bool:
    return row.dimension in (Dimension.danger, Dimension.health)


def _pauses(evidence: Evidence) -> bool:
    """Say whether control stands beside a suspected offence, so that it has to wait."""
    if not evidence.circumstances.suspected_offence:
        return False
    return any(
        row.is_purpose
        or row.is_means
        or row.is_means_side
        or (evidence.child_route and row.dimension is Dimension.age)
        for row in evidence.rows
    )


def _reasons(evidence: Evidence) -> tuple[Reason, ...]:
    """Give the present codes: strong first, then as they are known, then by code."""
    basis, best, rows = evidence.basis, evidence.best, evidence.table.rows
    strong: list[list[Reason]] = [[] for _ in BASIS_ORDER]
    others: list[list[Reason]] = [[] for _ in BASIS_ORDER]
    for code in sorted(evidence.ranks):
        known = BASIS_ORDER[basis[code]]
        held = strong if best[code] == STRONG else others
        held[known].append(rows[code].reasons[known])
    return tuple(chain(*strong, *others))
