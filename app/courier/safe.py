"""Where the courier keeps its secrets: names and bytes inside the encrypted database."""

from typing import Protocol


class Safe(Protocol):
    """Named secrets of this device; a write is durable when it returns."""

    def read(self, name: str) -> bytes | None:
        """Give what is kept under the name, None when there is nothing."""

    def write(self, name: str, value: bytes) -> None:
        """Keep the value under the name, in place of what was there."""
