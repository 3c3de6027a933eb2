"""What the officer weighed, as plain values for the referral: views, looks, and pay."""

from app.domain.encounter import Encounter
from app.domain.event import Recorded
from app.domain.judgement import AgeAssessed
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.judgement import accord
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


def judgement_of(encounter: Encounter) -> dict[str, object]:
    """Give every view of the officer beside the rules, and every blind look, in their order.

    The outcome of the rules stands in each view and is never left out.
    """
    history = encounter.history
    return {
        "views": [
            _view(entry, entry.event)
            for entry in history
            if isinstance(entry.event, JudgementNoted)
        ],
        "second_looks": [
            _look(entry, entry.event)
            for entry in history
            if isinstance(entry.event, SecondLook)
        ],
        "agreement": accord(encounter.looks).value,
        "age_assessments": [
            {**_when(entry), "age": one.age.value, "made_by": one.by, "words": one.words}
            for entry in history
            if isinstance(one := entry.event, AgeAssessed)
        ],
    }


def _view(entry: Recorded, noted: JudgementNoted) -> dict[str, object]:
    return {
        **_when(entry),
        "rules": noted.rule.value,
        "view": noted.view.value,
        "direction": noted.direction.value,
        "certainty_1_to_5": int(noted.certainty),
        "reason": noted.reason,
        "words": noted.words,
    }


def _look(entry: Recorded, noted: SecondLook) -> dict[str, object]:
    return {
        **_when(entry),
        "looker": noted.looker,
        "view": noted.view.value,
        "certainty_1_to_5": int(noted.certainty),
        "officers_view": noted.first.value,
        "agrees": noted.agrees,
    }


def _when(entry: Recorded) -> dict[str, object]:
    return {"at": entry.stamp.at.isoformat(), "by": entry.stamp.who}


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
