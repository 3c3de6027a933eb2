"""The apps whose screens are looked at; each remembers what a browser was shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from flask import Flask
from flask import Response
from flask import request
from flask import template_rendered

from app.casework.desk import Desk
from tests.screens.moody_store import MoodyStore
from tests.web.keepers import FakeDoor
from tests.web.keepers import FakeKeeper

BROWSER = "Chrome"


@dataclass(slots=True, kw_only=True)
class House:
    """One app, where it is served, and what a browser opened in it so far."""

    name: str
    app: Flask
    at: str = ""
    opened: set[tuple[str, str]] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)

    def remember(self) -> None:
        """Note each address and each screen that a browser is shown, and no other client."""

        def note(response: Response) -> Response:
            if BROWSER in request.user_agent.string and request.url_rule:
                self.opened.add((request.method, request.url_rule.rule))
            return response

        def drawn(_app: Flask, context: Mapping[str, Any], **_: object) -> None:
            if BROWSER in request.user_agent.string and "screen" in context:
                self.templates.add(str(context["screen"]))

        self.app.after_request(note)
        template_rendered.connect(drawn, self.app, weak=False)

    @property
    def unopened(self) -> list[str]:
        """Give the addresses of pages that no browser was shown yet."""
        pages = {
            rule.rule
            for rule in self.app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
            and not (rule.build_only or rule.endpoint == "static")
        }
        return sorted(pages - {rule for method, rule in self.opened if method == "GET"})


@dataclass(slots=True, kw_only=True)
class Manned(House):
    """The app of an open device, with its desk."""

    desk: Desk
    store: MoodyStore


@dataclass(slots=True, kw_only=True)
class Locked(House):
    """The app of a locked device, with a keeper that answers as it is told."""

    keeper: FakeKeeper


@dataclass(slots=True, kw_only=True)
class Door(House):
    """The launch page, with a door that answers as it is told."""

    door: FakeDoor


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """All houses of one run."""

    fresh: Manned
    officer: Manned
    receiver: Manned
    training: Manned
    locked: Locked
    door: Door

    @property
    def houses(self) -> tuple[House, ...]:
        """Give every house."""
        return (
            self.fresh,
            self.officer,
            self.receiver,
            self.training,
            self.locked,
            self.door,
        )
