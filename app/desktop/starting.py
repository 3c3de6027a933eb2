"""Starting a device: the data folder, the lock file, the socket, then the supervisor."""

import os
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.desktop.hardening import harden
from app.desktop.lock_file import AlreadyRunning
from app.desktop.lock_file import LockFile
from app.desktop.lock_file import Running
from app.desktop.supervisor import Supervisor
from app.factory.device import wipe_made_up
from app.factory.extras import has_extra
from app.settings import Settings
from app.vault.shared_places import is_shared
from app.web.guard import LAUNCH

GOOD = 0
BAD_USE = 2
BACKLOG = 128
SHARED = (
    "The data folder lies on a network or in a folder that another program copies. "
    "Choose a folder on this computer alone with --data."
)
AS_ROOT = "The root user gets no window, so Fieldcard opens in your browser."


def start(settings: Settings, say: Callable[[str], None]) -> int:
    """Run a device until it ends and give the exit code; faults are said in one sentence."""
    harden()
    if is_shared(settings.data):
        say(SHARED)
        return BAD_USE
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        settings.data.chmod(0o700)
        lock = LockFile(settings.data)
    except OSError as error:
        say(f"The data folder {settings.data} cannot be used: {error.strerror}.")
        return BAD_USE
    try:
        lock.take()
    except AlreadyRunning as met:
        _point_to(met.running, settings, say)
        return GOOD
    try:
        return _run(settings, lock, say)
    finally:
        _tidy(settings.data)
        lock.release()


def _run(settings: Settings, lock: LockFile, say: Callable[[str], None]) -> int:
    try:
        bound = socket.create_server(("127.0.0.1", settings.port), backlog=BACKLOG)
    except OSError:
        say(f"Port {settings.port} is in use. Choose another, or leave --port out.")
        return BAD_USE
    with bound:
        _tidy(settings.data)
        lock.tell(Running(pid=os.getpid(), port=bound.getsockname()[1]))
        if _can_have_window(settings) and _is_barred(settings):
            say(AS_ROOT)
        return Supervisor(settings, bound, window=_wants_window(settings)).run()


def _tidy(folder: Path) -> None:
    """Wipe what a window or made-up people left behind."""
    wipe_made_up(folder)
    shutil.rmtree(folder / "window", ignore_errors=True)


def _point_to(running: Running | None, settings: Settings, say: Callable[[str], None]) -> None:
    if running is None:
        say("Fieldcard is starting already, over the same data folder.")
    elif _wants_window(settings) and sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.kill(running.pid, signal.SIGUSR1)
        say("Fieldcard runs already; its window comes to the front.")
    else:
        address = f"http://127.0.0.1:{running.port}{LAUNCH}"
        say(f"Fieldcard runs already at {address}; its start code stands in its own terminal.")


def _wants_window(settings: Settings) -> bool:
    return _can_have_window(settings) and not _is_barred(settings)


def _can_have_window(settings: Settings) -> bool:
    return settings.window and settings.display and has_extra("window")


def _is_barred(settings: Settings) -> bool:
    """Say whether the web view would refuse to start: as root its sandbox does not work."""
    return sys.platform == "linux" and os.geteuid() == 0 and not settings.unboxed
