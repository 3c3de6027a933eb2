"""The guard at the loopback door: WSGI middleware in front of every page and file.

The local port can be reached by every web page and every program on the computer, so each
request has to prove that it comes from our own window. Eight rules stand in a fixed order;
the first that fails answers 403 with one fixed body. Refusals are counted by rule. Before
them all, whoever the server knows for another user of this computer is refused.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

from app.web.limits import limit_of

REFUSED = (
    b"This address belongs to a program on this computer. It answers its own window only.\n"
    b"If this is its window, the web view of this device is too old.\n"
)
MOST_DIGITS = 9
LAUNCH = "/launch"
INSIDE = "fieldcard.inside"
STRANGER = "fieldcard.stranger"
ANOTHER_USER = 9
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_FRAMED = ("iframe", "frame", "object", "embed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """The launch cookie of the one window that may come in; its value is kept as a hash."""

    name: str
    sha256: str


def fingerprint(secret: str) -> str:
    """Give the SHA-256 of a secret, so that the secret itself need not be kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two fingerprints in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


class Guard:
    """Lets our own window in and nobody else; `INSIDE` tells the app who holds the pass.

    `STRANGER` is set by a server that knows the asking program for another user's.

    `port` is the port that the window was sent to; `allowed` gives the pass that is valid
    now, or nothing before the window was let in.
    """

    def __init__(
        self, app: WSGIApplication, *, port: int, allowed: Callable[[], Pass | None]
    ) -> None:
        self._app = app
        self._host = f"127.0.0.1:{port}"
        self._allowed = allowed
        self.refusals: Counter[int] = Counter()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer 403 at the first rule that fails, else pass the request on."""
        rule = self.broken_rule(environ)
        return self._refuse(rule, start) if rule else self._app(environ, start)

    def broken_rule(self, environ: WSGIEnvironment) -> int:
        """Give the number of the first rule that a request breaks, 0 for a proper one."""
        if environ.get(STRANGER):
            return ANOTHER_USER
        for number, keeps in enumerate(_RULES, start=1):
            if not keeps(environ, self._host):
                return number
        environ[INSIDE] = self._has_pass(environ)
        if not (environ[INSIDE] or _is_at_the_door(environ)):
            return 7
        return 0 if _body_is_declared(environ) else 8

    def _has_pass(self, environ: WSGIEnvironment) -> bool:
        allowed = self._allowed()
        if allowed is None:
            return False
        shown = _cookies(environ.get("HTTP_COOKIE", ""), allowed.name)
        return len(shown) == 1 and same(fingerprint(shown[0]), allowed.sha256)

    def _refuse(self, rule: int, start: StartResponse) -> Iterable[bytes]:
        self.refusals[rule] += 1
        start(
            "403 Forbidden",
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(REFUSED))),
            ],
        )
        return [REFUSED]


def _host_is_ours(environ: WSGIEnvironment, host: str) -> bool:
    target = environ.get("REQUEST_URI", "/")
    return environ.get("HTTP_HOST", "") == host and str(target).startswith("/")


def _nothing_is_upgraded(environ: WSGIEnvironment, _host: str) -> bool:
    return "HTTP_UPGRADE" not in environ


def _method_is_used_here(environ: WSGIEnvironment, _host: str) -> bool:
    return environ["REQUEST_METHOD"] in ("GET", "HEAD", "POST")


def _site_is_ours(environ: WSGIEnvironment, _host: str) -> bool:
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site == "same-origin":
        return True
    return site == "none" and (
        environ["REQUEST_METHOD"],
        environ.get("HTTP_SEC_FETCH_MODE"),
        environ.get("HTTP_SEC_FETCH_DEST"),
    ) == ("GET", "navigate", "document")


def _is_not_framed(environ: WSGIEnvironment, _host: str) -> bool:
    return environ.get("HTTP_SEC_FETCH_DEST") not in _FRAMED


def _origin_is_ours(environ: WSGIEnvironment, host: str) -> bool:
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return str(environ["REQUEST_METHOD"]) != "POST"
    return str(origin) == f"http://{host}"


_RULES = (
    _host_is_ours,
    _nothing_is_upgraded,
    _method_is_used_here,
    _site_is_ours,
    _is_not_framed,
    _origin_is_ours,
)


def _is_at_the_door(environ: WSGIEnvironment) -> bool:
    path = str(environ.get("PATH_INFO", ""))
    return path == LAUNCH or path.startswith(LAUNCH + "/")


def _body_is_declared(environ: WSGIEnvironment) -> bool:
    if environ["REQUEST_METHOD"] != "POST":
        return True
    length = str(environ.get("CONTENT_LENGTH", ""))
    if not (length.isascii() and length.isdigit() and len(length) <= MOST_DIGITS):
        return False
    if int(length) > limit_of(str(environ.get("PATH_INFO", ""))):
        return False
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    return int(length) == 0 or kind in _FORMS


def _cookies(header: str, name: str) -> list[str]:
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return [value for found, _, value in pairs if found == name]
