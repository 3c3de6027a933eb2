"""Leaks on purpose, for the controls: each does one thing that the program never does."""

import socket
import sqlite3
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

from app.courier import sealer
from app.desktop import worker
from app.domain.encounter import Encounter
from app.domain.event import Recorded
from app.factory import device
from app.vault.encounters import EncounterStore
from app.vault.opening import Vault
from app.web import headers

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


class LeakyStore(StrayStore):
    """Keeps a plain copy in the data folder and in the log, too."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self._beside = vault.folder / "plain.db"

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Save, and tell every place."""
        super().save(encounter, recorded)
        with closing(sqlite3.connect(self._beside)) as plain, plain:
            plain.execute("CREATE TABLE IF NOT EXISTS event (words TEXT)")
            plain.execute("INSERT INTO event VALUES (?)", (str(recorded.event),))
        sys.stderr.write(f"saved {recorded.event}\n")


class StoredPages(headers.Headers):
    """Lets a browser keep pages and what was typed into them."""

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer, with every field to be remembered."""
        for part in super().__call__(environ, start):
            yield part.replace(b' autocomplete="off"', b' autocomplete="on" ')


def leaky() -> None:
    """Take the protection of each place away: data, temporary folder, log, hub, browser."""
    device.EncounterStore = LeakyStore  # type: ignore[misc]
    kept = tuple(one for one in headers.ALWAYS if one[0] != "Cache-Control")
    headers.ALWAYS = (*kept, ("Cache-Control", "max-age=3600"))  # type: ignore[misc]
    worker.Headers = StoredPages  # type: ignore[misc]
    sealer.seal = _plain


def _plain(written: bytes, recipients: Iterable[str]) -> bytes:
    """Seal nothing: the hub gets what was written."""
    assert recipients
    return written


def stray() -> None:
    """Leave plain copies in the temporary folder, and call another port."""
    device.EncounterStore = StrayStore  # type: ignore[misc]
