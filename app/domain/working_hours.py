"""How long somebody works, as a rank: the one sign whose weight is told by numbers.

Strong with long days (12 hours, or calls at night) and no weekly rest; medium with one of
the two; weak above 48 hours a week, or when no number is known. Hours that the person
chose carry no weight.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.answers import Basis
from app.domain.indicator_table import MEDIUM
from app.domain.indicator_table import STRONG
from app.domain.indicator_table import WEAK
from app.domain.ledger import Fact

LONG_DAY = 12
LONG_WEEK = 48
WHOLE_WEEK = 7
NO_REST = ("never", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hours:
    """What one fact says of hours; no week is known where `week` is None."""

    long_days: bool
    no_rest: bool
    week: float | None


def hours_rank(facts: Iterable[Fact]) -> int:
    """Give the rank of present facts about hours; facts told apart stand together.

    A fact that the officer only inferred is weak, and joins no other.
    """
    ranks = [0]
    known = []
    for fact in facts:
        if _is_chosen(fact):
            continue
        if fact.basis is Basis.inferred:
            ranks.append(min(WEAK, _rank(_read(fact))))
        else:
            known.append(_read(fact))
            ranks.append(_rank(known[-1]))
    if any(one.long_days for one in known) and any(one.no_rest for one in known):
        ranks.append(STRONG)
    return max(ranks)


def _is_chosen(fact: Fact) -> bool:
    return "own_choice" in fact.values


def _rank(hours: _Hours) -> int:
    if hours.long_days and hours.no_rest:
        return STRONG
    if hours.long_days or hours.no_rest:
        return MEDIUM
    return WEAK if hours.week is None or hours.week > LONG_WEEK else 0


def _read(fact: Fact) -> _Hours:
    told = dict(fact.details)
    day, days = _number(told.get("hours_day")), _number(told.get("days_week"))
    week = _number(told.get("hours_week"))
    if week is None and day is not None and days is not None:
        week = day * days
    return _Hours(
        long_days=bool({"twelve_hours", "on_call_at_night"} & set(fact.values))
        or (day is not None and day >= LONG_DAY),
        no_rest="no_day_off" in fact.values
        or told.get("last_day_off") in NO_REST
        or (days is not None and days >= WHOLE_WEEK),
        week=LONG_WEEK + 1 if "over_48_hours" in fact.values else week,
    )


def _number(words: str | None) -> float | None:
    """Read a number as it was written; anything else is not a number that is known."""
    if words is None or not words.replace(".", "", 1).isdecimal():
        return None
    return float(words)
