"""How often the worker fell of late: a program that cannot go on says so, and ends."""

MOST = 5
SECONDS = 30.0


class Falls:
    """The falls of the last half minute."""

    __slots__ = ("_at",)

    def __init__(self) -> None:
        self._at: list[float] = []

    def are_too_many(self, now: float) -> bool:
        """Note one more fall, and say whether there were too many of late."""
        self._at = [*(each for each in self._at if each > now - SECONDS), now]
        return len(self._at) >= MOST
