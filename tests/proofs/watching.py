"""What gets through to the app and what the guard refuses, written down by a real worker.

These parts stand in a worker that `broken_app` composes; each line of the file is one
request: what became of it, its cell, its method, its path, and the bytes it was given.
"""

import json
import os
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

from app.web.guard import INSIDE
from app.web.guard import Guard

FILE = "FIELDCARD_TEST_WATCH"
CELL = "cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request that came to the device; `rule` is 0 when it got to the app."""

    rule: int
    cell: str
    method: str
    path: str
    given: int


def seen(file: Path) -> tuple[Seen, ...]:
    """Read what was written down so far."""
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(Seen(**json.loads(line)) for line in lines)


def _note(environ: WSGIEnvironment, rule: int, given: int) -> None:
    cells = parse_qs(str(environ.get("QUERY_STRING", ""))).get(CELL, [""])
    line = {
        "rule": rule,
        "cell": cells[0],
        "method": environ["REQUEST_METHOD"],
        "path": environ.get("PATH_INFO", ""),
        "given": given,
    }
    with Path(os.environ[FILE]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


class Behind:
    """Stands before the app and after the guard: whoever is seen here came through."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Pass the request on and count what it is given."""
        return self._counted(environ, self._app(environ, start))

    def _counted(self, environ: WSGIEnvironment, parts: Iterable[bytes]) -> Iterator[bytes]:
        given = 0
        try:
            for part in parts:
                given += len(part)
                yield part
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
            _note(environ, 0, given)


class WatchedGuard(Guard):
    """The guard itself, with a note of each request that came through or was refused."""

    def __init__(self, app: WSGIApplication, **rest: object) -> None:
        super().__init__(Behind(app), **rest)  # type: ignore[arg-type]

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer, and note by which rule it was refused."""
        if rule := self.broken_rule(environ):
            _note(environ, rule, 0)
        return super().__call__(environ, start)


class NoGuard:
    """The control: nobody stands at the door, and everybody counts as let in."""

    def __init__(self, app: WSGIApplication, **_rest: object) -> None:
        self._app = Behind(app)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Let the request in."""
        environ[INSIDE] = True
        return self._app(environ, start)
