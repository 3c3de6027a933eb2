"""Recovery: the agency's key opens a device, which gets a new passphrase and a new PIN."""

from pathlib import Path

from app.factory import device as devices
from app.factory.clock import SystemClock
from app.factory.device import Device
from app.vault import escrow
from app.vault import session_pin
from app.vault import unlocking
from app.vault.keys import KeySet
from app.vault.replacing import settled_by_recovery
from app.vault.secret_rules import require_strong_passphrase
from app.vault.secret_rules import require_strong_pin

ABOUT = "vault"


def opened_by_agency(folder: Path, identity: str) -> Device:
    """Open a device with the agency's key, and write that down; raises as by_recovery does."""
    device = devices.open_device(folder, _keys(folder, identity))
    device.desk.journal.note("consultation", ABOUT, "recovery")
    return device


def give_new_secrets(device: Device, identity: str, passphrase: str, pin: str) -> None:
    """Give a recovered device to its officer again; the escrow stays, and counts as proven.

    Raises WeakPassphrase and WeakPin, and changes nothing then.
    """
    require_strong_passphrase(passphrase)
    require_strong_pin(pin)
    folder = device.vault.folder
    device.desk.journal.note("alteration", ABOUT, "pin")
    session_pin.set_pin(device.vault, pin)
    device.desk.journal.note("alteration", ABOUT, "passphrase")
    unlocking.change_passphrase(folder, device.vault.keys, passphrase)
    escrow.prove_recovery(folder, identity, SystemClock().now().date())


def _keys(folder: Path, identity: str) -> KeySet:
    """Give the keys that open the vault now, also where their replacement was cut off."""
    found = escrow.by_recovery(folder, identity)
    return settled_by_recovery(folder, found, identity)
