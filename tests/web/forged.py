"""Requests of our own pages, as browsers send them, and forgeries of them, rule by rule."""

from dataclasses import dataclass
from dataclasses import field
from wsgiref.types import WSGIEnvironment

from app.web.limits import LARGEST_IMPORT
from tests.web.attacks import NO_METADATA
from tests.web.requests_made import HOST
from tests.web.requests_made import ORIGIN
from tests.web.requests_made import Changes
from tests.web.requests_made import form
from tests.web.requests_made import navigation

EVIL = "http://evil.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A click on a link, or with `posts` a form, of our own page, then changed.

    `rule` is the number of the rule that stops it; 0 says that it must come through.
    """

    rule: int = 0
    posts: bool = False
    changes: Changes = field(default_factory=dict)

    def at(self, path: str) -> WSGIEnvironment:
        """Make the request for one address."""
        make = form if self.posts else navigation
        return make(path, **{"REQUEST_URI": path, **self.changes})


def _get(rule: int = 0, **changes: str | None) -> Made:
    return Made(rule=rule, changes=changes)


def _post(rule: int = 0, **changes: str | None) -> Made:
    return Made(rule=rule, posts=True, changes=changes)


def _fetched(mode: str, dest: str) -> Changes:
    return {"HTTP_SEC_FETCH_MODE": mode, "HTTP_SEC_FETCH_DEST": dest}


PROPER: dict[str, Made] = {
    "the 303 after the launch page, or a reload": _get(HTTP_SEC_FETCH_SITE="none"),
    "a link": _get(),
    "a form without script": _post(),
    "a fragment": _get(**_fetched("same-origin", "empty")),
    "a fragment after a post": _post(**_fetched("same-origin", "empty")),
    "a fetch with a post": _post(**_fetched("cors", "empty")),
    "a beacon": _post(**_fetched("no-cors", "empty")),
    "a picture": _get(**_fetched("no-cors", "image")),
    "a script": _get(**_fetched("no-cors", "script")),
    "a sheet of styles": _get(**_fetched("no-cors", "style")),
    "a font": _get(**_fetched("cors", "font"), HTTP_ORIGIN=ORIGIN),
    "a head": _get(REQUEST_METHOD="HEAD"),
    "a form with a file": _post(CONTENT_TYPE="multipart/form-data; boundary=x"),
    "an empty form": _post(CONTENT_LENGTH="0", CONTENT_TYPE=""),
    "a form as long as may be": _post(CONTENT_LENGTH="262144"),
    "cookies of other programs": _get(HTTP_COOKIE="a=1; s_0badcafe=right; s_11111111=x"),
}


def _host(name: str) -> Made:
    return _get(1, HTTP_HOST=HOST.replace("127.0.0.1", name))


FORGED: dict[str, Made] = {
    "another port": _get(1, HTTP_HOST="127.0.0.1:1"),
    "no port": _get(1, HTTP_HOST="127.0.0.1"),
    "no host": _get(1, HTTP_HOST=None),
    "an empty host": _get(1, HTTP_HOST=""),
    "localhost": _host("localhost"),
    "a rebound name": _host("evil.example"),
    "a short address": _host("127.1"),
    "an address of the newer kind": _host("[::1]"),
    "an address as one number": _host("2130706433"),
    "a trailing dot": _host("127.0.0.1."),
    "a blank behind": _get(1, HTTP_HOST=f"{HOST} "),
    "user information": _get(1, HTTP_HOST=f"me@{HOST}"),
    "two hosts": _get(1, HTTP_HOST=f"{HOST}, {HOST}"),
    "an absolute target": _get(1, REQUEST_URI=f"{EVIL}/"),
    "an absolute target of our own": _get(1, REQUEST_URI=f"{ORIGIN}/"),
    "a target that is a star": _get(1, REQUEST_URI="*"),
    "a forwarded host": _get(1, HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST=HOST),
    "a socket": _get(2, HTTP_UPGRADE="websocket", **NO_METADATA),
    "a socket with metadata": _get(2, HTTP_UPGRADE="websocket"),
    "an empty upgrade": _get(2, HTTP_UPGRADE=""),
    "a put": _post(3, REQUEST_METHOD="PUT"),
    "a deletion": _post(3, REQUEST_METHOD="DELETE"),
    "a preflight": _post(3, REQUEST_METHOD="OPTIONS"),
    "a trace": _get(3, REQUEST_METHOD="TRACE"),
    "a tunnel": _get(3, REQUEST_METHOD="CONNECT"),
    "a small get": _get(3, REQUEST_METHOD="get"),
    "no fetch metadata": _get(4, **NO_METADATA),
    "no fetch metadata on a form": _post(4, **NO_METADATA),
    "a page of another site": _get(4, HTTP_SEC_FETCH_SITE="cross-site"),
    "a page of another port": _get(4, HTTP_SEC_FETCH_SITE="same-site"),
    "a site twice": _get(4, HTTP_SEC_FETCH_SITE="same-origin, cross-site"),
    "a site in capitals": _get(4, HTTP_SEC_FETCH_SITE="Same-Origin"),
    "a typed address that posts": _post(4, HTTP_SEC_FETCH_SITE="none"),
    "a typed address by head": _get(4, HTTP_SEC_FETCH_SITE="none", REQUEST_METHOD="HEAD"),
    "a script that says it was typed": _get(
        4, HTTP_SEC_FETCH_SITE="none", HTTP_SEC_FETCH_DEST="script"
    ),
    "a fetch that says it was typed": _get(
        4, HTTP_SEC_FETCH_SITE="none", HTTP_SEC_FETCH_MODE="cors"
    ),
    "a frame that says it was typed": _get(
        4, HTTP_SEC_FETCH_SITE="none", HTTP_SEC_FETCH_DEST="iframe"
    ),
    "a sandboxed frame": _post(4, HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="null"),
    "an iframe": _get(5, HTTP_SEC_FETCH_DEST="iframe"),
    "a frame": _get(5, HTTP_SEC_FETCH_DEST="frame"),
    "an object": _get(5, HTTP_SEC_FETCH_DEST="object"),
    "an embedded one": _get(5, HTTP_SEC_FETCH_DEST="embed"),
    "a form into an iframe": _post(5, HTTP_SEC_FETCH_DEST="iframe"),
    "a post without origin": _post(6, HTTP_ORIGIN=None),
    "a post with an opaque origin": _post(6, HTTP_ORIGIN="null"),
    "a post from elsewhere": _post(6, HTTP_ORIGIN=EVIL),
    "a post from another port": _post(6, HTTP_ORIGIN="http://127.0.0.1:9"),
    "a post from localhost": _post(6, HTTP_ORIGIN=ORIGIN.replace("127.0.0.1", "localhost")),
    "a post from the locked scheme": _post(6, HTTP_ORIGIN=ORIGIN.replace("http", "https")),
    "a get from elsewhere": _get(6, HTTP_ORIGIN=EVIL),
    "a get with an opaque origin": _get(6, HTTP_ORIGIN="null"),
    "an origin with a path": _post(6, HTTP_ORIGIN=f"{ORIGIN}/"),
    "two origins": _post(6, HTTP_ORIGIN=f"{ORIGIN}, {EVIL}"),
    "an empty origin": _get(6, HTTP_ORIGIN=""),
    "a body of unknown length": _post(8, CONTENT_LENGTH=""),
    "no length at all": _post(8, CONTENT_LENGTH=None),
    "a body of a strange length": _post(8, CONTENT_LENGTH="-1"),
    "a length in other digits": _post(8, CONTENT_LENGTH="\u0663"),
    "a length beyond numbers": _post(8, CONTENT_LENGTH="9" * 5000),
    "a body too long": _post(8, CONTENT_LENGTH=str(LARGEST_IMPORT + 1)),
    "plain text": _post(8, CONTENT_TYPE="text/plain"),
    "an object of scripts": _post(8, CONTENT_TYPE="application/json"),
    "no type": _post(8, CONTENT_TYPE=""),
}
STRANGERS: dict[str, Made] = {
    "no cookie": _get(7, HTTP_COOKIE=None),
    "a form without cookie": _post(7, HTTP_COOKIE=None),
    "a wrong cookie": _get(7, HTTP_COOKIE="s_0badcafe=wrong"),
    "an empty cookie": _get(7, HTTP_COOKIE="s_0badcafe="),
    "the hash for the cookie": _get(
        7,
        HTTP_COOKIE="s_0badcafe="
        "4c9a82ce72ca2519f38d0af0abbb4cecb9fceca9d2d8a1f7c1d4b3b3ac4e3a44",
    ),
    "a tossed duplicate": _get(7, HTTP_COOKIE="s_0badcafe=right; s_0badcafe=x"),
    "the right one twice": _get(7, HTTP_COOKIE="s_0badcafe=right; s_0badcafe=right"),
    "the right value under another name": _get(7, HTTP_COOKIE="s_11111111=right"),
    "the name in capitals": _get(7, HTTP_COOKIE="S_0BADCAFE=right"),
    "the value in quotes": _get(7, HTTP_COOKIE='s_0badcafe="right"'),
    "a value with more behind": _get(7, HTTP_COOKIE="s_0badcafe=right, s_0badcafe=right"),
}
