"""Blocking a running device: first the files, then the sealed keys, then the processes."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.desktop.link import Link
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory import blocking
from app.web.keeper import Blockable


class DeviceBlocker:
    """Fits the port Blocker over the data folder; `leave` lets this process end.

    Whatever the disk does, the session is dropped and this process ends.
    """

    def __init__(self, folder: Path, link: Link, leave: Callable[[], None]) -> None:
        self._folder = folder
        self._link = link
        self._leave = leave

    def blockable(self) -> Blockable:
        """Say what blocking would do here."""
        return blocking.blockable(self._folder)

    def block(self) -> None:
        """Delete the officer's own way in, then lock."""
        with suppress(StoreFull, StoreBroken):
            blocking.block(self._folder)
        self._end()

    def erase(self) -> None:
        """Delete everything, where the agency's policy allows it; then lock."""
        if self.blockable().may_erase:
            with suppress(StoreBroken):
                blocking.erase(self._folder)
        self._end()

    def _end(self) -> None:
        self._link.tell("panic")
        self._leave()
