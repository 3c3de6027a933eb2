"""What is known about the time when no clock can be trusted.

A clock may be wrong by years, and be set back and forth. Two things are kept here: the time
to write under, which never runs backwards without proof, and the seconds that have surely
passed, by which alone anything is ever erased or ended. Order never comes from either.
"""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from enum import StrEnum

# Clocks are set right by a little all the time; nobody is told of that.
NEARLY = timedelta(minutes=2)
# A device that was off for longer looks like one whose clock was set ahead.
BELIEVED = timedelta(days=2)
MILLISECOND = timedelta(milliseconds=1)


class ClockState(StrEnum):
    """How the clock of the device stands to what is known."""

    right = "right"
    behind = "behind"
    ahead = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the system says: its clock, and milliseconds of a counter nobody can set.

    `boot` names the start of the system from which the counter runs; empty where the
    system tells none. Counters of two starts say nothing about one another.
    """

    wall: datetime
    ticks: int
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockMark:
    """What was known at one reading.

    `greatest` is the greatest time that was believed, `sure` the milliseconds that have
    surely passed since the first mark. `proved_at` is the last time that the hub signed or the
    officer confirmed, with `proved_sure` as it stood then. `unproved` are those of
    `sure` that rest on the word of the clock alone. `anchored` says that the proof came in
    this run of the system, so that the clock need not be asked at all. `lag_from` is `sure`
    at the first start after the proof: from there on time passed that was not counted.
    """

    greatest: datetime
    sure: int
    reading: Reading
    state: ClockState = ClockState.right
    proved_at: datetime | None = None
    proved_sure: int = 0
    unproved: int = 0
    anchored: bool = False
    lag_from: int | None = None

    @property
    def now(self) -> datetime:
        """Give the time to write under: the clock's own only while nothing speaks against it.

        A clock that is far ahead is written down as it stands, with its mark.
        """
        is_unknown = self.state is ClockState.ahead and not self.anchored
        return self.reading.wall if is_unknown else self.greatest

    @property
    def seconds(self) -> int:
        """Give the seconds that have surely passed since the first mark."""
        return self.sure // 1000

    @property
    def is_sure(self) -> bool:
        """Say whether anything may be erased or ended now."""
        return self.state is not ClockState.ahead or self.anchored


def first_mark(reading: Reading) -> ClockMark:
    """Begin to keep the time of a device; its clock is believed for want of anything else."""
    return ClockMark(greatest=reading.wall, sure=0, reading=reading)


def seen(mark: ClockMark, reading: Reading) -> ClockMark:
    """Give what is known after one more reading."""
    is_same_run = reading.boot != "" and reading.boot == mark.reading.boot
    if is_same_run and reading.ticks >= mark.reading.ticks:
        return _later(mark, reading)
    return _after_a_start(mark, reading)


def proved(mark: ClockMark, reading: Reading, at: datetime) -> ClockMark:
    """Give what is known once the true time is: from the hub, or as the officer confirms.

    Between two proofs the time that passed is known, whatever the clock did meanwhile.
    """
    mark = seen(mark, reading)
    sure = mark.sure - mark.unproved
    if mark.proved_at is not None and mark.lag_from is not None:
        sure = max(sure, mark.proved_sure + (at - mark.proved_at) // MILLISECOND)
    return replace(
        mark,
        greatest=at,
        sure=sure,
        state=_state(reading.wall - at, NEARLY),
        proved_at=at,
        proved_sure=sure,
        unproved=0,
        anchored=True,
        lag_from=None,
    )


def caught_up(before: ClockMark, after: ClockMark) -> tuple[int, int]:
    """Give from where on a proof counted more, and how much, both in milliseconds.

    What began in between, by `sure`, has to begin that much later: nobody knows whether it
    began before the time that was not counted or after it.
    """
    return before.lag_from or 0, max(0, after.sure - before.sure)


def _later(mark: ClockMark, reading: Reading) -> ClockMark:
    """Count on in the same run: the counter says how much time has passed."""
    passed = reading.ticks - mark.reading.ticks
    expected = mark.greatest + timedelta(milliseconds=passed)
    state = _state(reading.wall - expected, NEARLY if mark.anchored else BELIEVED)
    follows_clock = state is ClockState.right and not mark.anchored
    return replace(
        mark,
        greatest=max(expected, reading.wall) if follows_clock else expected,
        sure=mark.sure + passed,
        reading=reading,
        state=state,
    )


def _after_a_start(mark: ClockMark, reading: Reading) -> ClockMark:
    """Take the clock's word for a short time off, and for no more than that between proofs."""
    gap = reading.wall - mark.greatest
    state = _state(gap, BELIEVED)
    lag_from = mark.sure if mark.lag_from is None else mark.lag_from
    mark = replace(mark, reading=reading, state=state, anchored=False, lag_from=lag_from)
    if state is not ClockState.right:
        return mark
    room = BELIEVED // MILLISECOND - mark.unproved
    counted = min(max(gap // MILLISECOND, 0), room)
    return replace(
        mark,
        greatest=max(mark.greatest, reading.wall),
        sure=mark.sure + counted,
        unproved=mark.unproved + counted,
    )


def _state(off: timedelta, limit: timedelta) -> ClockState:
    if off < -NEARLY:
        return ClockState.behind
    return ClockState.ahead if off > limit else ClockState.right
