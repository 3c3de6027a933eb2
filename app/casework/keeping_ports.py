"""What keeping and erasing need of the world: marks on the clock, timers, erasure for good."""

from datetime import datetime
from typing import Protocol

from app.domain.clock_mark import ClockState
from app.domain.encounter import EncounterId
from app.domain.retention import Stub
from app.domain.retention import Timer
from app.domain.retention_rule import Stage
from app.domain.site_record import SiteId


class ClockMarks(Protocol):
    """What is known about the time whatever the clock shows."""

    def state(self) -> ClockState:
        """Say how the clock stands to what is known."""

    def seconds(self) -> int:
        """Give the seconds that have surely passed since this device was set up."""

    def is_sure(self) -> bool:
        """Say whether anything may be erased or ended now."""

    def begun(self) -> datetime:
        """Give the time under which the first thing since the start or proof was written."""

    def wall(self) -> datetime:
        """Give what the clock of the system shows, right or wrong."""

    def prove(self, at: datetime) -> int:
        """Take a time as the true one; gives by how many seconds the last one was ahead."""

    def keep(self) -> None:
        """Write down now and then what is known, for the next start."""


class Erasures(Protocol):
    """How long records have been in their stage, and their erasure for good."""

    def unlooked(self, limit: int) -> tuple[EncounterId, ...]:
        """Give records that changed, or whose referrals moved, since their timer began."""

    def begin(self, timer: Timer, *, held: bool) -> None:
        """Begin the timer of a record in its stage, or go on where it is in it already."""

    def timers(self, stage: Stage, until: int, limit: int) -> tuple[Timer, ...]:
        """Give timers of a stage that no hold stops and that began until then, oldest first."""

    def timer(self, encounter: EncounterId) -> Timer | None:
        """Give the timer of one record, None before it was looked at."""

    def head(self, encounter: EncounterId) -> tuple[int, str]:
        """Give the number of events of a record and its last hash; raises NoSuchEncounter."""

    def erase(self, encounter: EncounterId, stage: Stage, at: datetime) -> None:
        """Take out of one record whatever was told, for good; a stub stays.

        Raises NoSuchEncounter, OnItsWay, StoreFull and StoreBroken.
        """

    def empty_sites(self, before: datetime) -> tuple[SiteId, ...]:
        """Give places without people that were begun before a moment."""

    def erase_site(self, site: SiteId) -> bool:
        """Take a place out that has nobody any more; says whether it went."""

    def clean(self, now: datetime) -> bool:
        """Take what was erased out of every copy; says whether all of it is gone."""

    def stubs(self, limit: int) -> tuple[Stub, ...]:
        """Give what stays of erased records, the last one first."""

    def set_asides(self) -> int:
        """Count the damaged files that were set aside; they hold what was erased later."""

    def let_set_aside_go(self) -> None:
        """Delete the damaged files that were set aside."""
