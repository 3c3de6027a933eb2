"""Lists in memory: the same rules as the real ones, read from whole histories."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from app.casework.ports import Encounters
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.listing import TALK_ENDED
from app.domain.listing import TALK_OPEN
from app.domain.listing import ListRow
from app.domain.listing import Search
from app.domain.listing import Stage
from app.domain.listing import marks_of
from app.domain.listing import row_of

EVERYTHING = 10_000


@dataclass
class FakeLists:
    """Lists over encounters; a turn is the place in the list."""

    encounters: Encounters

    def rows(self, search: Search, limit: int) -> tuple[ListRow, ...]:
        """Give rows that fit."""
        found = [one for one in self._all() if _fits(one, search)]
        if search.is_for_something:
            found.sort(key=lambda one: one.started, reverse=True)
        else:
            found = [one for one in found if marks_of(one).is_alone]
        rows = [replace(row_of(one), turn=str(turn)) for turn, one in enumerate(found)]
        start = int(search.after) + 1 if search.after.isdecimal() else 0
        return tuple(rows[start : start + limit])

    def unfinished(self) -> ListRow | None:
        """Give the encounter changed last that was not sent, if any."""
        return next((row_of(one) for one in self._all() if not one.envelopes), None)

    def by_receipt(self, tail: str) -> EncounterId | None:
        """Find the encounter with this end of its id, if its receipt was given."""
        found = (one.id for one in self._all() if marks_of(one).receipt == tail)
        return next(found, None)

    def talks(self, limit: int) -> tuple[EncounterId, ...]:
        """Give the talks at a desk, open ones first."""
        states = (TALK_OPEN, TALK_ENDED)
        return self._ids(
            one for state in states for one in self._all() if marks_of(one).talk == state
        )[:limit]

    def open_talks(self) -> int:
        """Count the talks at a desk of which nobody told the end."""
        return sum(marks_of(one).talk == TALK_OPEN for one in self._all())

    def below(self, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with a view below the rules."""
        return self._ids(one for one in self._all() if marks_of(one).is_below)[:limit]

    def due(self, until: datetime, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with an open call for a moment or before it, the oldest first."""
        found = [
            (min(due), one)
            for one in self._all()
            if (due := [at for _, at in marks_of(one).calls if at <= until])
        ]
        found.sort(key=lambda pair: pair[0])
        return self._ids(one for _, one in found)[:limit]

    def due_calls(self, until: datetime) -> int:
        """Count the open calls for a moment or before it."""
        return sum(at <= until for one in self._all() for _, at in marks_of(one).calls)

    def _all(self) -> tuple[Encounter, ...]:
        return self.encounters.recent(EVERYTHING)

    @staticmethod
    def _ids(found: Iterable[Encounter]) -> tuple[EncounterId, ...]:
        return tuple(one.id for one in found)


def _fits(encounter: Encounter, search: Search) -> bool:
    words = marks_of(encounter).words
    stage = Stage.sent if encounter.envelopes else Stage.open
    return (
        all(any(one.startswith(word) for one in words) for word in search.words)
        and (search.since is None or encounter.started >= search.since)
        and (search.until is None or encounter.started < search.until)
        and (search.stage is None or stage is search.stage)
    )
