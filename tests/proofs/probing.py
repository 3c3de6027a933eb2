"""Requests of every kind to a live server, and what each answer lacks of the fixed headers."""

import http.client
import re
import socket
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask

from tests.processes import Device

PATIENCE = 30
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FIXED: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
}
NEVER = ("server", "etag", "last-modified", "access-control-")
PLACES: Mapping[str, str] = {
    "question": "core.alone",
    "row": "name",
    "filename": "css/base.css",
    "envelope": "00000000-0000-4000-8000-00000000ffff",
    "site": "00000000-0000-4000-8000-00000000eeee",
    "account": "bad_job",
    "code": "DOC01",
    "field": "work_email",
    "what": "statement",
    "call": "1",
    "section": "account",
}
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One request in words, and the head of its answer."""

    request: str
    status: int
    headers: tuple[tuple[str, str], ...]

    @property
    def faults(self) -> list[str]:
        """Give what is missing, doubled or wrong, and what must not be there."""
        found = Counter(name.lower() for name, _ in self.headers)
        values = {name.lower(): value for name, value in self.headers}
        wrong = [name for name, value in FIXED.items() if values.get(name) != value]
        doubled = [f"{name} twice" for name in FIXED if found[name] > 1]
        extra = [name for name in found if name.startswith(NEVER)]
        return [f"{self.request} {self.status}: {one}" for one in (*wrong, *doubled, *extra)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prober:
    """Sends requests as our own window does, changed as told."""

    port: int
    cookie: str = ""

    def ask(self, method: str, path: str, body: str = "", **changes: str) -> Answered:
        """Send one request."""
        origin = f"http://127.0.0.1:{self.port}"
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
            "Cookie": self.cookie,
            **({"Origin": origin, "Content-Type": FORM} if method == "POST" else {}),
            **{name.replace("_", "-"): value for name, value in changes.items()},
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            answer.read()
            heads = tuple(answer.getheaders())
            said = f"{method} {path} {body[:40]}{changes or ''}"
            return Answered(request=said, status=answer.status, headers=heads)
        finally:
            line.close()

    def raw(self, request: bytes) -> Answered:
        """Send bytes that may be no request at all."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(request)
            answer = http.client.HTTPResponse(line)
            answer.begin()
            heads = tuple(answer.getheaders())
            return Answered(request=repr(request[:60]), status=answer.status, headers=heads)

    def sweep(self, paths: Iterable[str], spare: Iterable[str] = ()) -> Iterator[Answered]:
        """Ask every path by every method, let in and not, with forms good and bad.

        Paths to spare are not sent forms that would be taken.
        """
        stranger = Prober(port=self.port)
        for path in paths:
            for method in METHODS:
                if method != "POST" or path not in spare:
                    yield self.ask(method, path)
                yield stranger.ask(method, path)
            yield self.ask("POST", path, urlencode({"nonsense": "x"}))
            yield self.ask("POST", path, "x=1", Content_Type="text/plain")
            yield self.ask("GET", path, Sec_Fetch_Site="cross-site")
            yield self.ask("GET", path, If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")


def paths_of(app: Flask, encounter: str) -> list[str]:
    """Give an address for every rule of an app."""
    values = {"encounter": encounter, **PLACES}
    rules = {rule.rule for rule in app.url_map.iter_rules() if not rule.build_only}
    return sorted(
        re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values.get(m[1], "nothing"), rule)
        for rule in rules
    )


def prober_of(device: Device) -> Prober:
    """Give a prober with the cookie of a window that was let in."""
    return Prober(port=device.port, cookie=device.cookie)
