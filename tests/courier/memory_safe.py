"""A safe in memory and a clock that stands still, for tests of the courier and the hub."""

from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class MemorySafe:
    """Named secrets, kept as long as the test runs."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """Give what is kept under the name."""
        return self.kept.get(name)

    def write(self, name: str, value: bytes) -> None:
        """Keep the value under the name."""
        self.kept[name] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class StillClock:
    """A clock that always shows the same time."""

    at: datetime = NOON

    def now(self) -> datetime:
        """Give the time that it was set to."""
        return self.at

    def offset_minutes(self) -> int:
        """Give no offset."""
        return 0
