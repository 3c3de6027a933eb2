"""One event of each kind that is about the record itself."""

from app.domain.event import Event
from app.domain.held import ClockCorrected
from app.domain.held import HoldLifted
from app.domain.held import HoldReason
from app.domain.held import HoldSet

KEEPING: tuple[Event, ...] = (
    HoldSet(reason=HoldReason.court, words="order 12"),
    HoldLifted(words="the case ended"),
    ClockCorrected(seconds=-3600, first=2),
)
