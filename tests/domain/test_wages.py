"""Pay for an hour and the months of a debt: exact, step by step, nothing guessed."""

from datetime import date
from decimal import Decimal
from decimal import FloatOperation
from decimal import localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.dated_fact import Confidence
from app.domain.debt import Clearing
from app.domain.minimum_wage import LegalMinimum
from app.domain.pay import Creditor
from app.domain.pay import PayTerms
from app.domain.pay import Period
from app.domain.wages import Gap
from app.domain.wages import Step
from app.domain.wages import money
from app.domain.wages import reckon
from tests.builders import text

D = Decimal
AMOUNTS = some.none() | some.decimals(0, 100_000, places=2)


def minimum(name: str = "adult", amount: str = "12.71", currency: str = "GBP") -> LegalMinimum:
    """Make a legal minimum that holds now."""
    return LegalMinimum(
        id=name,
        says=text(name),
        amount=D(amount),
        currency=currency,
        source="A law",
        checked_on=date(2026, 11, 22),
        review_by=date(2027, 3, 22),
        confidence=Confidence.verify,
        valid_from=date(2026, 4, 1),
    )


MONTHLY = PayTerms(
    currency="GBP",
    period=Period.month,
    promised=D(1500),
    paid=D(600),
    deductions=D(200),
    hours_day=D(12),
    days_week=D(7),
)


def steps(terms: PayTerms, *minima: LegalMinimum) -> list[Step]:
    """Give the steps of the working."""
    return [line.step for line in reckon(terms, minima or (minimum(),)).lines]


@pytest.mark.parametrize(
    ("period", "hourly"),
    [
        (Period.hour, "600.00"),
        (Period.day, "50.00"),
        (Period.week, "7.14"),
        (Period.month, "1.65"),
    ],
)
def test_pay_is_spread_over_the_hours_of_its_period(period: Period, hourly: str) -> None:
    """12 hours a day, 7 days a week; 52 weeks in 12 months."""
    terms = PayTerms(period=period, paid=D(600), hours_day=D(12), days_week=D(7))
    found = reckon(terms, ())

    assert found.an_hour is not None
    assert money(found.an_hour) == hourly
    assert found.pay_gaps == ()


def test_the_working_is_shown_step_by_step() -> None:
    """Hours of the week and the month, the hour, the promise, what is left, the law."""
    assert steps(MONTHLY) == [
        Step.week,
        Step.month,
        Step.an_hour,
        Step.promised_more,
        Step.in_hand,
        Step.below,
    ]
    lines = {line.step: dict(line.values) for line in reckon(MONTHLY, (minimum(),)).lines}

    assert lines[Step.week] == {"hours": "12", "days": "7", "total": "84"}
    assert lines[Step.month] == {"hours": "84", "total": "364"}
    assert lines[Step.an_hour]["hourly"] == "1.65"
    assert lines[Step.promised_more]["less"] == "900.00"
    assert (lines[Step.in_hand]["left"], lines[Step.in_hand]["hourly"]) == ("400.00", "1.10")
    assert lines[Step.below]["gap"] == "11.06"


@pytest.mark.parametrize(
    ("terms", "gaps"),
    [
        (PayTerms(), (Gap.paid, Gap.period, Gap.hours_day, Gap.days_week)),
        (PayTerms(paid=D(5), period=Period.hour), ()),
        (PayTerms(paid=D(5), period=Period.day), (Gap.hours_day,)),
        (PayTerms(paid=D(5), period=Period.week, hours_day=D(8)), (Gap.days_week,)),
        (PayTerms(period=Period.hour), (Gap.paid,)),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_worked_out(
    terms: PayTerms, gaps: tuple[Gap, ...]
) -> None:
    """No amount is ever taken for granted."""
    found = reckon(terms, (minimum(),))

    assert found.pay_gaps == gaps
    assert (found.an_hour is None) is bool(gaps)
    assert found.clearing is None


def test_a_place_without_a_minimum_says_so() -> None:
    """Also before any amount is told."""
    found = reckon(MONTHLY, ())

    assert found.against == ()
    assert Step.no_minimum in [line.step for line in found.lines]


def test_two_currencies_are_never_compared() -> None:
    """There is no exchange rate anywhere."""
    found = reckon(MONTHLY, (minimum(currency="USD"),))

    assert found.against == ()
    assert found.states == ()
    assert found.lines[-1].step is Step.other_currency


def test_the_currency_may_be_written_in_small_letters() -> None:
    """The code is what counts."""
    terms = PayTerms(currency=" gbp ", period=Period.hour, paid=D(13))

    assert [one.is_below for one in reckon(terms, (minimum(),)).against] == [False]


def test_without_a_group_every_group_is_compared() -> None:
    """The pay counts as below only where it is below all of them."""
    young = minimum("young", "8.00")
    between = PayTerms(currency="GBP", period=Period.hour, paid=D(10))
    under_all = PayTerms(currency="GBP", period=Period.hour, paid=D(5))
    grown = PayTerms(currency="GBP", period=Period.hour, paid=D(10), group="adult")

    assert [one.is_below for one in reckon(between, (minimum(), young)).against] == [
        True,
        False,
    ]
    assert reckon(between, (minimum(), young)).states == ()
    assert reckon(under_all, (minimum(), young)).states == ("MON07",)
    assert reckon(grown, (minimum(), young)).states == ("MON07",)


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({"paid": D(0)}, ("MON01",)),
        ({"paid": D(5), "deductions": D(5)}, ("MON07", "MON03")),
        ({"paid": D(20), "interest": D(5), "creditor": Creditor.exploiter}, ("MON04",)),
        ({"paid": D(20), "interest": D(5), "creditor": Creditor.bank_or_public}, ()),
        ({"paid": D(20), "debt": D(5000), "creditor": Creditor.exploiter}, ()),
    ],
)
def test_only_what_the_amounts_say_by_themselves_is_stated(
    changes: dict[str, object], states: tuple[str, ...]
) -> None:
    """A debt to a bank, or a hard deal, is no sign; the officer may add what was said."""
    told: dict[str, object] = {"currency": "GBP", "period": Period.hour, **changes}

    assert reckon(PayTerms(**told), (minimum(),)).states == states  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "months", "never"),
    [
        ({"debt": D(1200), "repaid": D(100)}, 12, False),
        ({"debt": D(1250), "repaid": D(100)}, 13, False),
        ({"debt": D(0), "repaid": D(0)}, 0, False),
        ({"debt": D(1000)}, 3, False),
        ({"fees": D(800)}, 2, False),
        ({"debt": D(1000), "repaid": D(100), "interest": D(5)}, 15, False),
        ({"debt": D(1000), "repaid": D(50), "interest": D(5)}, None, True),
        ({"debt": D(1000), "repaid": D(0)}, None, True),
        ({"debt": D(1_000_000), "repaid": D(1)}, None, False),
    ],
)
def test_a_debt_clears_in_months_or_never(
    changes: dict[str, Decimal], months: int | None, *, never: bool
) -> None:
    """Where nobody told what goes to it, all of the pay in hand is taken."""
    terms = PayTerms(
        currency="GBP", period=Period.month, paid=D(600), deductions=D(200), **changes
    )
    found = reckon(terms, ()).clearing

    assert isinstance(found, Clearing)
    assert (found.months, found.never) == (months, never)


def test_the_working_of_a_debt_says_what_was_taken_for_it() -> None:
    """Fees stand in for a debt that nobody told, and the line says so."""
    fees = PayTerms(period=Period.month, paid=D(600), fees=D(800), interest=D(2))
    debt = PayTerms(period=Period.month, paid=D(600), debt=D(800), repaid=D(1))

    assert steps(fees)[-4:] == [Step.fees_taken, Step.added, Step.all_of_it, Step.months]
    assert steps(debt)[-4:] == [Step.owed, Step.nothing_added, Step.repaid, Step.months]


@pytest.mark.parametrize(
    ("terms", "gaps"),
    [
        (PayTerms(), ()),
        (PayTerms(debt=D(5)), (Gap.paid, Gap.period)),
        (PayTerms(creditor=Creditor.agent, paid=D(1), period=Period.month), (Gap.debt,)),
        (PayTerms(debt=D(5), paid=D(1), period=Period.day), (Gap.days_week,)),
        (
            PayTerms(debt=D(5), paid=D(1), period=Period.hour),
            (Gap.hours_day, Gap.days_week),
        ),
    ],
)
def test_what_is_missing_for_the_debt_is_named(terms: PayTerms, gaps: tuple[Gap, ...]) -> None:
    """Nothing is asked about a debt that nobody spoke of."""
    assert reckon(terms, ()).debt_gaps == gaps


@given(
    period=some.none() | some.sampled_from(Period),
    paid=AMOUNTS,
    deductions=AMOUNTS,
    promised=AMOUNTS,
    debt=AMOUNTS,
    interest=some.none() | some.decimals(0, 100, places=2),
    hours=some.none() | some.decimals("0.25", 24, places=2),
    days=some.none() | some.decimals("0.5", 7, places=1),
)
def test_no_amount_breaks_it_and_every_amount_is_exact(
    *,
    period: Period | None,
    paid: Decimal | None,
    deductions: Decimal | None,
    promised: Decimal | None,
    debt: Decimal | None,
    interest: Decimal | None,
    hours: Decimal | None,
    days: Decimal | None,
) -> None:
    """A result stands exactly where nothing is missing; more pay never makes it less."""
    terms = PayTerms(
        currency="GBP",
        period=period,
        paid=paid,
        deductions=deductions,
        promised=promised,
        debt=debt,
        interest=interest,
        hours_day=hours,
        days_week=days,
    )
    with localcontext() as context:
        context.traps[FloatOperation] = True
        found = reckon(terms, (minimum(),))

    assert (found.an_hour is None) is bool(found.pay_gaps)
    assert found.clearing is None or not found.debt_gaps
    assert found.an_hour is None or found.an_hour >= 0
