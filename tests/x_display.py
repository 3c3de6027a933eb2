"""A display that stands nowhere, and what a hand or a window manager does on it."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CLIENT_MESSAGE = 33
FORMAT = 32


class _Message(ctypes.Structure):
    """The message that a window manager sends when somebody closes a window."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """One display, by the name that programs give to it."""

    name: str

    def windows(self) -> dict[str, str]:
        """Give the names of all windows that are shown, by their numbers."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return {number: self._xdotool("getwindowname", number) for number in found}

    def closes(self, number: str) -> None:
        """Ask a window to close, as its own button does."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        message = _Message(
            type=CLIENT_MESSAGE,
            window=int(number),
            message_type=x11.XInternAtom(display, b"WM_PROTOCOLS", 0),
            format=FORMAT,
        )
        message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
        x11.XSendEvent(display, ctypes.c_ulong(int(number)), 0, 0, ctypes.byref(message))
        x11.XCloseDisplay(display)

    def pictures(self, target: Path) -> None:
        """Keep a picture."""
        subprocess.run(
            ["import", "-display", self.name, "-window", "root", str(target)], check=True
        )

    def _xdotool(self, *args: str) -> str:
        env = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *args], env=env, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()


@contextmanager
def displayed(width: int, height: int) -> Iterator[Display]:
    """Start a display, and end it after use."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        yield Display(name=f":{server.stdout.readline().strip()}")
    finally:
        server.terminate()
        server.communicate()
