"""What casework needs of lists: a port of its own beside `ports`, which is long enough."""

from datetime import datetime
from typing import Protocol

from app.domain.encounter import EncounterId
from app.domain.listing import ListRow
from app.domain.listing import Search


class Lists(Protocol):
    """Lists and search over every encounter that is kept, without reading histories."""

    def rows(self, search: Search, limit: int) -> tuple[ListRow, ...]:
        """Give rows that fit, the one changed last first; of a search the newest first.

        The list itself leaves out the people of a place, who are found there; a search
        for words or a day finds them too.
        """

    def unfinished(self) -> ListRow | None:
        """Give the encounter changed last that was not sent, if any."""

    def by_receipt(self, tail: str) -> EncounterId | None:
        """Find the encounter with this end of its id, if its receipt was given."""

    def talks(self, limit: int) -> tuple[EncounterId, ...]:
        """Give the talks at a desk, open ones first, then those changed last."""

    def open_talks(self) -> int:
        """Count the talks at a desk of which nobody told the end."""

    def below(self, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with a view below the rules, those changed last first."""

    def due(self, until: datetime, limit: int) -> tuple[EncounterId, ...]:
        """Give encounters with an open call for a moment or before it, the oldest first."""

    def due_calls(self, until: datetime) -> int:
        """Count the open calls for a moment or before it."""
