"""Requests that nobody foresaw, to every route of an app; a seed gives the same ones again.

The routes are taken from the app. What pages offer is learnt from the pages themselves:
their forms with fields and values, and their links. So a new screen is in at once.
"""

import html
import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from urllib.parse import quote
from urllib.parse import quote_from_bytes
from urllib.parse import urlencode

from flask import Flask
from flask import got_request_exception
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.proofs.junk import IDS
from tests.proofs.junk import MARK
from tests.proofs.junk import RAW
from tests.proofs.junk import bent
from tests.proofs.junk import value

FORM_TYPE = "application/x-www-form-urlencoded"
TYPES = (FORM_TYPE, "", "text/plain", "application/json", "multipart/form-data", "a/b;c=d")
READ_AS_MARKUP = ("html", "xml", "svg", "javascript")
HIDDEN, BROKEN = 423, 500
MOST_FORMS, MOST_LINKS, MOST_VALUES = 400, 800, 60
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_CONTROL = re.compile(r"<(?:input|button|textarea|option|select)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LINK = re.compile(r'(?:href|action)="(/[^"]*)"')
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
Pair = tuple[str, str]
Pairs = tuple[Pair, ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """What a run met. `faults` and `raw` name the request, so that it can be sent again."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Join the findings of another run."""
        self.requests += other.requests
        self.statuses += other.statuses
        self.routes += other.routes
        self.faults += other.faults
        self.raw += other.raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it is sent."""

    method: str
    path: str
    body: bytes = b""
    kind: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path[:200]} {self.kind} {self.body[:300]!r}"


class Fuzzer:
    """Sends requests to one app, learns from its pages, and notes what went wrong."""

    def __init__(self, app: Flask, seed: int, places: Mapping[str, tuple[str, ...]]) -> None:
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.config["TRAP_HTTP_EXCEPTIONS"] = False
        self._draw = random.Random(seed)  # noqa: S311 - the same requests again, no secret
        self._client: FlaskClient = app.test_client()
        self._routes = sorted(
            (rule.rule, tuple(sorted(rule.methods or ())))
            for rule in app.url_map.iter_rules()
            if not rule.build_only
        )
        self._places = places
        self._forms: dict[str, tuple[str, Pairs]] = {}
        self._links: dict[str, None] = {}
        self._values: dict[str, dict[str, None]] = {}
        self._read: set[str] = set()
        self._fault = ""
        self.found = Found()
        got_request_exception.connect(self._note, app)

    def run(self, requests: int) -> Found:
        """Send that many requests."""
        for _ in range(requests):
            self.send(self._next())
        return self.found

    def send(self, asked: Asked) -> TestResponse:
        """Send one request and look at its answer."""
        self._fault = ""
        answer = self._client.open(
            asked.path,
            method=asked.method,
            data=asked.body or None,
            content_type=asked.kind or None,
            headers=dict(asked.headers),
        )
        self._look(asked, answer)
        if answer.status_code == HIDDEN:
            self._client.post("/clock")
        return answer

    def _look(self, asked: Asked, answer: TestResponse) -> None:
        body = answer.get_data()
        answer.close()
        self.found.requests += 1
        self.found.statuses[answer.status_code] += 1
        self.found.routes[answer.request.path.split("/")[1]] += 1
        if answer.status_code >= BROKEN:
            self.found.faults.append(f"{answer.status_code} {self._fault} {asked}")
        is_markup = any(kind in (answer.content_type or "") for kind in READ_AS_MARKUP)
        if is_markup and MARK.encode() in body:
            self.found.raw.append(str(asked))
        if is_markup and answer.status_code == 200:
            self._learn(body.decode(), answer.request.path)

    def _note(self, _app: Flask, exception: Exception, **_: object) -> None:
        trace = exception.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        self._fault = f"{type(exception).__name__} {exception} at {place}"

    # what pages teach

    def _learn(self, page: str, path: str) -> None:
        if path in self._read and self._draw.random() < 0.8:
            return
        self._read.add(path)
        for link in _LINK.findall(page):
            if len(self._links) < MOST_LINKS and len(link) < 300:
                self._links[html.unescape(link)] = None
        for head, inside in _FORM.findall(page):
            self._learn_form(dict(_ATTRIBUTE.findall(head)), inside, path)

    def _learn_form(self, head: dict[str, str], inside: str, path: str) -> None:
        controls = [dict(_ATTRIBUTE.findall(one)) for one in _CONTROL.findall(inside)]
        pairs = tuple(
            (html.unescape(one["name"]), html.unescape(one.get("value", "")))
            for one in controls
            if "name" in one
        )[:80]
        for name, told in pairs:
            known = self._values.setdefault(name, {})
            if len(known) < MOST_VALUES and len(told) < 300:
                known[told] = None
        action = html.unescape(head.get("action", path))
        if len(self._forms) < MOST_FORMS and len(action) < 300:
            self._forms[action] = (head.get("method", "get").upper(), pairs)

    # what is sent next

    def _next(self) -> Asked:
        chance = self._draw.random()
        if self._forms and chance < 0.5:
            return self._form()
        if self._links and chance < 0.6:
            link = self._draw.choice(tuple(self._links))
            return Asked(method="GET", path=link, headers=self._headers())
        return self._route()

    def _form(self) -> Asked:
        draw = self._draw
        action = draw.choice(tuple(self._forms))
        method, pairs = self._forms[action]
        kept = self._mutated(list(pairs))
        if method == "GET":
            query = urlencode(kept)
            return Asked(method="GET", path=f"{action}?{query}", headers=self._headers())
        return self._post(action, kept)

    def _mutated(self, pairs: list[Pair]) -> list[Pair]:
        """Choose some fields as a hand would, then break a few."""
        draw = self._draw
        share = draw.choice((0.3, 0.7, 1.0))
        kept = [one for one in pairs if draw.random() < share]
        for _ in range(draw.choice((0, 0, 1, 1, 2, 3))):
            self._break(kept)
        return kept

    def _break(self, kept: list[Pair]) -> None:
        draw = self._draw
        way = draw.randrange(5)
        if not kept or way == 0:
            name = draw.choice(tuple(self._values) or ("a",))
            kept.append((name, value(draw, tuple(self._values.get(name, ())))))
            return
        at = draw.randrange(len(kept))
        name, told = kept[at]
        if way == 1:
            del kept[at]
        elif way == 2:
            kept.append((name, value(draw, tuple(self._values.get(name, ())))))
        elif way == 3:
            kept[at] = (name, bent(draw, told))
        else:
            kept[at] = (name, value(draw))

    def _post(self, path: str, pairs: list[Pair]) -> Asked:
        draw = self._draw
        body = urlencode(pairs, errors="surrogatepass").encode()
        chance = draw.random()
        if chance < 0.04:
            body += b"&" + draw.choice(RAW) + b"=" + quote_from_bytes(draw.choice(RAW)).encode()
        if chance > 0.97:
            return Asked(
                method="POST", path=path, body=body, kind=draw.choice(TYPES),
                headers=self._headers(),
            )  # fmt: skip
        return Asked(
            method="POST", path=path, body=body, kind=FORM_TYPE, headers=self._headers()
        )

    def _route(self) -> Asked:
        draw = self._draw
        rule, methods = draw.choice(self._routes)
        path = _PLACE.sub(lambda place: quote(self._place(place[1]), safe=""), rule)
        if draw.random() < 0.3:
            names = (*self._values, "next", "poll", "told", "after", "q", "several")
            query = [(draw.choice(names), value(draw)) for _ in range(draw.randrange(1, 4))]
            path = f"{path}?{urlencode(query)}"
        method = draw.choice(methods)
        if method != "POST":
            return Asked(method=method, path=path, headers=self._headers())
        names = tuple(self._values) or ("a",)
        some = [draw.choice(names) for _ in range(draw.randrange(6))]
        known = self._values
        return self._post(path, [(one, value(draw, tuple(known.get(one, ())))) for one in some])

    def _place(self, name: str) -> str:
        draw = self._draw
        known = self._places.get(name, ())
        if known and draw.random() < 0.85:
            return draw.choice(known)
        return draw.choice(IDS) if draw.random() < 0.5 else value(draw)

    def _headers(self) -> dict[str, str]:
        draw = self._draw
        if draw.random() < 0.5:
            return {}
        kind = draw.choice(("partial", "full", "x"))
        more = {"HX-Request": "true", "HX-Request-Type": kind}
        if draw.random() < 0.2:
            header = draw.choice(("HX-Target", "HX-Current-URL", "Accept-Language", "Referer"))
            more[header] = quote(value(draw))[:2000]
        return more
