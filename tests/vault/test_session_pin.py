"""The PIN opens the keys of one session, and nothing else."""

import json
from pathlib import Path

import pytest

from app.vault.errors import BadKeyFile
from app.vault.errors import NotSetUp
from app.vault.errors import WrongSecret
from app.vault.opening import Vault
from app.vault.safe import SafeStore
from app.vault.session_pin import by_pin
from app.vault.session_pin import session_blob
from app.vault.session_pin import set_pin
from tests.vault.builders import CHEAP
from tests.vault.builders import PIN

pytestmark = pytest.mark.threat("T02")


def test_the_pin_opens_the_keys_of_the_session(vault: Vault) -> None:
    """The blob and the PIN together give the keys."""
    assert vault.keys == by_pin(session_blob(vault), PIN, hardening=CHEAP)


@pytest.mark.parametrize("typed", ["602914", "", "60291", "x" * 1000])
def test_a_wrong_pin_opens_nothing(vault: Vault, typed: str) -> None:
    """Any other PIN fails by its seal."""
    with pytest.raises(WrongSecret):
        by_pin(session_blob(vault), typed, hardening=CHEAP)


def test_a_changed_pin_ends_the_old_one(vault: Vault) -> None:
    """A new session follows the new PIN only."""
    set_pin(vault, "830175", hardening=CHEAP)
    blob = session_blob(vault)

    assert vault.keys == by_pin(blob, "830175", hardening=CHEAP)
    with pytest.raises(WrongSecret):
        by_pin(blob, PIN, hardening=CHEAP)


def test_no_two_sessions_share_a_seal(vault: Vault) -> None:
    """Each session has its own id, nonce and key."""
    assert session_blob(vault) != session_blob(vault)


@pytest.mark.parametrize("fact", ["session", "vault", "salt", "format"])
def test_a_session_is_bound_to_everything_beside_it(vault: Vault, fact: str) -> None:
    """Changing any clear fact of the blob breaks the seal."""
    blob = json.loads(session_blob(vault))
    blob[fact] = 0 if fact == "format" else f"AAAA{blob[fact][4:]}"

    with pytest.raises(WrongSecret):
        by_pin(json.dumps(blob).encode(), PIN, hardening=CHEAP)


@pytest.mark.parametrize("blob", [b"", b"[]", b"{}", b'{"sealed":"AAAA"}'])
def test_something_else_than_a_session_is_refused(blob: bytes) -> None:
    """Nonsense is named as such."""
    with pytest.raises(BadKeyFile):
        by_pin(blob, PIN, hardening=CHEAP)


def test_a_vault_without_a_pin_has_no_session(vault: Vault) -> None:
    """There is nothing to seal the keys under."""
    vault.write(lambda database: database.execute("DELETE FROM secret"))

    with pytest.raises(NotSetUp):
        session_blob(vault)


def test_the_pin_key_stands_in_the_vault_only(vault: Vault, folder: Path) -> None:
    """The key file knows nothing of the PIN."""
    assert SafeStore(vault).read("vault.pin") is not None
    assert "pin" not in (folder / "keys.json").read_text(encoding="ascii")
