"""Forged WSGI environments, and an app behind the guard that records every hit."""

from collections.abc import Iterable
from collections.abc import Mapping
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment
from wsgiref.util import setup_testing_defaults

from app.web.guard import Guard
from app.web.guard import Pass
from app.web.guard import fingerprint
from app.web.headers import Headers

PORT = 40123
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
COOKIE = "s_0badcafe=right"
INSIDE_NOW = Pass(name="s_0badcafe", sha256=fingerprint("right"))
Changes = Mapping[str, str | None]


class Behind:
    """An app that records what got through to it."""

    def __init__(self) -> None:
        self.hits: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer everything with case data."""
        self.hits.append(environ["PATH_INFO"])
        start("200 OK", [("Content-Type", "text/html"), ("Access-Control-Allow-Origin", "*")])
        return [b"case data"]


class Answered:
    """What a request came back with."""

    status = 0
    headers: dict[str, str]
    body = b""


def guard_before(behind: Behind, allowed: Pass = INSIDE_NOW) -> Guard:
    """Put the guard before an app, with one window let in."""
    return Guard(behind, port=PORT, allowed=lambda: allowed)


def ask(app: Guard | Behind, environ: WSGIEnvironment) -> Answered:
    """Send one request through the headers and whatever stands behind them."""
    answered = Answered()

    def start(
        status: str, headers: list[tuple[str, str]], _exc: object = None
    ) -> "type[bytes]":
        answered.status = int(status.split(maxsplit=1)[0])
        answered.headers = dict(headers)
        return bytes

    answered.body = b"".join(Headers(app)(environ, start))
    return answered


def navigation(path: str = "/", **changes: str | None) -> WSGIEnvironment:
    """Make the request of a click on a link of our own page, then change it."""
    return changed(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "REQUEST_URI": path,
            "HTTP_HOST": HOST,
            "HTTP_COOKIE": COOKIE,
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_SEC_FETCH_MODE": "navigate",
            "HTTP_SEC_FETCH_DEST": "document",
        },
        changes,
    )


def form(path: str = "/lock", **changes: str | None) -> WSGIEnvironment:
    """Make the request of a form of our own page, then change it."""
    return changed(
        navigation(
            path,
            REQUEST_METHOD="POST",
            HTTP_ORIGIN=ORIGIN,
            CONTENT_LENGTH="3",
            CONTENT_TYPE="application/x-www-form-urlencoded",
        ),
        changes,
    )


def changed(environ: WSGIEnvironment, changes: Changes) -> WSGIEnvironment:
    """Lay changes over an environment; None takes a key away."""
    setup_testing_defaults(environ)
    for key, value in changes.items():
        if value is None:
            environ.pop(key, None)
        else:
            environ[key] = value
    return environ
