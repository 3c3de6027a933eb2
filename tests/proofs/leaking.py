"""Leaks on purpose, for the controls: each does one thing that the program never does."""

import logging
import socket
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from app.domain.encounter import Encounter
from app.domain.event import Recorded
from app.factory import device
from app.vault.encounters import EncounterStore

DISCARD = 9
"""A port of this computer where nobody listens."""


class StrayStore(EncounterStore):
    """Keeps a plain copy of each event in the temporary folder, and calls another port."""

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Save, leave a copy behind, and call somebody."""
        super().save(encounter, recorded)
        copy = Path(tempfile.gettempdir()) / "copy.db"
        with closing(sqlite3.connect(copy)) as plain, plain:
            plain.execute("CREATE TABLE IF NOT EXISTS event (words TEXT)")
            plain.execute("INSERT INTO event VALUES (?)", (str(recorded.event),))
        with closing(socket.socket()) as line:
            line.connect_ex(("127.0.0.1", DISCARD))


class TalkingStore(EncounterStore):
    """Logs each event with its words."""

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Save, and tell the log."""
        super().save(encounter, recorded)
        logging.getLogger("leak").error("saved %s", recorded.event)


def stray() -> None:
    """Leave plain copies in the temporary folder, and call another port."""
    device.EncounterStore = StrayStore  # type: ignore[misc]


def talking() -> None:
    """Write words into the log."""
    device.EncounterStore = TalkingStore  # type: ignore[misc]
