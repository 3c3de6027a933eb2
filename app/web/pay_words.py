"""The working of pay and debt in sentences, to the officer and in plain English."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date

from app.domain.minimum_wage import LegalMinimum
from app.domain.pay import Creditor
from app.domain.pay import Period
from app.domain.wages import Gap
from app.domain.wages import Line
from app.domain.wages import Reckoning
from app.domain.wages import Shown
from app.domain.wages import Step
from app.i18n.formatting import date_words
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.speaking import catalogues
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import on_day

Show = Callable[[str, Shown], object]
AMOUNTS = frozenset(
    "paid hourly promised less taken left amount gap owed added goes".split()  # noqa: SIM905
)
PERIODS: Mapping[Period, str] = {
    Period.hour: marked("an hour"),
    Period.day: marked("a day"),
    Period.week: marked("a week"),
    Period.month: marked("a month"),
}
CREDITORS: Mapping[Creditor, str] = {
    Creditor.exploiter: marked("Those in charge of the work"),
    Creditor.agent: marked("An agent or recruiter"),
    Creditor.family_or_friend: marked("Family or a friend"),
    Creditor.bank_or_public: marked("A bank or the state"),
}
GAPS: Mapping[Gap, str] = {
    Gap.paid: marked("pay"),
    Gap.period: marked("how often they are paid"),
    Gap.hours_day: marked("hours a day"),
    Gap.days_week: marked("days a week"),
    Gap.debt: marked("what is owed"),
}
STEPS: Mapping[Step, str] = {
    Step.week: marked("%(hours)s hours a day, %(days)s days a week: %(total)s hours a week."),
    Step.month: marked("%(hours)s hours a week, 52 weeks a year: %(total)s hours a month."),
    Step.an_hour: marked(
        "Pay is %(paid)s %(period)s, for %(hours)s hours: %(hourly)s an hour."
    ),
    Step.by_the_hour: marked("Pay is %(paid)s an hour."),
    Step.promised_more: marked(
        "Promised: %(promised)s %(period)s. That is %(less)s more than is paid."
    ),
    Step.promised_kept: marked("Promised: %(promised)s %(period)s. No less is paid."),
    Step.in_hand: marked(
        "%(taken)s is taken off %(period)s. %(left)s is left: %(hourly)s an hour."
    ),
    Step.below: marked(
        "%(group)s: the legal minimum is %(amount)s an hour since %(since)s. "
        "Pay is %(gap)s below it."
    ),
    Step.not_below: marked(
        "%(group)s: the legal minimum is %(amount)s an hour since %(since)s. "
        "Pay is not below it."
    ),
    Step.other_currency: marked(
        "Pay is in %(own)s, the legal minimum in %(legal)s. They are not compared."
    ),
    Step.no_currency: marked(
        "The currency was not told. Pay is not compared with the legal minimum."
    ),
    Step.no_minimum: marked("No legal minimum is held here for this place. Ask your desk."),
    Step.fees_taken: marked("What is owed was not told. The fees stand in: %(owed)s."),
    Step.owed: marked("Owed: %(owed)s."),
    Step.added: marked(
        "Each month %(each)s is added to each 100. In the first month: %(added)s."
    ),
    Step.nothing_added: marked("No interest was told."),
    Step.repaid: marked("%(goes)s a month goes to the debt."),
    Step.all_of_it: marked(
        "If all pay that is left went to it: %(goes)s a month, and nothing to live on."
    ),
    Step.months: marked("Months to clear the debt, if nothing else is added: %(months)s."),
    Step.never: marked("No more is paid than is added. The debt never clears."),
    Step.too_long: marked("It would take more than 100 years to clear the debt."),
}
NO_HOUR = marked("Pay for an hour is not worked out. Not told: %(gaps)s.")
NO_MONTHS = marked("The months of the debt are not worked out. Not told: %(gaps)s.")


def working(reckoning: Reckoning) -> tuple[Said, ...]:
    """Say every step to the officer, then what is missing."""
    steps = (officer(STEPS[line.step], **_values(line, _shown)) for line in reckoning.lines)
    return (*steps, *_missing(reckoning))


def english(reckoning: Reckoning) -> tuple[str, ...]:
    """Write every step in English, as it is frozen into the evidence."""
    steps = (STEPS[line.step] % _values(line, _english) for line in reckoning.lines)
    gaps = (
        words % {"gaps": ", ".join(GAPS[gap] for gap in missing)}
        for words, missing in _gaps(reckoning)
    )
    return (*steps, *gaps)


def _missing(reckoning: Reckoning) -> Iterable[Said]:
    language = voices().officer_language
    for words, missing in _gaps(reckoning):
        yield officer(words, gaps=listing(language, [officer(GAPS[one]) for one in missing]))


def _gaps(reckoning: Reckoning) -> Iterable[tuple[str, tuple[Gap, ...]]]:
    told = ((NO_HOUR, reckoning.pay_gaps), (NO_MONTHS, reckoning.debt_gaps))
    return tuple((words, gaps) for words, gaps in told if gaps)


def _values(line: Line, show: Show) -> dict[str, object]:
    values = dict(line.values)
    currency = values.pop("currency", "")
    return {
        name: f"{value} {currency}".strip() if name in AMOUNTS else show(name, value)
        for name, value in values.items()
    }


def _shown(name: str, value: Shown) -> object:
    match value:
        case LegalMinimum():
            return officer(value.says)
        case date():
            return on_day(value)
        case _:
            return officer(PERIODS[Period(value)]) if name == "period" else value


def _english(name: str, value: Shown) -> object:
    match value:
        case LegalMinimum():
            return value.says.english
        case date():
            return date_words(catalogues().source, value)
        case _:
            return PERIODS[Period(value)] if name == "period" else value
