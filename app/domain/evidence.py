"""What the facts amount to, code by code, before any rule of a result is asked.

Present wins over absent, both over not known; protective facts only answer what nothing
else has answered (method, sections 3, 4.2 and 4.8).
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from dataclasses import replace
from operator import itemgetter

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.catalogue import Catalogue
from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.indicator_table import HOURS
from app.domain.indicator_table import KINDS
from app.domain.indicator_table import WEAK
from app.domain.indicator_table import IndicatorTable
from app.domain.indicator_table import Ranks
from app.domain.indicator_table import Row
from app.domain.indicator_table import at_most
from app.domain.indicator_table import codes
from app.domain.indicator_table import ranks_by_value
from app.domain.indicator_table import state_by_value
from app.domain.indicator_table import table_of
from app.domain.ledger import BASIS_ORDER
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.working_hours import hours_rank

BRINGS_IN: Mapping[Kind, frozenset[Code]] = {
    Kind.labour: frozenset(),
    Kind.sexual: codes("SEX01 SEX02 SEX03 SEX04 SEX06 SEX07 SEX08"),
    Kind.criminal: codes("CRM02 CRM03 CRM04 CRM05 CRM08 CRM10"),
    Kind.domestic: codes("DOM01 DOM02 DOM03 DOM04"),
}
ANSWERED_BY: Mapping[str, frozenset[Code]] = {
    "own_keys": codes("LIV04"),
    "own_papers": codes("DOC01"),
    "own_money": codes("MON06"),
    "own_phone": codes("CTL02"),
    "no_debt_to_controller": codes("MON04"),
    "written_contract": codes("WRK04"),
    "can_leave_without_penalty": codes("CTL12"),
    "goes_out_freely": codes("CTL01"),
    "can_refuse": codes("SEX01 WRK03"),
    "free_contact_family": codes("CTL04"),
    "pay_regular": codes("MON01 MON02"),
    "knows_address": codes("LIV03"),
}
TOLD_ONLY = frozenset(
    {
        "attends_school",
        "chooses_hours",
        "chose_employer",
        "day_off",
        "independent_interpreter",
        "interviewed_alone",
        "knows_rights",
        "left_and_returned_freely",
        "others_left_freely",
        "own_home",
        "own_room",
    }
)
PROTECTIVE = TOLD_ONLY | ANSWERED_BY.keys()
PRESENT, ABSENT = State.present, State.absent
INFERRED = Basis.inferred
CHILD_SIGN = Code("AGE01")
SORTS_ANEW = frozenset({HOURS, CHILD_SIGN}).union(*BRINGS_IN.values())
CHILD_PURPOSES = codes("AGE07 AGE08")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Present rows with their ranks and best basis, absent codes, and the types in view.

    `ranks` has one rank for each type, `best` the highest over the types in view;
    `counted` sorts the present rows that count into the six dimensions; `purposes` are the
    present purpose codes that say something of use here.
    """

    table: IndicatorTable
    circumstances: Circumstances
    rows: tuple[Row, ...]
    ranks: Mapping[Code, Ranks]
    basis: Mapping[Code, Basis]
    best: Mapping[Code, int]
    view: tuple[int, ...]
    counted: Mapping[Dimension, tuple[Row, ...]]
    purposes: tuple[Row, ...]
    absent: AbstractSet[Code]
    child_route: bool

    @property
    def present(self) -> AbstractSet[Code]:
        """All codes that are present."""
        return self.ranks.keys()

    @property
    def is_under_18_or_was(self) -> bool:
        """Say whether it began, or may have begun, before the age of 18."""
        began = self.circumstances.under_18_then or "AGE06" in self.ranks
        return self.child_route or began


def evidence_of(catalogue: Catalogue, ledger: Ledger) -> Evidence:
    """Sort the facts of a ledger; raises UnknownCode."""
    table = table_of(catalogue)
    circumstances = ledger.circumstances
    ranks, basis, absent = _sorted(table, ledger.facts)
    for fact in circumstances.protective:
        absent |= ANSWERED_BY.get(fact, frozenset())
    rows = tuple([table.rows[code] for code in ranks])
    view = _view(ranks.keys(), circumstances)
    best = _best(ranks, view)
    child = circumstances.age in (Age.child, Age.unknown) or CHILD_SIGN in ranks
    return Evidence(
        table=table,
        circumstances=circumstances,
        rows=rows,
        ranks=ranks,
        basis=basis,
        best=best,
        view=view,
        counted=_counted(rows),
        purposes=tuple(
            [
                row
                for row in rows
                if row.is_purpose and speaks_of_purpose(row, best[row.code], child_route=child)
            ]
        ),
        absent=absent - ranks.keys(),
        child_route=child,
    )


def with_sign(evidence: Evidence, code: Code, basis: Basis) -> Evidence | None:
    """Give the evidence with one more plain present sign, without sorting all of it again.

    None where the sign stands already, or where it changes which types are in view, the
    route of a child, or how hours count: then all facts have to be sorted.
    """
    if code in evidence.ranks or code in SORTS_ANEW or basis is INFERRED:
        return None
    row = evidence.table.row(code)
    weight = max(row.plain[kind] for kind in evidence.view)
    counted = evidence.counted
    if row.is_counted:
        counted = {**counted, row.dimension: (*counted.get(row.dimension, ()), row)}
    purposes = evidence.purposes
    child = evidence.child_route
    if row.is_purpose and speaks_of_purpose(row, weight, child_route=child):
        purposes = (*purposes, row)
    return replace(
        evidence,
        rows=(*evidence.rows, row),
        ranks={**evidence.ranks, code: row.plain},
        basis={**evidence.basis, code: basis},
        best={**evidence.best, code: weight},
        counted=counted,
        purposes=purposes,
        absent=evidence.absent - {code},
    )


def speaks_of_purpose(row: Row, weight: int, *, child_route: bool) -> bool:
    """Say whether a purpose code has weight here; two count on the child route only."""
    if row.code in CHILD_PURPOSES:
        return child_route
    return weight > 0 and not row.is_guarded


Sorting = tuple[dict[Code, Ranks], dict[Code, Basis], set[Code]]


def _sorted(table: IndicatorTable, facts: Collection[Fact]) -> Sorting:
    """Give the ranks and best basis of present codes, and the codes answered absent."""
    rows = table.rows
    ranks: dict[Code, Ranks] = {}
    basis: dict[Code, Basis] = {}
    absent: set[Code] = set()
    for fact in facts:
        code, state = fact.code, fact.state
        if fact.values:
            state = state_by_value(table.row(code), state, fact.values)
        if state is ABSENT:
            absent.add(code)
        elif state is PRESENT:
            row = rows.get(code) or table.row(code)
            is_plain = not fact.values and fact.basis is not INFERRED
            found = row.plain if is_plain else _ranks(row, fact)
            if code in ranks:
                _join(ranks, basis, fact, found)
            else:
                ranks[code], basis[code] = found, fact.basis
    table.require(absent)
    if HOURS in ranks:
        hours = [fact for fact in facts if fact.code == HOURS and fact.state is PRESENT]
        ranks[HOURS] = at_most(hours_rank(hours), rows[HOURS].column)
    return ranks, basis, absent


def _join(ranks: dict[Code, Ranks], basis: dict[Code, Basis], fact: Fact, found: Ranks) -> None:
    """Join a code that is told again: the higher rank counts, and the best basis."""
    code, known = fact.code, fact.basis
    held, best = ranks[code], basis[code]
    if found is not held:
        ranks[code] = tuple(map(max, held, found))
    if known is not best and BASIS_ORDER[known] < BASIS_ORDER[best]:
        basis[code] = known


def _ranks(row: Row, fact: Fact) -> Ranks:
    """Give the ranks of one present fact; what is only inferred is weak."""
    found = ranks_by_value(row, fact.values) if fact.values else row.plain
    return at_most(WEAK, found) if fact.basis is INFERRED else found


def _best(ranks: Mapping[Code, Ranks], view: tuple[int, ...]) -> dict[Code, int]:
    """Give the highest rank of each code over the types in view; labour comes first."""
    if len(view) == 1:
        return {code: held[view[0]] for code, held in ranks.items()}
    in_view = itemgetter(*view)
    return {code: max(in_view(held)) for code, held in ranks.items()}


def _view(present: AbstractSet[Code], circumstances: Circumstances) -> tuple[int, ...]:
    """Give the places of the types in view; labour always is."""
    told = {Kind.labour, circumstances.kind}
    if circumstances.suspected_offence:
        told.add(Kind.criminal)
    return tuple(
        [
            place
            for place, kind in enumerate(KINDS)
            if kind in told or not present.isdisjoint(BRINGS_IN[kind])
        ]
    )


def _counted(rows: Iterable[Row]) -> dict[Dimension, tuple[Row, ...]]:
    sorted_rows: dict[Dimension, list[Row]] = {}
    for row in rows:
        if row.is_counted:
            sorted_rows.setdefault(row.dimension, []).append(row)
    return {dimension: tuple(held) for dimension, held in sorted_rows.items()}
