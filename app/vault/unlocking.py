"""From the passphrase to the keys of a vault; a wrong one shows as a failed seal only.

No key, passphrase or PIN is ever written in clear, compared or shown.
"""

from dataclasses import replace
from pathlib import Path

from app.vault import folder as files
from app.vault import key_file
from app.vault import secret_rules as rules
from app.vault.errors import AlreadyThere
from app.vault.errors import BadKeyFile
from app.vault.errors import NoKeyStore
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.vault.escrow import NOT_PROVEN
from app.vault.escrow import sealed_to
from app.vault.keys import KeySet
from app.vault.opening import found
from app.vault.opening import open_vault
from app.vault.primitives import DESKTOP
from app.vault.primitives import SALT_BYTES
from app.vault.primitives import Cost
from app.vault.primitives import Hardening
from app.vault.primitives import random_bytes
from app.vault.primitives import stretch
from app.vault.primitives import unwrap
from app.vault.primitives import wrap
from app.vault.second import KeyStore
from app.vault.second import NoStore
from app.vault.second import Second
from app.vault.second import second_of
from app.vault.session_pin import set_pin
from app.vault.wraps import FORMAT
from app.vault.wraps import Facts
from app.vault.wraps import as_text
from app.vault.wraps import bound
from app.vault.wraps import cost_facts
from app.vault.wraps import from_text
from app.vault.wraps import head
from app.vault.wraps import key_of
from app.vault.wraps import wrap_of

KIND = "passphrase"
NO_STORE = NoStore()


def create(
    folder: Path,
    passphrase: str,
    pin: str,
    recovery: str = "",
    *,
    hardening: Hardening = DESKTOP,
) -> KeySet:
    """Make a new vault with its database and give its keys.

    `recovery` is empty or a line of age recipients. The key file comes last: a set-up that
    was cut off leaves no vault. Raises WeakPassphrase, WeakPin, BadRecipient, AlreadyThere.
    """
    rules.require_strong_passphrase(passphrase)
    rules.require_strong_pin(pin)
    if key_file.is_set_up(folder):
        raise AlreadyThere
    keys = KeySet.fresh()
    facts = _key_file(keys, passphrase, sealed_to(recovery, keys), hardening.cost)
    files.prepare(folder)
    files.set_aside(folder)
    found(folder, keys)
    vault = open_vault(folder, keys)
    try:
        set_pin(vault, pin, hardening=hardening)
    finally:
        vault.close()
    key_file.write(folder, facts)
    return keys


def by_passphrase(
    folder: Path,
    passphrase: str,
    *,
    hardening: Hardening = DESKTOP,
    store: KeyStore = NO_STORE,
) -> KeySet:
    """Open the keys with the passphrase; where the key file was harmed, by its copy.

    `store` is asked only where a second ingredient was turned on. Raises NotSetUp,
    WrongSecret, NoKeyStore, BadKeyFile and TooNew.
    """
    faults: list[VaultError] = []
    for facts in key_file.readable(folder):
        try:
            return _opened(wrap_of(facts, KIND), passphrase, hardening, store)
        except (WrongSecret, NoKeyStore, BadKeyFile) as fault:
            faults.append(fault)
    raise min(faults, key=_how_sure, default=BadKeyFile())


def change_passphrase(
    folder: Path,
    keys: KeySet,
    passphrase: str,
    *,
    hardening: Hardening = DESKTOP,
    second: Second | None = None,
) -> None:
    """Wrap the same keys under a new passphrase; the old one opens nothing any more.

    Without a `second` ingredient the passphrase alone opens them from then on. Recovery
    stays as it is. Raises WeakPassphrase, NotSetUp and BadKeyFile.
    """
    rules.require_strong_passphrase(passphrase)
    before = key_file.newest(folder)
    escrow = list(before.get("escrow", []))
    facts = _key_file(keys, passphrase, escrow, hardening.cost, second)
    key_file.write(folder, {**facts, "recovery": before.get("recovery", NOT_PROVEN)})


def _key_file(
    keys: KeySet,
    passphrase: str,
    escrow: list[str],
    cost: Cost,
    second: Second | None = None,
) -> Facts:
    salt = random_bytes(SALT_BYTES)
    facts = {**head(keys.vault, KIND), **cost_facts(cost, salt)}
    key = stretch(rules.passphrase(passphrase), salt, cost)
    if second is not None:
        facts |= second.facts()
        key = second.joined(key)
    sealed = wrap(key, keys.packed(), bound(facts))
    return {
        "format": FORMAT,
        "vault": keys.vault,
        "passphrase": {**facts, "sealed": as_text(sealed)},
        "escrow": escrow,
        "recovery": NOT_PROVEN,
    }


def _how_sure(fault: VaultError) -> int:
    """Order faults: a wrong secret was tried, a harmed file could not be."""
    return (WrongSecret, NoKeyStore, BadKeyFile).index(type(fault))


def _opened(facts: Facts, passphrase: str, hardening: Hardening, store: KeyStore) -> KeySet:
    second = second_of(facts, store)
    key = key_of(rules.passphrase(passphrase), facts, hardening)
    if second is not None:
        key = second.joined(key)
    keys = KeySet.unpacked(unwrap(key, from_text(facts["sealed"]), bound(facts)))
    return replace(keys, wrapping=key)
