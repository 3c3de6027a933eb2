"""The apps of a device that is not open: the lock screen, and the door before it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask
from werkzeug.exceptions import NotFound

from app.domain.device import Theme
from app.i18n.catalogues import Catalogues
from app.web import blocking
from app.web import checking
from app.web import errors
from app.web import hypermedia
from app.web import launch
from app.web import limits
from app.web import lock
from app.web import lock_facts
from app.web import officers
from app.web import setup
from app.web import speaking
from app.web.guard import LAUNCH
from app.web.hypermedia import Look
from app.web.keeper import Keeper
from app.web.launch import Door

HOME = "home.home"


def create_lock_app(
    keeper: Keeper, catalogues: Catalogues, static: Path, wall_clock: Callable[[], datetime]
) -> Flask:
    """Build the app of a locked device; `wall_clock` gives the local time."""
    app = _bare(static, "/static")
    app.extensions["keeper"] = keeper
    blocking.install(app, keeper)
    app.extensions["wall_clock"] = wall_clock
    speaking.install(app, catalogues, lambda: _tag(keeper, catalogues))
    hypermedia.furnish(app, lambda: _look(keeper))
    limits.install(app)
    app.add_url_rule(lock.HOME, HOME, lock.home)
    app.register_error_handler(NotFound, lock.away)
    app.register_blueprint(lock.blueprint)
    app.register_blueprint(setup.blueprint)
    app.register_blueprint(blocking.blueprint)
    app.register_blueprint(lock_facts.blueprint)
    app.register_blueprint(blocking.erasing)
    app.register_blueprint(officers.blueprint)
    return app


def create_launch_app(door: Door, catalogues: Catalogues, static: Path, language: str) -> Flask:
    """Build the page that asks for the start code; its styles lie below its own address."""
    app = _bare(static, f"{LAUNCH}/static")
    app.extensions["door"] = door
    speaking.install(app, catalogues, lambda: language)
    hypermedia.furnish(app)
    limits.install(app)
    app.add_url_rule(lock.HOME, HOME, build_only=True)
    app.register_blueprint(launch.blueprint)
    checking.install(app)
    return app


def _bare(static: Path, address: str) -> Flask:
    app = Flask(
        "app.web", template_folder="templates", static_folder=static, static_url_path=address
    )
    errors.install(app)
    return app


def _tag(keeper: Keeper, catalogues: Catalogues) -> str:
    """Give the officer's language; one that has gone since then falls back to English."""
    tag = keeper.front().language
    known = {language.tag for language in catalogues.for_officer()}
    return tag if tag in known else catalogues.source.tag


def _look(keeper: Keeper) -> Look:
    """Show the lock screen dark, and a first start as the device likes it."""
    return Look(theme=Theme.night if keeper.front().is_set_up else Theme.auto)
