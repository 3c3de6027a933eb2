"""When nobody has touched the device for a while, it locks."""

import time

from app.desktop.touches import Touch

HIDDEN_SECONDS = 30.0


class Idling:
    """Counts from the last human request; pages that refresh themselves do not count.

    After Hide the time is short, and only the tap on the clock ends it: whoever goes back
    or looks at the clock again meets nothing but the clock, and gains no time.
    """

    __slots__ = ("_hidden", "_last", "_seconds")

    def __init__(self, seconds: float, now: float) -> None:
        self._seconds = seconds
        self._hidden = False
        self._last = now

    def limit(self, seconds: float) -> None:
        """Lock after another time from now on, as the policy asks."""
        self._seconds = seconds

    def touched(self, now: float, what: Touch = Touch.anything) -> None:
        """Note a human request."""
        if self._hidden and what is not Touch.carry_on:
            return
        self._last = now
        self._hidden = what is Touch.hide

    def left(self, now: float) -> float:
        """Say how many seconds are left before the device locks."""
        limit = min(self._seconds, HIDDEN_SECONDS) if self._hidden else self._seconds
        return max(0.0, self._last + limit - now)

    def is_over(self, now: float) -> bool:
        """Say whether the time is up."""
        return self.left(now) <= 0


def ticks() -> float:
    """Give seconds that only go forward, and where the system can, also while it sleeps."""
    sleeping_too: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if sleeping_too is None else time.clock_gettime(sleeping_too)
