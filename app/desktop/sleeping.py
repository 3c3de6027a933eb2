"""Notices that this computer slept, or that its own screen was locked.

Sleep shows in the clocks, on every system: seconds went by that this process did not live
through. Where the desktop tells of sleep and of its screen lock on a message bus, that is
heard too, so that the device is locked before it sleeps. Without a bus nothing is missing
but that.
"""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable

from app.factory.clock import SystemClock

JUMP_SECONDS = 5.0
LONG_SLEEP_SECONDS = 900.0
MONITOR = ("setpriv", "dbus-monitor")
SIGNALS = ("PrepareForSleep", "Lock", "ActiveChanged")
RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "--system",
        (
            "type='signal',interface='org.freedesktop.login1.Manager',member='PrepareForSleep'",
            "type='signal',interface='org.freedesktop.login1.Session',member='Lock'",
        ),
    ),
    ("--session", ("type='signal',member='ActiveChanged'",)),
)
Clock = Callable[[], float]


def with_sleep() -> float:
    """Give seconds that go on while the computer sleeps: since its start, else of the wall."""
    since_start: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    if since_start is None:
        return SystemClock().now().timestamp()
    return time.clock_gettime(since_start)


class Sleep:
    """Compares, look by look, a clock that goes on in sleep with the expected step.

    The look itself comes every second. One that comes much later was held up: by sleep, by
    a stopped process, or by a virtual computer that was paused.
    """

    __slots__ = ("_awake", "_awake_before", "_sleeping_too", "_slept_before")

    def __init__(self, awake: Clock = time.monotonic, sleeping_too: Clock = with_sleep) -> None:
        self._awake = awake
        self._sleeping_too = sleeping_too
        self._awake_before = awake()
        self._slept_before = sleeping_too()

    def seconds(self) -> float:
        """Say how long nobody looked, when that was longer than looking takes; else 0."""
        awake, slept = self._awake(), self._sleeping_too()
        passed = max(awake - self._awake_before, slept - self._slept_before)
        self._awake_before, self._slept_before = awake, slept
        return passed if passed > JUMP_SECONDS else 0.0


class ScreenWatch:
    """Hears sleep and screen lock on the message buses of a Linux desktop, where there are any.

    The listeners are programs of the system. They end with this process, also when it is
    killed, and what they print is not looked at but for the name of a signal.
    """

    def __init__(self, heard: Callable[[], None]) -> None:
        self._heard = heard
        self._listeners: list[subprocess.Popen[str]] = []

    def start(self) -> None:
        """Begin to listen; a bus or a program that is not there is left out in silence."""
        if not all(map(shutil.which, MONITOR)):
            return
        for bus, rules in RULES:
            self._listen_on(bus, rules)

    def stop(self) -> None:
        """End the listeners."""
        for each in self._listeners:
            each.kill()
            each.wait()

    def _listen_on(self, bus: str, rules: tuple[str, ...]) -> None:
        listener = subprocess.Popen(  # noqa: S603  # fixed words, no shell
            ["setpriv", "--pdeathsig", "KILL", "dbus-monitor", bus, "--profile", *rules],  # noqa: S607
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
        )
        self._listeners.append(listener)
        threading.Thread(target=self._hear, args=(listener,), name=bus, daemon=True).start()

    def _hear(self, listener: subprocess.Popen[str]) -> None:
        if listener.stdout is None:
            return
        with listener.stdout as lines:
            for line in lines:
                if line.startswith("sig") and line.split()[-1] in SIGNALS:
                    self._heard()
        listener.wait()
