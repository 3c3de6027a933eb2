"""What the officer weighed, as plain values for the referral: pay and debt with the working."""

from app.domain.encounter import Encounter
from app.domain.pay import PayNoted


def pay_of(encounter: Encounter) -> dict[str, object]:
    """Give what was kept about pay and debt, empty when nothing was.

    Amounts are texts of digits; what nobody told is left out. `working` is the calculation
    in English sentences as it was shown, `signs` are the codes that it states.
    """
    noted = encounter.pay
    if noted is None:
        return {}
    return {
        "told": _told(noted),
        "basis": noted.basis.value,
        "signs": list(noted.signs),
        "working": list(noted.working),
    }


def _told(noted: PayNoted) -> dict[str, str]:
    terms = noted.terms
    amounts = {
        "currency": terms.currency,
        "period": terms.period,
        "promised": terms.promised,
        "paid": terms.paid,
        "deductions": terms.deductions,
        "hours_a_day": terms.hours_day,
        "days_a_week": terms.days_week,
        "fees": terms.fees,
        "debt": terms.debt,
        "interest_a_month_to_each_100": terms.interest,
        "goes_to_the_debt": terms.repaid,
        "owed_to": terms.creditor,
    }
    return {name: str(told) for name, told in amounts.items() if told not in (None, "")}
