"""The processes that a supervisor starts: each in a group of its own, spoken to by pipes."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from app.desktop.frames import BadFrame
from app.desktop.frames import Frame
from app.desktop.frames import read_frame
from app.desktop.frames import write_frame

END_SECONDS = 2.0
WINDOW = "window"
HOME = Path(__file__).resolve().parents[2]
Heard = Callable[["Child", Frame | None], None]


class Child:
    """One process of this program; what it says is passed to `heard`, its end as None.

    Web views write much to the terminal that helps nobody, so a window is not heard there.
    """

    def __init__(
        self, word: str, heard: Heard, sockets: tuple[socket.socket, ...] = ()
    ) -> None:
        self._heard = heard
        self._process = subprocess.Popen(  # noqa: S603  # our own program, no shell
            command(word),
            cwd=HOME,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if word == WINDOW else None,
            start_new_session=True,
            pass_fds=[] if sys.platform == "win32" else [one.fileno() for one in sockets],
        )
        threading.Thread(target=self._listen, name=word, daemon=True).start()

    def tell(self, **frame: object) -> None:
        """Send one frame; a process that is gone hears nothing."""
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is not None:
                write_frame(self._process.stdin, frame)

    def share(self, bound: socket.socket) -> dict[str, object]:
        """Say how the process finds a socket that was given to it."""
        if sys.platform == "win32":
            return {"share": bound.share(self._process.pid)}
        return {"socket": bound.fileno()}

    def end(self, patience: float = 0.0) -> None:
        """Wait that long for the process to end by itself, then kill its whole group."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(END_SECONDS)

    @property
    def code(self) -> int | None:
        """Give the exit code, None while the process runs."""
        return self._process.poll()

    def _listen(self) -> None:
        pipe = self._process.stdout
        with contextlib.suppress(BadFrame, OSError, ValueError):
            while pipe is not None and (frame := read_frame(pipe)) is not None:
                self._heard(self, frame)
        self._process.wait()
        self._heard(self, None)


def command(word: str) -> list[str]:
    """Give the command that starts a part of this program, from a bundle or from Python.

    It has to be started in `HOME`: elsewhere, Python may find another package of this name.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    return [sys.executable, "-m", "app", word]
