"""When nobody has touched the device for a while, it locks."""

import time

HIDDEN_SECONDS = 30.0


class Idling:
    """Counts from the last human request; pages that refresh themselves do not count.

    After Hide the time is short.
    """

    __slots__ = ("_last", "_limit", "_seconds")

    def __init__(self, seconds: float, now: float) -> None:
        self._seconds = seconds
        self._limit = seconds
        self._last = now

    def touched(self, now: float, *, hidden: bool = False) -> None:
        """Note a human request; `hidden` says that it was Hide."""
        self._last = now
        self._limit = min(self._seconds, HIDDEN_SECONDS) if hidden else self._seconds

    def left(self, now: float) -> float:
        """Say how many seconds are left before the device locks."""
        return max(0.0, self._last + self._limit - now)

    def is_over(self, now: float) -> bool:
        """Say whether the time is up."""
        return self.left(now) <= 0


def ticks() -> float:
    """Give seconds that only go forward, and where the system can, also while it sleeps."""
    sleeping_too: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if sleeping_too is None else time.clock_gettime(sleeping_too)
