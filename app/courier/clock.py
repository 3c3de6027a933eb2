"""The time that the courier is given; it never asks the system itself."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time of the device or of the hub."""

    def now(self) -> datetime:
        """Give the time now, aware, in UTC."""
