"""Builds the hub: its database, its keys, its pages for machines."""

import logging
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from app.courier.envelope_v1 import LARGEST
from app.factory.clock import SystemClock
from app.hub.administration import Office
from app.hub.directory import DIRECTORY_PAGES
from app.hub.enrolling import ENROLLING
from app.hub.events import EVENTS
from app.hub.inbox import INBOX
from app.hub.intake import INTAKE
from app.hub.key_files import directory_key
from app.hub.key_files import private_folder
from app.hub.key_files import receipt_key
from app.hub.refusing import refuse
from app.hub.running import EXTENSION
from app.hub.running import Hub
from app.hub.store import open_store

BLUEPRINTS = (INTAKE, ENROLLING, DIRECTORY_PAGES, INBOX, EVENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Where a hub keeps its keys and its database; an empty address means SQLite there."""

    data: Path
    database: str = ""

    @property
    def url(self) -> str:
        """The address of the database."""
        return self.database or f"sqlite:///{self.data / 'hub.db'}"


def open_hub(settings: HubSettings) -> Hub:
    """Open store and receipt key of a hub."""
    private_folder(settings.data)
    return Hub(
        store=open_store(settings.url),
        receipt_key=receipt_key(settings.data),
        now=SystemClock().now,
    )


def open_office(settings: HubSettings) -> Office:
    """Open the administrator's desk of a hub, with its directory key."""
    return Office(hub=open_hub(settings), root=directory_key(settings.data))


def create_hub(settings: HubSettings) -> Flask:
    """Make the app of a hub; it holds no key to any envelope."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST + 1
    app.extensions[EXTENSION] = open_hub(settings)
    logging.getLogger("fieldcard.hub").setLevel(logging.INFO)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    refuse(app)
    return app
