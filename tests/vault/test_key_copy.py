"""The second copy of the key file: harm to the first locks nobody out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.vault.errors import WrongSecret
from app.vault.opening import Vault
from app.vault.unlocking import by_passphrase
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE

pytestmark = pytest.mark.threat("T01")


def _flip_a_sealed_sign(path: Path) -> None:
    content = json.loads(path.read_bytes())
    sealed = content["passphrase"]["sealed"]
    content["passphrase"]["sealed"] = f"{sealed[:30]}{'AB'[sealed[30] == 'A']}{sealed[31:]}"
    path.write_text(json.dumps(content), encoding="ascii")


def _leave_a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda path: path.write_bytes(b"{"),
        lambda path: path.write_bytes(b"{}"),
        _flip_a_sealed_sign,
        _leave_a_directory,
    ],
)
def test_the_copy_of_the_key_file_serves_when_the_first_is_gone(
    vault: Vault, folder: Path, harm: Callable[[Path], Any]
) -> None:
    """A lost or torn key file does not lock anybody out."""
    harm(folder / "keys.json")

    assert vault.keys == by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_is_named_as_such_beside_a_harmed_file(folder: Path) -> None:
    """The copy was tried; what was typed does not open it."""
    (folder / "keys.json").write_bytes(b"{}")

    with pytest.raises(WrongSecret):
        by_passphrase(folder, "another passphrase", hardening=CHEAP)
