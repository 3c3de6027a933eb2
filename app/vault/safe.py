"""Named secrets inside the encrypted database: device keys, certificate, directory."""

from functools import partial

from app.vault.driver import Database
from app.vault.opening import Vault

READ = "SELECT value FROM secret WHERE name = ?"
WRITE = """
INSERT INTO secret (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class SafeStore:
    """The safe in an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self, name: str) -> bytes | None:
        """Give the secret of that name, or None when there is none."""
        for row in self._vault.rows(READ, name):
            return bytes(row["value"])
        return None

    def write(self, name: str, value: bytes) -> None:
        """Store or replace a secret durably; raises StoreFull and StoreBroken."""
        self._vault.write(partial(_write, name, value))


def _write(name: str, value: bytes, database: Database) -> None:
    database.execute(WRITE, (name, value))
