"""An app that holds nothing but the page of all parts, on the real frame."""

from pathlib import Path

from flask import Flask

from app.i18n.catalogues import Catalogues
from app.web import hypermedia
from app.web import patterns
from app.web import speaking

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "app" / "web"
STATIC = ROOT / "static"
VARIANTS = ("/patterns", "/patterns/arabic", "/patterns/large")


def parts_app(look: hypermedia.Look | None = None) -> Flask:
    """Build the app of the parts page as the officer's app would carry it."""
    app = Flask(
        "app.web", root_path=str(WEB), static_folder=str(STATIC), static_url_path="/static"
    )
    speaking.install(app, Catalogues.load(ROOT / "translations"), lambda: "en")
    hypermedia.furnish(app, (lambda: look) if look else hypermedia.Look)
    app.register_blueprint(patterns.blueprint)
    app.add_url_rule("/sending", "sending", lambda: "")  # asked by open pages now and then
    return app
