"""One event of each kind that weighs the facts: pay, views, an age assessment."""

from decimal import Decimal

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.event import Event
from app.domain.judgement import AgeAssessed
from app.domain.judgement import Certainty
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.outcome import Outcome
from app.domain.pay import Creditor
from app.domain.pay import PayNoted
from app.domain.pay import PayTerms
from app.domain.pay import Period

TERMS = PayTerms(
    currency="GBP",
    period=Period.month,
    paid=Decimal("600.50"),
    hours_day=Decimal(12),
    creditor=Creditor.agent,
)
WEIGHED: tuple[Event, ...] = (
    PayNoted(
        terms=TERMS, basis=Basis.said, signs=(Code("MON07"),), working=("Pay is 600.50 GBP.",)
    ),
    JudgementNoted(
        view=Outcome.refer,
        rule=Outcome.stay_with_it,
        certainty=Certainty.sure,
        reason="pattern_here",
        words="Three others told the same.",
    ),
    AgeAssessed(age=Age.adult, by="Social worker 12", words="Passport seen"),
    SecondLook(
        view=Outcome.refer,
        certainty=Certainty.fairly,
        looker="PC 9",
        first=Outcome.stay_with_it,
    ),
)
