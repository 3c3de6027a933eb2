"""One running program for one data folder: the second start finds the first."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The program that already runs over a data folder."""

    pid: int
    port: int


class AlreadyRunning(Exception):
    """Another program holds the data folder; `running` says which, if it has told."""

    def __init__(self, running: Running | None) -> None:
        super().__init__(running)
        self.running = running


class LockFile:
    """Holds a data folder until the program ends; the system lets go when it is killed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> None:
        """Take the folder; raises AlreadyRunning."""
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise AlreadyRunning(_read(self._path)) from error

    def tell(self, running: Running) -> None:
        """Write down where the program can be found."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, json.dumps([running.pid, running.port]).encode())

    def release(self) -> None:
        """Let the folder go."""
        os.ftruncate(self._file, 0)
        os.close(self._file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read(path: Path) -> Running | None:
    try:
        pid, port = json.loads(path.read_text())
    except (OSError, ValueError, TypeError):
        return None
    return Running(pid=int(pid), port=int(port))
