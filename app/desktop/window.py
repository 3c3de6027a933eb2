"""The window process: shows one address of our own and keeps nothing of it.

It is ended and opened anew on every lock, because web views keep page text in memory.
"""

import os
import sys
import threading
from pathlib import Path

import webview

from app.desktop.frames import BadFrame
from app.desktop.frames import read_frame
from app.desktop.frames import text
from app.desktop.frames import write_frame
from app.desktop.hardening import harden

TITLE = "Fieldcard"
WIDTH, HEIGHT = 480, 900
NO_WINDOW = 3


def main() -> int:
    """Show the address that comes on standard input until the window is closed."""
    harden()
    write_frame(sys.stdout.buffer, {"kind": "address_please"})
    start = read_frame(sys.stdin.buffer)
    if start is None:
        return NO_WINDOW
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    webview.settings["OPEN_EXTERNAL_LINKS_IN_BROWSER"] = False
    webview.settings["ALLOW_FILE_URLS"] = False
    webview.settings["ALLOW_DOWNLOADS"] = False
    webview.create_window(TITLE, text(start, "address"), width=WIDTH, height=HEIGHT)
    profile = Path(text(start, "data")) / "window"
    webview.start(private_mode=True, storage_path=str(profile))
    return 0


def _end_with_supervisor() -> None:
    try:
        while read_frame(sys.stdin.buffer) is not None:
            pass
    except (BadFrame, OSError):
        pass
    os._exit(0)
