"""The window process: shows one address of our own and keeps nothing of it.

It is ended and opened anew on every lock, because web views keep page text in memory.
"""

import os
import sys
import threading
from pathlib import Path

import webview

from app.desktop.frames import BadFrame
from app.desktop.frames import Frame
from app.desktop.frames import read_frame
from app.desktop.frames import text
from app.desktop.frames import write_frame
from app.desktop.hardening import harden

TITLE = "Fieldcard"
WIDTH, HEIGHT = 480, 900
LEAST = (320, 480)
FRAME = 60
CLOSED = 0
NO_WINDOW = 3
SETTINGS = {
    "OPEN_EXTERNAL_LINKS_IN_BROWSER": False,
    "ALLOW_FILE_URLS": False,
    "ALLOW_DOWNLOADS": False,
}


def main() -> int:
    """Show the address that comes on standard input until the window is closed.

    The address is asked for when the web view is loaded: it works for a few seconds only.
    """
    harden()
    sys.argv[:] = [TITLE]
    webview.settings.update(SETTINGS)
    screens = webview.screens
    if not screens:
        return NO_WINDOW
    write_frame(sys.stdout.buffer, {"kind": "address_please"})
    start = read_frame(sys.stdin.buffer)
    if start is None:
        return NO_WINDOW
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    width, height = fitting(screens[0].width, screens[0].height)
    os._exit(CLOSED if _show(start, width, height) else NO_WINDOW)


def fitting(width: int, height: int) -> tuple[int, int]:
    """Give the size of a window that fits a screen with its frame."""
    return min(WIDTH, width), min(HEIGHT, max(height - FRAME, LEAST[1]))


def _show(start: Frame, width: int, height: int) -> bool:
    """Show the window until it is closed, and say whether it ever stood on the screen.

    What a web view does at the end of its process is of no use, so nobody waits for it.
    """
    window = webview.create_window(
        TITLE,
        text(start, "address"),
        width=width,
        height=height,
        min_size=LEAST,
        text_select=True,
        zoomable=True,
    )
    profile = Path(text(start, "data")) / "window"
    webview.start(private_mode=True, storage_path=str(profile))
    return bool(window.events.shown.is_set())


def _end_with_supervisor() -> None:
    try:
        while read_frame(sys.stdin.buffer) is not None:
            pass
    except (BadFrame, OSError):
        pass
    os._exit(CLOSED)
