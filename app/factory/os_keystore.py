"""The system's key store, by the package `keyring`: the only module that imports it."""

import keyring
from keyring.errors import KeyringError
from keyring.errors import PasswordDeleteError

from app.vault.errors import NoKeyStore

SERVICE = "fieldcard"


class OsKeyStore:
    """Fits KeyStore over Secret Service, Keychain or Credential Locker."""

    def read(self, name: str) -> bytes:
        """Give a secret; raises NoKeyStore."""
        try:
            return bytes.fromhex(keyring.get_password(SERVICE, name) or "")
        except (KeyringError, ValueError) as error:
            raise NoKeyStore(name) from error

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret; raises NoKeyStore."""
        try:
            keyring.set_password(SERVICE, name, secret.hex())
        except KeyringError as error:
            raise NoKeyStore(name) from error

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no fault. Raises NoKeyStore."""
        try:
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise NoKeyStore(name) from error
