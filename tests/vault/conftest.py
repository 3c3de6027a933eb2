"""A real vault in a real folder, under cheap keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the data folder, not made yet."""
    return tmp_path / "data"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """Give a new open vault."""
    vault = open_vault(folder, create(folder, PASSPHRASE, PIN, hardening=CHEAP))
    yield vault
    vault.close()
