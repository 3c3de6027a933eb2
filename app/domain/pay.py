"""What somebody told about pay and debt; what nobody told stays not told."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.answers import Basis
from app.domain.catalogue import Code

NO_PAY = Code("MON01")
DEDUCTIONS = Code("MON03")
DEBT_RAISED = Code("MON04")
BELOW_MINIMUM = Code("MON07")
WORKED_OFF = Code("REC12")
PAY_SIGNS = (NO_PAY, BELOW_MINIMUM, DEDUCTIONS, DEBT_RAISED, WORKED_OFF)


class Period(StrEnum):
    """How often pay is given, and so what each amount of pay is for."""

    hour = "hour"
    day = "day"
    week = "week"
    month = "month"


class Creditor(StrEnum):
    """Whom the money is owed to."""

    exploiter = "exploiter"
    agent = "agent"
    family_or_friend = "family_or_friend"
    bank_or_public = "bank_or_public"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTerms:
    """What was told: amounts of pay are for one `period`, those of a debt in all.

    `interest` is what is added in a month to each 100 owed; `repaid` is what goes to the
    debt in one period; `group` is the id of the legal minimum that the person falls under.
    None and empty mean that nobody told it.
    """

    currency: str = ""
    period: Period | None = None
    promised: Decimal | None = None
    paid: Decimal | None = None
    deductions: Decimal | None = None
    hours_day: Decimal | None = None
    days_week: Decimal | None = None
    fees: Decimal | None = None
    debt: Decimal | None = None
    interest: Decimal | None = None
    repaid: Decimal | None = None
    creditor: Creditor | None = None
    group: str = ""

    @property
    def owed(self) -> Decimal | None:
        """The debt, or the fees for the job and the journey where no debt was told."""
        return self.fees if self.debt is None else self.debt


@dataclass(frozen=True, slots=True, kw_only=True)
class PayNoted:
    """Pay and debt were kept as evidence; a later one takes the place of an earlier one.

    `signs` are the codes that the words state, as the officer ticked them, all known by
    `basis`. `working` is the calculation in English sentences, frozen as it was shown.
    """

    terms: PayTerms
    basis: Basis
    signs: tuple[Code, ...]
    working: tuple[str, ...]


def values_of(terms: PayTerms, code: Code) -> tuple[str, ...]:
    """Give the values of the catalogue that the amounts state for one sign."""
    grows = bool(terms.interest)
    if code == BELOW_MINIMUM:
        return (f"per.{terms.period}",) if terms.period else ()
    if code == DEBT_RAISED:
        return ("kind.interest",) if grows else ()
    if code == WORKED_OFF:
        return tuple(_of_a_debt_worked_off(terms, grows=grows))
    return ()


def _of_a_debt_worked_off(terms: PayTerms, *, grows: bool) -> Iterator[str]:
    if terms.creditor in (Creditor.agent, Creditor.exploiter):
        yield f"creditor.{terms.creditor}"
    elif terms.creditor is not None:
        yield "creditor.other"
    if terms.owed is not None:
        yield "sum_known.yes"
    if grows:
        yield "grew.yes"


def details_of(terms: PayTerms, code: Code) -> tuple[tuple[str, str], ...]:
    """Give the free fields of the catalogue that the amounts fill for one sign."""
    owed = "" if terms.owed is None else str(terms.owed)
    told = {
        BELOW_MINIMUM: (("amount", "" if terms.paid is None else str(terms.paid)),),
        DEBT_RAISED: (("creditor", terms.creditor or ""), ("amount", owed)),
        WORKED_OFF: (("amount", owed), ("currency", terms.currency)),
    }
    return tuple((name, words) for name, words in told.get(code, ()) if words)
