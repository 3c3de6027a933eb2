"""The clock of an open device: the system's, held against what was known before."""

import threading
from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from typing import Protocol

from app.domain.clock_mark import ClockMark
from app.domain.clock_mark import ClockState
from app.domain.clock_mark import Reading
from app.domain.clock_mark import caught_up
from app.domain.clock_mark import first_mark
from app.domain.clock_mark import proved
from app.domain.clock_mark import seen
from app.factory.clock import SystemClock
from app.factory.clock import system_reading

WRITTEN_EVERY = timedelta(minutes=5)


class Marks(Protocol):
    """Where the mark stands between two runs."""

    def read(self) -> ClockMark | None:
        """Give the last mark, None before the first."""

    def write(self, mark: ClockMark, since: int = 0, more: int = 0) -> None:
        """Keep a mark durably; timers that began since then begin so many seconds later."""


class MarkedClock:
    """Fits the ports Clock and ClockMarks; threads may share it."""

    def __init__(self, marks: Marks, read: Callable[[], Reading] | None = None) -> None:
        self._marks = marks
        self._reading = read or system_reading
        self._lock = threading.Lock()
        known = marks.read()
        reading = self._reading()
        self._mark = first_mark(reading) if known is None else seen(known, reading)
        self._written = self._mark
        self._begun = self._mark.now
        marks.write(self._mark)

    def now(self) -> datetime:
        """Give the time to write under, aware, in UTC; it never runs backwards unproven."""
        return self._seen().now

    def offset_minutes(self) -> int:
        """Give the local offset from UTC in minutes."""
        return SystemClock().offset_minutes()

    def state(self) -> ClockState:
        """Say how the clock stands to what is known."""
        return self._seen().state

    def seconds(self) -> int:
        """Give the seconds that have surely passed since this device was set up."""
        return self._seen().seconds

    def is_sure(self) -> bool:
        """Say whether anything may be erased or ended now."""
        return self._seen().is_sure

    def begun(self) -> datetime:
        """Give the time under which the first thing since the start or proof was written."""
        return self._begun

    def wall(self) -> datetime:
        """Give what the clock of the system shows, right or wrong."""
        return self._seen().reading.wall

    def prove(self, at: datetime) -> int:
        """Take a time as the true one; gives by how many seconds the last one was ahead."""
        with self._lock:
            before = seen(self._mark, self._reading())
            self._mark = proved(before, before.reading, at)
            self._begun = at
            since, more = caught_up(before, self._mark)
            self._keep(since // 1000, -(-more // 1000))
        return int((before.now - at).total_seconds())

    def keep(self) -> None:
        """Write the mark now and then, so that the next run knows it."""
        self._seen()
        with self._lock:
            is_news = self._mark.state is not self._written.state
            passed = self._mark.sure - self._written.sure
            if is_news or timedelta(milliseconds=passed) >= WRITTEN_EVERY:
                self._keep()

    def _seen(self) -> ClockMark:
        with self._lock:
            self._mark = seen(self._mark, self._reading())
            return self._mark

    def _keep(self, since: int = 0, more: int = 0) -> None:
        self._marks.write(self._mark, since, more)
        self._written = self._mark
