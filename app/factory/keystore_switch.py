"""Turning the second ingredient of a passphrase on and off, on an open device."""

from contextlib import suppress

from app.factory.device import Device
from app.factory.keystore import KeyStoreOnDemand
from app.factory.keystore import second_in_use
from app.vault import unlocking
from app.vault.blocking import has_escrow
from app.vault.errors import NoEscrow
from app.vault.errors import NoKeyStore
from app.vault.second import Second

ABOUT = "vault"


def turn_on(device: Device, passphrase: str) -> None:
    """Need this computer's key store besides the passphrase from now on.

    Raises NoEscrow where only the passphrase opens the device: a key store that is made
    anew would then close it for ever. Raises NoKeyStore, and changes nothing then.
    """
    if not has_escrow(device.vault.folder):
        raise NoEscrow
    before = second_in_use(device.vault.folder)
    second = Second.kept_in(KeyStoreOnDemand())
    _wrap(device, passphrase, second)
    _forget(before)


def turn_off(device: Device, passphrase: str) -> None:
    """Let the passphrase alone open the device again, and empty the entry."""
    before = second_in_use(device.vault.folder)
    _wrap(device, passphrase, None)
    _forget(before)


def _wrap(device: Device, passphrase: str, second: Second | None) -> None:
    vault = device.vault
    device.desk.journal.note("alteration", ABOUT, "keystore")
    unlocking.change_passphrase(vault.folder, vault.keys, passphrase, second=second)


def _forget(second: Second | None) -> None:
    if second is not None:
        with suppress(NoKeyStore):
            KeyStoreOnDemand().delete(second.name)
