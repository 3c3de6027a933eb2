"""The PIN: it opens the sealed keys of one session, which stand in memory only."""

import json

from app.vault import secret_rules as rules
from app.vault.errors import NotSetUp
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.primitives import DESKTOP
from app.vault.primitives import SALT_BYTES
from app.vault.primitives import Hardening
from app.vault.primitives import derive
from app.vault.primitives import random_bytes
from app.vault.primitives import stretch
from app.vault.primitives import unwrap
from app.vault.primitives import wrap
from app.vault.safe import SafeStore
from app.vault.wraps import as_text
from app.vault.wraps import bound
from app.vault.wraps import cost_facts
from app.vault.wraps import from_text
from app.vault.wraps import head
from app.vault.wraps import key_of
from app.vault.wraps import packed
from app.vault.wraps import parsed
from app.vault.wraps import wrap_of

PIN_KEY = "vault.pin"


def set_pin(vault: Vault, pin: str, *, hardening: Hardening = DESKTOP) -> None:
    """Set the PIN of an open vault; only its stretched key is kept, inside the vault."""
    rules.require_strong_pin(pin)
    salt = random_bytes(SALT_BYTES)
    key = stretch(rules.pin(pin), salt, hardening.cost)
    stored = {**cost_facts(hardening.cost, salt), "key": key.hex()}
    SafeStore(vault).write(PIN_KEY, packed(stored))


def session_blob(vault: Vault) -> bytes:
    """Seal the keys for this session under the PIN; safe to hold while locked.

    Raises NotSetUp when the vault has no PIN.
    """
    stored = SafeStore(vault).read(PIN_KEY)
    if stored is None:
        raise NotSetUp
    facts = json.loads(stored)
    key = bytes.fromhex(facts.pop("key"))
    session = random_bytes(16).hex()
    facts |= head(vault.keys.vault, "session") | {"session": session}
    sealed = wrap(
        derive(key, f"session {session}"), vault.keys.packed_for_session(), bound(facts)
    )
    return packed({**facts, "sealed": as_text(sealed)})


def by_pin(blob: bytes, pin: str, *, hardening: Hardening = DESKTOP) -> KeySet:
    """Open the keys of a session with the PIN; raises WrongSecret and BadKeyFile."""
    facts = wrap_of({"session": parsed(blob)}, "session")
    key = key_of(rules.pin(pin), facts, hardening)
    session_key = derive(key, f"session {facts.get('session')}")
    return KeySet.unpacked(unwrap(session_key, from_text(facts["sealed"]), bound(facts)))
