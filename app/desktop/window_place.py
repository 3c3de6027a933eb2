"""The place of the one window: opened, told its address, in, late, closed."""

import math

from app.desktop.admission import TOKEN_SECONDS
from app.desktop.children import WINDOW
from app.desktop.children import Child
from app.desktop.children import Heard

WINDOW_SECONDS = 60.0
WINDOW_TRIES = 2


class WindowPlace:
    """Holds the window while there is one; `is_wanted` turns false where none can open."""

    def __init__(self, heard: Heard, *, is_wanted: bool) -> None:
        self._heard = heard
        self._until = math.inf
        self._tries = WINDOW_TRIES
        self.window: Child | None = None
        self.is_wanted = is_wanted

    def open(self, now: float) -> None:
        """Put a new window in the place of the old one; its web view has to be loaded first."""
        self.close()
        self._until = now + WINDOW_SECONDS
        self.window = Child(WINDOW, self._heard)

    def tell(self, address: str, folder: str, now: float) -> None:
        """Give the window its address, which works for a few seconds only."""
        self._until = now + TOKEN_SECONDS
        if self.window is not None:
            self.window.tell(address=address, data=folder)

    def came_in(self) -> None:
        """Note that it is in."""
        self._until = math.inf
        self._tries = WINDOW_TRIES

    def is_late(self, now: float) -> bool:
        """Say whether there is a window that did not come in time."""
        return self.window is not None and now >= self._until

    def may_try_again(self) -> bool:
        """Count a window that came too late, and say whether another is worth it."""
        self._tries -= 1
        return self._tries > 0

    def close(self) -> None:
        """End the window, and every process of its web view."""
        window, self.window = self.window, None
        if window is not None:
            window.end()
