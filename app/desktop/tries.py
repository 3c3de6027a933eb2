"""Counts of wrong passphrases that outlive the program, in a small clear file.

Whoever copies the disk can bring an older count back: the count slows down somebody at the
device, and only the passphrase itself holds against a copied disk.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

NAME = "tries.json"


class Tries:
    """The counts by officer, kept in the data folder; without a folder, kept nowhere."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / NAME

    def of(self, officer: str) -> int:
        """Give the count of an officer; what cannot be read counts as none."""
        count = self._read().get(officer, 0)
        return count if isinstance(count, int) else 0

    def keep(self, officer: str, count: int) -> None:
        """Keep a count before the next try; a disk that takes nothing keeps the one before."""
        counts = {**self._read(), officer: count}
        left = {name: each for name, each in counts.items() if each}
        with suppress(OSError):
            self._write(left)

    def _read(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            found = json.loads(self._path.read_bytes()) if self._path else {}
            return found if isinstance(found, dict) else {}
        return {}

    def _write(self, counts: dict[str, object]) -> None:
        if self._path is None:
            return
        if not counts:
            self._path.unlink(missing_ok=True)
            return
        passing = self._path.with_name(f"{NAME}.new")
        with passing.open("wb") as file:
            file.write(json.dumps(counts).encode())
            file.flush()
            os.fsync(file.fileno())
        passing.replace(self._path)
