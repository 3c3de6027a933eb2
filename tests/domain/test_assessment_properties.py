"""Promises of the assessment over random facts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.assessment import assess
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
from tests.builders import catalogue

ROWS = {row.code: row for row in catalogue().indicators}
COERCION = (Dimension.coercive_recruitment, Dimension.coercion)
NOT_IN_VIEW = "CRM07"
"""The one sign of coercion that has no weight for labour and brings no type into view."""
PROTECTIVE = (*ANSWERED_BY, "day_off", "own_home")
HEIGHT = {outcome: -place for place, outcome in enumerate(Outcome)}
MANY = settings(max_examples=300, deadline=None)

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


def result(ledger: Ledger) -> Assessment:
    """Assess with the catalogue that is shipped."""
    return assess(catalogue(), ledger)


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
def test_cues_alone_never_refer(noted: list[str], around: Circumstances) -> None:
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


def test_nothing_about_who_the_person_is_can_enter_the_rules() -> None:
    """Nationality, sex, status and looks have no place among the circumstances."""
    names = set(Circumstances.__dataclass_fields__)

    assert names == {"age", "kind", "suspected_offence", "protective", "under_18_then"}
