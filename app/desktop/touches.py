"""Tells the supervisor that somebody is there, at most once a second."""

import time
from collections.abc import Callable

LEAST_SECONDS = 1.0


class Touches:
    """Sends a touch when enough time has passed, and whenever the page is hidden or shown."""

    def __init__(
        self, tell: Callable[..., None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._last = float("-inf")
        self._hidden = False

    def touch(self, hidden: bool) -> None:  # noqa: FBT001  # it stands alone in a callback
        """Note one human request."""
        now = self._clock()
        if now - self._last >= LEAST_SECONDS or hidden is not self._hidden:
            self._last = now
            self._hidden = hidden
            self._tell("touch", hidden=hidden)
