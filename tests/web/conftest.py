"""The officer at a desk of fakes, over the content that is shipped."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import fake_desk
from tests.web.officer import CountedIds
from tests.web.officer import Officer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shelf() -> PackShelf:
    """Give the shipped content, read once."""
    return PackShelf(PACKS, None)


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    """Give the shipped words, read once."""
    return Catalogues.load(ROOT / "translations")


@pytest.fixture
def desk(shelf: PackShelf) -> Desk:
    """Give a fresh desk whose ids fit into addresses."""
    return replace(fake_desk(shelf.current("uk-ew")), ids=CountedIds())


@pytest.fixture
def officer(desk: Desk, catalogues: Catalogues) -> Officer:
    """Give an officer whose every page is checked."""
    app = create_app(desk, catalogues, ROOT / "static", lambda: None)
    app.testing = True
    return Officer(app=app, desk=desk)
