"""A desk of fakes over the content that is shipped."""

import pytest

from app.casework.desk import Desk
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import fake_desk


@pytest.fixture(scope="session")
def shelf() -> PackShelf:
    """Give the shipped content, read once."""
    return PackShelf(PACKS, None)


@pytest.fixture
def desk(shelf: PackShelf) -> Desk:
    """Give a fresh desk."""
    return fake_desk(shelf.current("uk-ew"))
