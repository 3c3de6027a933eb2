"""When nobody has touched the device for a while, it locks."""


class Idling:
    """Counts from the last human request; pages that refresh themselves do not count."""

    __slots__ = ("_last", "_seconds")

    def __init__(self, seconds: float, now: float) -> None:
        self._seconds = seconds
        self._last = now

    def touched(self, now: float) -> None:
        """Note a human request."""
        self._last = now

    def left(self, now: float) -> float:
        """Say how many seconds are left before the device locks."""
        return max(0.0, self._last + self._seconds - now)

    def is_over(self, now: float) -> bool:
        """Say whether the time is up."""
        return self.left(now) <= 0
