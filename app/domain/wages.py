"""Pay for an hour and the months of a debt, step by step; nothing missing is ever guessed."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum

from app.domain.catalogue import Code
from app.domain.debt import Clearing
from app.domain.debt import clearing
from app.domain.minimum_wage import LegalMinimum
from app.domain.pay import BELOW_MINIMUM
from app.domain.pay import DEBT_RAISED
from app.domain.pay import DEDUCTIONS
from app.domain.pay import NO_PAY
from app.domain.pay import Creditor
from app.domain.pay import PayTerms
from app.domain.pay import Period

WEEKS, MONTHS = Decimal(52), Decimal(12)
CENT = Decimal("0.01")
NOUGHT = Decimal(0)
Shown = str | date | LegalMinimum


class Step(StrEnum):
    """One step of the working; the web has the words of each."""

    week = "week"
    month = "month"
    an_hour = "an_hour"
    by_the_hour = "by_the_hour"
    promised_more = "promised_more"
    promised_kept = "promised_kept"
    in_hand = "in_hand"
    below = "below"
    not_below = "not_below"
    other_currency = "other_currency"
    no_currency = "no_currency"
    no_minimum = "no_minimum"
    fees_taken = "fees_taken"
    owed = "owed"
    added = "added"
    nothing_added = "nothing_added"
    repaid = "repaid"
    all_of_it = "all_of_it"
    months = "months"
    never = "never"
    too_long = "too_long"


class Gap(StrEnum):
    """What is missing before something can be worked out."""

    paid = "paid"
    period = "period"
    hours_day = "hours_day"
    days_week = "days_week"
    debt = "debt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the working: the step, and what its words name."""

    step: Step
    values: tuple[tuple[str, Shown], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Pay for an hour against one legal minimum; `gap` is what is missing, or nothing."""

    minimum: LegalMinimum
    gap: Decimal

    @property
    def is_below(self) -> bool:
        """Say whether the pay is below it."""
        return self.gap > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Everything worked out: None where something is missing, with what that is.

    `an_hour` is before anything is taken off, `in_hand` after. `states` are the signs that
    the amounts alone state; the officer may add others.
    """

    an_hour: Decimal | None
    in_hand: Decimal | None
    against: tuple[Against, ...]
    clearing: Clearing | None
    lines: tuple[Line, ...]
    pay_gaps: tuple[Gap, ...]
    debt_gaps: tuple[Gap, ...]
    states: tuple[Code, ...]


def reckon(terms: PayTerms, minima: Sequence[LegalMinimum]) -> Reckoning:
    """Work out what was told against the minima that hold on that day."""
    gaps = _pay_gaps(terms)
    hours = None if gaps else _hours(terms)
    an_hour = None if hours is None or terms.paid is None else terms.paid / hours
    left = in_hand(terms)
    against = tuple(_against(terms, an_hour, minima))
    debt = clearing(terms, left)
    return Reckoning(
        an_hour=an_hour,
        in_hand=None if hours is None or terms.deductions is None else _over(left, hours),
        against=against,
        clearing=debt,
        lines=(
            *(_pay_lines(terms, hours) if hours is not None else ()),
            *_minimum_lines(terms, an_hour, minima, against),
            *(_debt_lines(terms, debt) if debt is not None else ()),
        ),
        pay_gaps=gaps,
        debt_gaps=_debt_gaps(terms) if debt is None and _speaks_of_debt(terms) else (),
        states=tuple(_states(terms, against)),
    )


def in_hand(terms: PayTerms) -> Decimal | None:
    """Give what is left of one period's pay; what is taken off counts where it was told."""
    return None if terms.paid is None else terms.paid - (terms.deductions or NOUGHT)


def money(amount: Decimal) -> str:
    """Write an amount with two places."""
    return str(amount.quantize(CENT, ROUND_HALF_UP))


def plain(amount: Decimal) -> str:
    """Write a number as it was told, without empty places."""
    return f"{amount.normalize():f}"


def _over(amount: Decimal | None, hours: Decimal) -> Decimal | None:
    return None if amount is None else amount / hours


def _pay_gaps(terms: PayTerms) -> tuple[Gap, ...]:
    needs_day = terms.period is not Period.hour
    needs_week = terms.period in (Period.week, Period.month, None)
    lacks = (
        (Gap.paid, terms.paid is None),
        (Gap.period, terms.period is None),
        (Gap.hours_day, needs_day and terms.hours_day is None),
        (Gap.days_week, needs_week and terms.days_week is None),
    )
    return tuple(gap for gap, is_missing in lacks if is_missing)


def _debt_gaps(terms: PayTerms) -> tuple[Gap, ...]:
    lacks = (
        (Gap.debt, terms.owed is None),
        (Gap.paid, terms.paid is None and terms.repaid is None),
        (Gap.period, terms.period is None),
        (Gap.hours_day, terms.period is Period.hour and terms.hours_day is None),
        (Gap.days_week, terms.period in (Period.hour, Period.day) and not terms.days_week),
    )
    return tuple(gap for gap, is_missing in lacks if is_missing)


def _speaks_of_debt(terms: PayTerms) -> bool:
    told = (terms.owed, terms.interest, terms.repaid, terms.creditor)
    return any(one is not None for one in told)


def _hours(terms: PayTerms) -> Decimal:
    """Give the hours that one pay is for; only asked where they are told."""
    day, days = terms.hours_day or NOUGHT, terms.days_week or NOUGHT
    match terms.period:
        case Period.day:
            return day
        case Period.week:
            return day * days
        case Period.month:
            return day * days * WEEKS / MONTHS
        case _:
            return Decimal(1)


def _against(
    terms: PayTerms, an_hour: Decimal | None, minima: Sequence[LegalMinimum]
) -> Iterator[Against]:
    """Compare in one currency only, with the person's own group where it is told."""
    if an_hour is None:
        return
    own = [one for one in minima if one.id == terms.group] or minima
    for minimum in own:
        if minimum.currency == terms.currency.strip().upper():
            gap = minimum.amount - an_hour
            yield Against(minimum=minimum, gap=max(gap, NOUGHT))


def _pay_lines(terms: PayTerms, hours: Decimal) -> Iterator[Line]:
    told = (("currency", terms.currency), ("period", str(terms.period)))
    paid = terms.paid or NOUGHT
    if terms.period is Period.hour:
        yield Line(step=Step.by_the_hour, values=(*told, ("paid", money(paid))))
    else:
        yield from _hour_lines(terms)
        an_hour = (("paid", money(paid)), ("hours", plain(hours.quantize(CENT))))
        values = (*told, *an_hour, ("hourly", money(paid / hours)))
        yield Line(step=Step.an_hour, values=values)
    if terms.promised is not None:
        less = terms.promised - paid
        step = Step.promised_more if less > 0 else Step.promised_kept
        amounts = (("promised", money(terms.promised)), ("less", money(less)))
        yield Line(step=step, values=(*told, *amounts))
    if terms.deductions is not None:
        left = paid - terms.deductions
        amounts = (("taken", money(terms.deductions)), ("left", money(left)))
        values = (*told, *amounts, ("hourly", money(left / hours)))
        yield Line(step=Step.in_hand, values=values)


def _hour_lines(terms: PayTerms) -> Iterator[Line]:
    if terms.period is Period.day or terms.hours_day is None or terms.days_week is None:
        return
    week = terms.hours_day * terms.days_week
    yield Line(
        step=Step.week,
        values=(
            ("hours", plain(terms.hours_day)),
            ("days", plain(terms.days_week)),
            ("total", plain(week)),
        ),
    )
    if terms.period is Period.month:
        total = plain((week * WEEKS / MONTHS).quantize(CENT))
        yield Line(step=Step.month, values=(("hours", plain(week)), ("total", total)))


def _minimum_lines(
    terms: PayTerms,
    an_hour: Decimal | None,
    minima: Sequence[LegalMinimum],
    against: tuple[Against, ...],
) -> Iterator[Line]:
    if not minima:
        yield Line(step=Step.no_minimum)
    elif an_hour is not None and not against:
        step = Step.other_currency if terms.currency else Step.no_currency
        told = (("own", terms.currency), ("legal", minima[0].currency))
        yield Line(step=step, values=told)
    for one in against:
        yield Line(
            step=Step.below if one.is_below else Step.not_below,
            values=(
                ("group", one.minimum),
                ("amount", money(one.minimum.amount)),
                ("currency", one.minimum.currency),
                ("since", one.minimum.valid_from),
                ("gap", money(one.gap)),
            ),
        )


def _debt_lines(terms: PayTerms, debt: Clearing) -> Iterator[Line]:
    told = (("currency", terms.currency),)
    step = Step.fees_taken if terms.debt is None else Step.owed
    yield Line(step=step, values=(*told, ("owed", money(debt.owed))))
    if debt.added:
        each = plain(terms.interest or NOUGHT)
        values = (*told, ("each", each), ("added", money(debt.added)))
        yield Line(step=Step.added, values=values)
    else:
        yield Line(step=Step.nothing_added)
    goes = (*told, ("goes", money(debt.goes)))
    yield Line(step=Step.all_of_it if terms.repaid is None else Step.repaid, values=goes)
    if debt.never:
        yield Line(step=Step.never)
    elif debt.months is None:
        yield Line(step=Step.too_long)
    else:
        yield Line(step=Step.months, values=(("months", str(debt.months)),))


def _states(terms: PayTerms, against: tuple[Against, ...]) -> Iterator[Code]:
    """Give the signs that the amounts state by themselves; a hard deal states none."""
    if terms.paid is not None and terms.paid == 0:
        yield NO_PAY
    elif against and all(one.is_below for one in against):
        yield BELOW_MINIMUM
    left = in_hand(terms)
    if terms.paid and left is not None and left <= 0:
        yield DEDUCTIONS
    if terms.creditor is Creditor.exploiter and terms.interest:
        yield DEBT_RAISED
