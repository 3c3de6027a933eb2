"""Promises of the assessment over random facts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.assessment import verdict
from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.catalogue import Element
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.evidence import ANSWERED_BY
from app.domain.indicator_table import CIRCUMSTANCES
from app.domain.indicator_table import GUARDED
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.outcome import Assessment
from app.domain.outcome import Outcome
from app.domain.outcome import Verdict
from tests.shipped import catalogue

ROWS = {row.code: row for row in catalogue().indicators}
COERCION = (Dimension.coercive_recruitment, Dimension.coercion)
NOT_IN_VIEW = "CRM07"
"""The one sign of coercion that has no weight for labour and brings no type into view."""
PROTECTIVE = (*ANSWERED_BY, "day_off", "own_home")
HEIGHT = {outcome: -place for place, outcome in enumerate(Outcome)}
EACH = 1_500
MANY = settings(max_examples=EACH, deadline=None)
TRIED: Counter[str] = Counter()
STATUS = tuple(
    row.code
    for row in ROWS.values()
    if row.elements == (Element.context,) and row.code.startswith(("STA", "VUL", "COR", "SMU"))
)
"""Who somebody is by law, where they come from, how they came: shown, never counted."""

codes = st.sampled_from(sorted(ROWS))
bases = st.sampled_from(Basis)
present = st.builds(Fact, code=codes, state=st.just(State.present), basis=bases)
silent = st.builds(
    Fact,
    code=codes,
    state=st.sampled_from((State.absent, State.unknown, State.declined)),
    basis=bases,
)
circumstances = st.builds(
    Circumstances,
    age=st.sampled_from(Age),
    kind=st.sampled_from((None, *Kind)),
    suspected_offence=st.booleans(),
    protective=st.lists(st.sampled_from(PROTECTIVE), max_size=4, unique=True).map(tuple),
    under_18_then=st.booleans(),
)
ledgers = st.builds(
    Ledger,
    facts=st.lists(st.one_of(present, silent), max_size=14).map(tuple),
    circumstances=circumstances,
)
cues = st.sampled_from(
    sorted(
        code
        for code, row in ROWS.items()
        if code in GUARDED
        or row.dimension in (Dimension.danger, Dimension.health)
        or Element.context in row.elements
    )
)
coercive = st.sampled_from(
    [
        Fact(code=code, state=State.present, basis=Basis.said)
        for code, row in ROWS.items()
        if row.dimension in COERCION
        and Element.context not in row.elements
        and code not in CIRCUMSTANCES
        and code != NOT_IN_VIEW
    ]
)


@pytest.fixture(autouse=True, scope="module")
def _told() -> Iterator[None]:
    """Print at the end how many cases were tried, and where they ended."""
    yield
    met = ", ".join(f"{name}: {times}" for name, times in sorted(TRIED.items()))
    print(f"cases counted: {TRIED.total()}; {met}")  # noqa: T201


def result(ledger: Ledger) -> Assessment:
    """Assess with the catalogue that is shipped."""
    return assess(catalogue(), ledger)


def duties(ledger: Ledger) -> Verdict:
    """Give the part of a result that duties hang on, counting the case."""
    found = verdict(catalogue(), ledger)
    TRIED[found.outcome] += 1
    return found


def with_facts(ledger: Ledger, *facts: Fact) -> Ledger:
    """Add facts."""
    return replace(ledger, facts=(*ledger.facts, *facts))


@MANY
@given(ledgers, present)
def test_a_present_sign_never_lowers_a_result_nor_clears_a_flag(
    ledger: Ledger, added: Fact
) -> None:
    """More signs never mean less help."""
    before, after = result(ledger), result(with_facts(ledger, added))
    TRIED[after.outcome] += 1

    assert HEIGHT[after.outcome] >= HEIGHT[before.outcome]
    assert after.act_now >= before.act_now
    assert after.child_route >= before.child_route
    assert after.pause_offence >= before.pause_offence


@MANY
@given(ledgers, st.lists(silent, max_size=6), st.sampled_from(PROTECTIVE))
def test_no_absence_and_no_protective_fact_ever_changes_refer(
    ledger: Ledger, added: list[Fact], protective: str
) -> None:
    """Nothing is subtracted."""
    before = result(ledger)
    around = replace(
        ledger.circumstances, protective=(*ledger.circumstances.protective, protective)
    )

    after = result(replace(with_facts(ledger, *added), circumstances=around))

    assert (after.outcome is Outcome.refer) == (before.outcome is Outcome.refer)
    assert after.rule is before.rule


@MANY
@given(ledgers, st.lists(silent, max_size=6))
def test_not_known_and_declined_are_treated_as_no_answer(
    ledger: Ledger, added: list[Fact]
) -> None:
    """They change nothing at all; silence is no answer."""
    unanswered = [replace(fact, state=State.unknown) for fact in added]

    assert result(with_facts(ledger, *unanswered)) == result(ledger)


@MANY
@given(ledgers, coercive)
def test_any_sign_of_coercion_gives_at_least_stay_with_it(ledger: Ledger, noted: Fact) -> None:
    """Unless it is a circumstance or context, or has no weight for the types in view."""
    found = result(with_facts(ledger, noted))

    assert HEIGHT[found.outcome] >= HEIGHT[Outcome.stay_with_it]


@MANY
@given(
    st.lists(cues, max_size=20),
    circumstances.map(lambda one: replace(one, under_18_then=False)),
)
def test_cues_alone_never_refer(noted: list[Code], around: Circumstances) -> None:
    """Danger, health, behaviour and context call for help and questions, not for a referral."""
    facts = tuple(
        Fact(code=ROWS[code].code, state=State.present, basis=Basis.observed) for code in noted
    )

    assert result(Ledger(facts=facts, circumstances=around)).outcome is not Outcome.refer


@MANY
@given(ledgers)
def test_the_same_facts_give_the_same_result_in_any_order(ledger: Ledger) -> None:
    """The result hangs on what is known, not on when it was noted."""
    turned = replace(ledger, facts=ledger.facts[::-1])

    assert result(turned) == result(ledger)


@MANY
@given(ledgers, st.lists(st.sampled_from(STATUS), min_size=1, max_size=4), bases)
def test_status_and_origin_never_change_a_result(
    ledger: Ledger, noted: list[Code], basis: Basis
) -> None:
    """Whoever somebody is by law, the same facts give the same outcome and flags."""
    added = (Fact(code=code, state=State.present, basis=basis) for code in noted)

    assert duties(with_facts(ledger, *added)) == duties(ledger)


@MANY
@given(ledgers, st.lists(present, max_size=8))
def test_each_added_sign_leads_upwards(ledger: Ledger, added: list[Fact]) -> None:
    """Told one by one, in any order, the outcome never falls on the way."""
    steps = (with_facts(ledger, *added[:count]) for count in range(len(added) + 1))
    heights = [HEIGHT[result(step).outcome] for step in steps]

    assert heights == sorted(heights)


def test_at_least_ten_thousand_cases_are_tried() -> None:
    """The properties of this module together."""
    drawn = [one for name, one in globals().items() if hasattr(one, "hypothesis")]

    assert len(drawn) * EACH >= 10_000


def test_nothing_about_who_the_person_is_can_enter_the_rules() -> None:
    """Nationality, sex, status and looks have no place among the circumstances."""
    names = set(Circumstances.__dataclass_fields__)

    assert names == {"age", "kind", "suspected_offence", "protective", "under_18_then"}
