"""One event of each kind that weighs the facts: pay and debt."""

from decimal import Decimal

from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.event import Event
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
)
