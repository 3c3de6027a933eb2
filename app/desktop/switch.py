"""The outermost callable of a worker: the locked app until the keys are there.

From the moment the worker is to leave, it lets running answers end and starts none.
"""

import threading
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

from app.desktop.touches import Touch
from app.web.guard import LAUNCH

STATIC = "/static/"
POLLING = "poll"
CLOCK = "/clock"


class Switch:
    """Forwards to the launch page, and else to the app that fits the state of the device.

    `touched` is called for every human request, and told what it was. The launch page
    counts for nobody: any program may ask for it.
    """

    def __init__(
        self,
        launch: WSGIApplication,
        locked: WSGIApplication,
        touched: Callable[[Touch], None],
    ) -> None:
        self._launch = launch
        self._current = locked
        self._touched = touched
        self._never = threading.Event()
        self._counting = threading.Lock()
        self._running = 0
        self._leaving = False

    def turn_to(self, app: WSGIApplication) -> None:
        """Forward to another app from the next request on."""
        self._current = app

    def leave(self) -> None:
        """Start no new answer; what still comes waits for the next worker."""
        self._leaving = True

    @property
    def is_busy(self) -> bool:
        """Say whether an answer is still being made."""
        return self._running > 0

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if self._leaving:
            self._never.wait()
        if is_human(environ) and not _is_at_the_door(environ):
            self._touched(_touch_of(environ))
        self._count(1)
        try:
            return _Counted(self._app_for(environ)(environ, start), self._done)
        except BaseException:
            self._done()
            raise

    def _app_for(self, environ: WSGIEnvironment) -> WSGIApplication:
        return self._launch if _is_at_the_door(environ) else self._current

    def _count(self, change: int) -> None:
        with self._counting:
            self._running += change

    def _done(self) -> None:
        self._count(-1)


class _Counted:
    """An answer that says when its last byte was handed to the server."""

    def __init__(self, parts: Iterable[bytes], done: Callable[[], None]) -> None:
        self._parts = parts
        self._done = done

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._parts)

    def close(self) -> None:
        """End the answer."""
        close = getattr(self._parts, "close", None)
        try:
            if close is not None:
                close()
        finally:
            self._done()


def is_human(environ: WSGIEnvironment) -> bool:
    """Say whether somebody did something: files and pages that refresh themselves do not."""
    path = str(environ.get("PATH_INFO", ""))
    asked = str(environ.get("QUERY_STRING", "")).split("&")
    return not path.startswith(STATIC) and POLLING not in asked


def _touch_of(environ: WSGIEnvironment) -> Touch:
    if environ.get("PATH_INFO") != CLOCK:
        return Touch.anything
    return Touch.carry_on if environ["REQUEST_METHOD"] == "POST" else Touch.hide


def _is_at_the_door(environ: WSGIEnvironment) -> bool:
    path = str(environ.get("PATH_INFO", ""))
    return path == LAUNCH or path.startswith(LAUNCH + "/")
