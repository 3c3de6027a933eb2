"""From the passphrase to the keys."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.vault.errors import AlreadyThere
from app.vault.errors import BadKeyFile
from app.vault.errors import BadRecipient
from app.vault.errors import NoKeyStore
from app.vault.errors import NotSetUp
from app.vault.errors import TooNew
from app.vault.errors import VaultError
from app.vault.errors import WeakPassphrase
from app.vault.errors import WeakPin
from app.vault.errors import WrongSecret
from app.vault.key_file import is_set_up
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.session_pin import by_pin
from app.vault.session_pin import session_blob
from app.vault.unlocking import by_passphrase
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN


def test_the_passphrase_opens_the_same_keys(vault: Vault, folder: Path) -> None:
    """What was wrapped comes back."""
    assert vault.keys == by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


@pytest.mark.threat("T01")
@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_opens_nothing(folder: Path) -> None:
    """One letter is enough to fail."""
    with pytest.raises(WrongSecret):
        by_passphrase(folder, f"{PASSPHRASE}.", hardening=CHEAP)


@pytest.mark.parametrize(
    ("passphrase", "pin", "recovery", "error"),
    [
        ("short", PIN, "", WeakPassphrase),
        (PASSPHRASE, "123456", "", WeakPin),
        (PASSPHRASE, PIN, "age1nonsense", BadRecipient),
    ],
)
def test_a_refused_set_up_leaves_nothing(
    folder: Path, passphrase: str, pin: str, recovery: str, error: type[VaultError]
) -> None:
    """Not even the folder is made."""
    with pytest.raises(error):
        create(folder, passphrase, pin, recovery, hardening=CHEAP)

    assert not folder.exists()


def test_a_vault_is_never_made_over_another(vault: Vault, folder: Path) -> None:
    """The old passphrase still opens."""
    with pytest.raises(AlreadyThere):
        create(folder, "another quite long passphrase", PIN, hardening=CHEAP)

    assert vault.keys == by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


def test_a_set_up_that_was_cut_off_can_be_done_again(vault: Vault, folder: Path) -> None:
    """Without key file there is no vault; what lies there is set aside, never deleted."""
    vault.close()
    (folder / "keys.json").unlink()
    (folder / "keys.copy").unlink()
    before = (folder / "vault.db").read_bytes()

    assert not is_set_up(folder)
    keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
    open_vault(folder, keys).close()
    kept = [path.read_bytes() for path in folder.glob("damaged/*/vault.db")]
    assert [before] == kept


def test_an_empty_folder_is_not_set_up(folder: Path) -> None:
    """The caller shows the welcome page."""
    assert not is_set_up(folder)
    with pytest.raises(NotSetUp):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


@pytest.mark.usefixtures("vault")
def test_two_torn_key_files_are_named_as_such(folder: Path) -> None:
    """Neither the file nor its copy can be read; nothing is guessed."""
    for name in ("keys.json", "keys.copy"):
        (folder / name).write_bytes(b"\xff")

    with pytest.raises(BadKeyFile):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


@pytest.mark.threat("T01")
@pytest.mark.usefixtures("vault")
@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"memory_kib": 63}, BadKeyFile),
        ({"passes": 0}, BadKeyFile),
        ({"memory_kib": 2**40}, BadKeyFile),
        ({"passes": "1"}, BadKeyFile),
        ({"salt": "%"}, BadKeyFile),
        ({"passes": 2}, WrongSecret),
        ({"vault": "0" * 32}, WrongSecret),
        ({"kind": "escrow"}, WrongSecret),
        ({"lanes": 4}, WrongSecret),
        ({"kdf": "scrypt"}, WrongSecret),
        ({"salt": "AAAAAAAAAAAAAAAAAAAAAA=="}, WrongSecret),
        ({"keystore": "00"}, NoKeyStore),
        ({"format": 2}, TooNew),
    ],
)
def test_a_changed_key_file_never_opens(
    folder: Path, facts: dict[str, Any], error: type[VaultError]
) -> None:
    """Less work is refused, and every parameter is bound to the seal."""
    content = json.loads((folder / "keys.json").read_bytes())
    content["passphrase"] |= facts
    for name in ("keys.json", "keys.copy"):
        (folder / name).write_text(json.dumps(content), encoding="ascii")

    with pytest.raises(error):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP)


@pytest.mark.threat("T01")
def test_real_work_is_asked_for_and_cheap_keys_are_refused(folder: Path) -> None:
    """Without the tests' own argument a guess costs 256 MiB and three passes."""
    keys = create(folder, PASSPHRASE, PIN)
    facts = json.loads((folder / "keys.json").read_bytes())["passphrase"]

    work = (facts["memory_kib"], facts["passes"], facts["lanes"])
    assert work == (256 * 1024, 3, 1)
    assert keys == by_passphrase(folder, PASSPHRASE)


@pytest.mark.threat("T01")
def test_a_cheap_key_file_is_refused_by_default(vault: Vault, folder: Path) -> None:
    """A key file that asks for too little work was tampered with."""
    with pytest.raises(BadKeyFile):
        by_passphrase(folder, PASSPHRASE)
    with pytest.raises(BadKeyFile):
        by_pin(session_blob(vault), PIN)


def test_no_code_but_the_vault_chooses_the_hardening() -> None:
    """Only tests pass another one."""
    sources = Path("app").rglob("*.py")
    users = {p.name for p in sources if "hardening=" in p.read_text(encoding="utf-8")}

    assert users == {"unlocking.py"}


def test_keys_never_show(vault: Vault) -> None:
    """A traceback or log holds the id of the vault at most."""
    shown = repr(vault.keys)

    assert vault.keys.database.hex() not in shown
    assert repr(vault.keys.database) not in shown


@pytest.mark.parametrize("packed", [b"", b"[]", b"{}", b'{"vault":"v","database":"zz"}'])
def test_something_else_than_keys_is_refused(packed: bytes) -> None:
    """What came out of a seal is checked as well."""
    with pytest.raises(BadKeyFile):
        KeySet.unpacked(packed)
