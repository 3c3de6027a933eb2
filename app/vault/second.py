"""A second ingredient of the passphrase wrap: a random secret in the system's key store.

It is never the only one, and never asked for unless it was turned on. Where the key store
is gone or was changed, the agency's key still opens the vault.
"""

from dataclasses import dataclass
from dataclasses import field
from typing import Protocol

from app.vault.errors import NoKeyStore
from app.vault.primitives import KEY_BYTES
from app.vault.primitives import derive
from app.vault.primitives import random_bytes
from app.vault.primitives import sha256
from app.vault.wraps import Facts

NAME = "keystore"
PRINT = "keystore_print"


class KeyStore(Protocol):
    """Where the system keeps secrets of this user; every fault is NoKeyStore."""

    def read(self, name: str) -> bytes:
        """Give a secret; raises NoKeyStore when it is not there or cannot be read."""

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret; raises NoKeyStore."""

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no fault."""


class NoStore:
    """Fits KeyStore where there is none."""

    def read(self, name: str) -> bytes:
        """Give nothing."""
        raise NoKeyStore(name)

    def write(self, name: str, secret: bytes) -> None:  # noqa: ARG002
        """Keep nothing."""
        raise NoKeyStore(name)

    def delete(self, name: str) -> None:
        """Forget nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """A second ingredient: the random name of its entry, and the secret itself."""

    name: str
    secret: bytes = field(repr=False)

    @classmethod
    def kept_in(cls, store: KeyStore) -> "Second":
        """Make a new one in a key store, and see that it is there; raises NoKeyStore."""
        second = cls(name=random_bytes(16).hex(), secret=random_bytes(KEY_BYTES))
        store.write(second.name, second.secret)
        if store.read(second.name) != second.secret:
            raise NoKeyStore(second.name)
        return second

    def facts(self) -> dict[str, object]:
        """Give what stands beside the wrap: the entry, and how a changed one is known."""
        return {NAME: self.name, PRINT: sha256(derive(self.secret, PRINT))}

    def joined(self, key: bytes) -> bytes:
        """Give the key that needs both ingredients."""
        return derive(key, NAME, self.secret)


def second_of(facts: Facts, store: KeyStore) -> Second | None:
    """Fetch the second ingredient that a wrap names; None where it names none.

    Raises NoKeyStore when the entry is gone, cannot be read, or holds another secret.
    """
    name = facts.get(NAME)
    if name is None:
        return None
    second = Second(name=str(name), secret=store.read(str(name)))
    if second.facts() != {NAME: name, PRINT: facts.get(PRINT)}:
        raise NoKeyStore(str(name))
    return second
