"""The key store of this device, loaded when a vault asks for it and not before."""

from pathlib import Path

from app.factory.extras import ExtraMissing
from app.factory.extras import load
from app.vault import key_file
from app.vault.errors import NoKeyStore
from app.vault.second import KeyStore
from app.vault.second import Second
from app.vault.second import second_of
from app.vault.unlocking import KIND
from app.vault.wraps import wrap_of

EXTRA = "keystore"


class KeyStoreOnDemand:
    """Fits KeyStore; a device whose vault names no second ingredient never touches it."""

    def read(self, name: str) -> bytes:
        """Give a secret; raises NoKeyStore."""
        return _store(name).read(name)

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret; raises NoKeyStore."""
        _store(name).write(name, secret)

    def delete(self, name: str) -> None:
        """Forget a secret; raises NoKeyStore when there is no key store at all."""
        _store(name).delete(name)


def second_in_use(folder: Path) -> Second | None:
    """Fetch the second ingredient of a vault, to wrap it anew; raises as second_of does."""
    return second_of(wrap_of(key_file.newest(folder), KIND), KeyStoreOnDemand())


def _store(name: str) -> KeyStore:
    try:
        found: KeyStore = load("app.factory.os_keystore", EXTRA).OsKeyStore()
    except ExtraMissing as missing:
        raise NoKeyStore(name) from missing
    return found
