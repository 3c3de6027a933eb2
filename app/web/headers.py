"""Headers that every response carries, whatever its status and whoever wrote it."""

from collections.abc import Callable
from collections.abc import Iterable
from types import TracebackType
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

Fault = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = (
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), display-capture=()",
    ),
)
_OURS = frozenset(name.lower() for name, _ in ALWAYS)
_NEVER = ("etag", "server", "last-modified")


class Headers:
    """WSGI middleware that lays the fixed headers over those of the app."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Pass the request on and dress the answer."""

        def dressed(
            status: str, headers: list[tuple[str, str]], exc_info: Fault | None = None
        ) -> Callable[[bytes], object]:
            return start(status, dress(headers), exc_info)

        return self._app(environ, dressed)


def dress(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the headers of an answer with the fixed ones laid over them."""
    kept = [(name, value) for name, value in headers if not _is_unwanted(name.lower())]
    return kept + list(ALWAYS)


def _is_unwanted(name: str) -> bool:
    return name in _OURS or name in _NEVER or name.startswith("access-control-")
