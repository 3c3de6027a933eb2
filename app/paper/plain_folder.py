"""A folder where an officer looks for files: what is laid there is not locked.

Files are readable by their owner alone, have neutral names, and never take the place of
another one.
"""

import errno
import os
from pathlib import Path

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull

OWNER_ONLY = 0o600
MOST = 1_000
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


class PlainFolder:
    """Fits the port `Files` over one folder, which is made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lay(self, name: str, content: bytes) -> str:
        """Lay a file there and give its place; raises StoreFull and StoreBroken."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return str(self._written(Path(name), content))
        except OSError as error:
            raise (StoreFull() if error.errno in NO_ROOM else StoreBroken()) from error

    def _written(self, name: Path, content: bytes) -> Path:
        for number in range(1, MOST):
            tail = f" {number}" if number > 1 else ""
            path = self._folder / f"{name.stem}{tail}{name.suffix}"
            try:
                opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            except FileExistsError:
                continue
            return _filled(path, opened, content)
        raise FileExistsError(errno.EEXIST, name)


def _filled(path: Path, opened: int, content: bytes) -> Path:
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
