"""Where a reader goes on asking: a time, looked back from, so that nothing is missed."""

from collections.abc import Iterable

from app.courier.problems import Problem
from app.hub.errors import Refused

LOOK_BACK = 60_000_000
LONGEST = 18


def since(given: str) -> int:
    """Read where to go on; everything of the minute before is given once more."""
    if not given:
        return 0
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST):
        raise Refused(Problem.malformed)
    return max(0, int(given) - LOOK_BACK)


def next_since(start: int, times: Iterable[int]) -> str:
    """Write where to go on after these times."""
    newest = max(times, default=0)
    return str(newest) if newest else (str(start + LOOK_BACK) if start else "")
