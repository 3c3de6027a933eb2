"""The attack matrix as bare requests: what each kind of attack from each origin carries.

The values are those that real browsers sent; a kind that needs a preflight is its preflight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from wsgiref.types import WSGIEnvironment

from tests.web.requests_made import COOKIE
from tests.web.requests_made import HOST
from tests.web.requests_made import PORT
from tests.web.requests_made import Changes
from tests.web.requests_made import navigation

TEXT: Changes = {"CONTENT_TYPE": "text/plain", "CONTENT_LENGTH": "3"}
FORM: Changes = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "3"}
NO_METADATA: Changes = {
    "HTTP_SEC_FETCH_SITE": None,
    "HTTP_SEC_FETCH_MODE": None,
    "HTTP_SEC_FETCH_DEST": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One way in which a page makes a browser ask; `says` tells whether Origin is sent."""

    method: str = "GET"
    mode: str = "no-cors"
    dest: str = "empty"
    says: bool = False
    more: Changes = field(default_factory=dict)


KINDS: dict[str, Kind] = {
    "cors GET": Kind(mode="cors", says=True),
    "no-cors GET": Kind(),
    "no-cors POST": Kind(method="POST", says=True, more=TEXT),
    "PUT": Kind(method="OPTIONS", mode="cors", says=True),
    "POST with a header": Kind(method="OPTIONS", mode="cors", says=True),
    "beacon": Kind(method="POST", says=True, more=TEXT),
    "image": Kind(dest="image"),
    "script": Kind(dest="script"),
    "iframe": Kind(mode="navigate", dest="iframe"),
    "form into iframe": Kind(
        method="POST", mode="navigate", dest="iframe", says=True, more=FORM
    ),
    "WebSocket": Kind(says=True, more={"HTTP_UPGRADE": "websocket", **NO_METADATA}),
    "top GET": Kind(mode="navigate", dest="document"),
    "top form POST": Kind(
        method="POST", mode="navigate", dest="document", says=True, more=FORM
    ),
    "pop-up": Kind(mode="navigate", dest="document"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an attack comes from: its name, how near it is, which cookies come along."""

    name: str
    site: str | None = "cross-site"
    cookie: str | None = None
    more: Changes = field(default_factory=dict)


ORIGINS: dict[str, Origin] = {
    "A localhost": Origin(name="http://localhost:9"),
    "B another port": Origin(name="http://127.0.0.1:9", site="same-site", cookie=COOKIE),
    "C evil.example": Origin(name="http://evil.example"),
    "C2 evil.example, public": Origin(name="http://evil.example:9"),
    "D rebound": Origin(
        name=f"http://evil.example:{PORT}",
        site=None,
        more={"HTTP_HOST": f"evil.example:{PORT}", **NO_METADATA},
    ),
    "D rebound, believed": Origin(
        name=f"http://evil.example:{PORT}",
        site="same-origin",
        more={"HTTP_HOST": f"evil.example:{PORT}"},
    ),
    "F a tossed cookie": Origin(
        name="http://127.0.0.1:9", site="same-site", cookie="s_0badcafe=tossed"
    ),
    "F a second cookie": Origin(
        name="http://127.0.0.1:9", site="same-site", cookie=f"s_0badcafe=tossed; {COOKIE}"
    ),
    "G a sibling name": Origin(name="http://other.localhost:9"),
    "H opaque": Origin(name="null"),
}


def attacks(path: str) -> Iterator[tuple[str, WSGIEnvironment]]:
    """Give every kind from every origin against one address."""
    for place, origin in ORIGINS.items():
        for name, kind in KINDS.items():
            yield f"{place}: {name}", attack(path, origin, kind)


def attack(path: str, origin: Origin, kind: Kind) -> WSGIEnvironment:
    """Make the request that arrives."""
    changes: Changes = {
        "REQUEST_METHOD": kind.method,
        "HTTP_SEC_FETCH_SITE": origin.site,
        "HTTP_SEC_FETCH_MODE": kind.mode,
        "HTTP_SEC_FETCH_DEST": kind.dest,
        "HTTP_COOKIE": origin.cookie,
        "HTTP_ORIGIN": origin.name if kind.says else None,
        "HTTP_HOST": HOST,
        **origin.more,
        **kind.more,
    }
    return navigation(path, **changes)
