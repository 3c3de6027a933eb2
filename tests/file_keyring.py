"""A real backend of the package `keyring` over one file, for tests without a desktop."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

FILE = "FILE_KEYRING"


class FileKeyring(KeyringBackend):
    """Keeps what it is told in the file that the environment names."""

    priority = 1  # type: ignore[assignment]  # the package has a property here

    def get_password(self, service: str, username: str) -> str | None:
        """Give an entry."""
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep an entry."""
        self._keep(self._kept() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget an entry."""
        kept = self._kept()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError(username)
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ[FILE])
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def _keep(self, kept: dict[str, str]) -> None:
        Path(os.environ[FILE]).write_text(json.dumps(kept), encoding="utf-8")
