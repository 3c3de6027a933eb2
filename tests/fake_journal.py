"""The journal in memory, with the promises of the real one."""

from dataclasses import dataclass
from dataclasses import field
from datetime import datetime


@dataclass
class FakeJournal:
    """Lines in a list."""

    lines: list[tuple[str, str, str, str]] = field(default_factory=list)
    purposes: dict[tuple[str, str], str] = field(default_factory=dict)

    def note(
        self, operation: str, kind: str, about: str, receiver: str = "", purpose: str = ""
    ) -> None:
        """Keep one line, and the purpose that it tells."""
        self.lines.append((operation, kind, about, receiver))
        if purpose:
            self.purposes[kind, about] = purpose

    def purpose(self, kind: str, about: str, since: datetime) -> str:
        """Give the purpose told last; the fake forgets none, however long ago."""
        assert since.tzinfo
        return self.purposes.get((kind, about), "")
