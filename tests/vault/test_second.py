"""The second ingredient: neither it nor the passphrase opens anything alone."""

import json
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import pyrage
import pytest

from app.vault.errors import NoKeyStore
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.vault.escrow import by_recovery
from app.vault.keys import KeySet
from app.vault.second import NoStore
from app.vault.second import Second
from app.vault.unlocking import by_passphrase
from app.vault.unlocking import change_passphrase
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN

pytestmark = pytest.mark.threat("T01")


@dataclass(slots=True)
class Store:
    """A key store in memory."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """Give a secret, or say that it is not there."""
        if name not in self.kept:
            raise NoKeyStore(name)
        return self.kept[name]

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self.kept[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self.kept.pop(name, None)


@pytest.fixture(name="agency")
def _agency() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.fixture(name="store")
def _store() -> Store:
    return Store()


@pytest.fixture(name="keys")
def _keys(folder: Path, agency: pyrage.x25519.Identity, store: Store) -> KeySet:
    """Make a vault whose passphrase needs the store."""
    keys = create(folder, PASSPHRASE, PIN, str(agency.to_public()), hardening=CHEAP)
    second = Second.kept_in(store)
    change_passphrase(folder, keys, PASSPHRASE, hardening=CHEAP, second=second)
    return keys


def test_both_together_open(keys: KeySet, folder: Path, store: Store) -> None:
    """With the wrong passphrase the store is of no use."""
    assert by_passphrase(folder, PASSPHRASE, hardening=CHEAP, store=store) == keys
    with pytest.raises(WrongSecret):
        by_passphrase(folder, f"{PASSPHRASE}.", hardening=CHEAP, store=store)


def test_a_missing_store_is_told_and_the_agency_opens(
    keys: KeySet, folder: Path, agency: pyrage.x25519.Identity
) -> None:
    """Another computer, another user, or an entry that somebody deleted."""
    for missing in (NoStore(), Store()):
        with pytest.raises(NoKeyStore):
            by_passphrase(folder, PASSPHRASE, hardening=CHEAP, store=missing)

    assert by_recovery(folder, str(agency)) == keys


def test_a_changed_entry_is_told_apart_from_a_wrong_passphrase(
    keys: KeySet, folder: Path, store: Store, agency: pyrage.x25519.Identity
) -> None:
    """The officer need not doubt what they typed."""
    store.kept = dict.fromkeys(store.kept, b"x" * 32)
    with pytest.raises(NoKeyStore):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP, store=store)

    assert by_recovery(folder, str(agency)) == keys


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("gone", [("keystore",), ("keystore", "keystore_print")])
def test_taking_the_ingredient_out_of_the_file_opens_nothing(
    folder: Path, store: Store, gone: tuple[str, ...]
) -> None:
    """The seal is bound to it."""
    for name in ("keys.json", "keys.copy"):
        content = json.loads((folder / name).read_bytes())
        for fact in gone:
            del content["passphrase"][fact]
        (folder / name).write_text(json.dumps(content), encoding="ascii")

    with pytest.raises(WrongSecret):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP, store=store)


@pytest.mark.usefixtures("keys")
def test_the_file_holds_no_trace_of_the_secret(folder: Path, store: Store) -> None:
    """Only the random name of the entry, and a digest that leads nowhere."""
    (secret,) = store.kept.values()
    content = (folder / "keys.json").read_text(encoding="ascii")

    assert secret.hex() not in content
    assert repr(Second(name="n", secret=secret)).count("secret") == 0


def test_recovery_ends_the_need_for_the_store(keys: KeySet, folder: Path) -> None:
    """A passphrase that is set without a second ingredient opens alone."""
    change_passphrase(folder, keys, PASSPHRASE, hardening=CHEAP)

    assert by_passphrase(folder, PASSPHRASE, hardening=CHEAP) == keys


class Forgetful(Store):
    """A key store that says that it kept something and did not."""

    def write(self, name: str, secret: bytes) -> None:
        """Keep something else."""
        self.kept[name] = secret[:-1] + b"?"


def test_a_store_that_forgets_is_never_relied_on() -> None:
    """What was written is read back before anything depends on it."""
    with pytest.raises(VaultError):
        Second.kept_in(Forgetful())
