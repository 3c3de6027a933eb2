"""Tells the supervisor that somebody is there, at most once a second."""

import time
from collections.abc import Callable
from enum import StrEnum

LEAST_SECONDS = 1.0


class Touch(StrEnum):
    """What somebody did: anything at all, Hide, or the tap on the clock that ends it."""

    anything = "anything"
    hide = "hide"
    carry_on = "carry_on"


class Touches:
    """Sends a touch when enough time has passed, and whenever the pages are hidden or shown."""

    def __init__(
        self, tell: Callable[..., None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._last = float("-inf")

    def touch(self, what: Touch) -> None:
        """Note one human request."""
        now = self._clock()
        if now - self._last >= LEAST_SECONDS or what is not Touch.anything:
            self._last = now
            self._tell("touch", what=what)
