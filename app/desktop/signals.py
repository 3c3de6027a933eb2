"""Signals of the system, heard as frames: the end, the window, and being held up meanwhile."""

import signal
import sys
from collections.abc import Callable

from app.desktop.frames import Frame

STOP: Frame = {"kind": "stop"}
SHOW: Frame = {"kind": "show"}
AWAY: Frame = {"kind": "away"}


def catch_signals(heard: Callable[[Frame], None]) -> None:
    """Pass a frame on for each signal; the program goes on until it was looked at."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: heard(STOP))
    if sys.platform != "win32":
        signal.signal(signal.SIGUSR1, lambda *_: heard(SHOW))
        signal.signal(signal.SIGCONT, lambda *_: heard(AWAY))
