"""A real store of encounters that can be told to fail."""

from dataclasses import dataclass

from app.casework.ports import Encounters
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Recorded


@dataclass(slots=True, kw_only=True)
class MoodyStore:
    """Passes everything on, except while `trouble` is laid out: then nothing is saved."""

    inner: Encounters
    trouble: Exception | None = None

    def begin(self, encounter: Encounter) -> None:
        """Store a new encounter."""
        self._refuse()
        self.inner.begin(encounter)

    def open(self, encounter: EncounterId) -> Encounter:
        """Read one encounter."""
        return self.inner.open(encounter)

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Store one event."""
        self._refuse()
        self.inner.save(encounter, recorded)

    def recent(self, limit: int) -> tuple[Encounter, ...]:
        """Give the encounters changed last."""
        return self.inner.recent(limit)

    def _refuse(self) -> None:
        if self.trouble is not None:
            raise self.trouble
