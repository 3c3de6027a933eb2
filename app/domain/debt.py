"""How long a debt takes to clear from pay, or that it never does."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.pay import PayTerms
from app.domain.pay import Period

WEEKS, MONTHS = Decimal(52), Decimal(12)
HUNDRED = Decimal(100)
NOUGHT = Decimal(0)
LONGEST = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """A debt against what goes to it in a month.

    `added` is what the first month adds. `never` says that at least as much is added as
    goes to it. Without `months` it takes longer than a hundred years.
    """

    owed: Decimal
    added: Decimal
    goes: Decimal
    months: int | None
    never: bool


def clearing(terms: PayTerms, left: Decimal | None) -> Clearing | None:
    """Give the months to clear what is owed, None where something for it was not told.

    `left` is what remains of one period's pay; where nobody told what goes to the debt, all
    of it is taken, so that the months are the fewest there can be.
    """
    owed = terms.owed
    each = left if terms.repaid is None else terms.repaid
    periods = _periods_in_a_month(terms)
    if owed is None or each is None or periods is None:
        return None
    goes = max(each * periods, NOUGHT)
    rate = (terms.interest or NOUGHT) / HUNDRED
    added = owed * rate
    never = owed > 0 and goes <= added
    months = None if never else _months(owed, rate, goes)
    return Clearing(owed=owed, added=added, goes=goes, months=months, never=never)


def _periods_in_a_month(terms: PayTerms) -> Decimal | None:
    weeks = WEEKS / MONTHS
    day, days = terms.hours_day, terms.days_week
    match terms.period:
        case Period.month:
            return Decimal(1)
        case Period.week:
            return weeks
        case Period.day:
            return None if days is None else days * weeks
        case Period.hour:
            return None if day is None or days is None else day * days * weeks
        case None:
            return None


def _months(owed: Decimal, rate: Decimal, goes: Decimal) -> int | None:
    left = owed
    for month in range(LONGEST + 1):
        if left <= 0:
            return month
        left += left * rate - goes
    return None
