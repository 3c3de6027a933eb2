"""From passphrase or PIN to the keys of a vault; a wrong one shows as a failed seal only.

No key, passphrase or PIN is ever written in clear, compared or shown.
"""

import base64
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import StoreBroken
from app.vault import folder as files
from app.vault import secret_rules as rules
from app.vault.errors import AlreadyThere
from app.vault.errors import BadKeyFile
from app.vault.errors import NoEscrow
from app.vault.errors import NotSetUp
from app.vault.errors import TooNew
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import found
from app.vault.opening import open_vault
from app.vault.primitives import DESKTOP
from app.vault.primitives import SALT_BYTES
from app.vault.primitives import Cost
from app.vault.primitives import Hardening
from app.vault.primitives import derive
from app.vault.primitives import open_sealed
from app.vault.primitives import random_bytes
from app.vault.primitives import seal_to
from app.vault.primitives import stretch
from app.vault.primitives import unwrap
from app.vault.primitives import wrap
from app.vault.safe import SafeStore

FORMAT = 1
PIN_KEY = "vault.pin"
NOT_PROVEN = "not yet proven"

Facts = Mapping[str, Any]


def is_set_up(folder: Path) -> bool:
    """Say whether the folder holds a vault; set-up ends by writing its key file."""
    return any((folder / name).exists() for name in (files.KEY_FILE, files.KEY_COPY))


def create(
    folder: Path,
    passphrase: str,
    pin: str,
    recovery: str = "",
    *,
    hardening: Hardening = DESKTOP,
) -> KeySet:
    """Make a new vault with its database and give its keys.

    `recovery` is an age recipient or empty. The key file comes last: a set-up that was cut
    off leaves no vault. Raises WeakPassphrase, WeakPin, BadRecipient and AlreadyThere.
    """
    rules.require_strong_passphrase(passphrase)
    rules.require_strong_pin(pin)
    if is_set_up(folder):
        raise AlreadyThere
    keys = KeySet.fresh()
    escrow = [_ascii(seal_to(recovery, keys.packed()))] if recovery else []
    facts = _key_file(keys, passphrase, escrow, hardening.cost)
    files.prepare(folder)
    files.set_aside(folder)
    found(folder, keys)
    vault = open_vault(folder, keys)
    try:
        set_pin(vault, pin, hardening=hardening)
    finally:
        vault.close()
    _write(folder, facts)
    return keys


def by_passphrase(folder: Path, passphrase: str, *, hardening: Hardening = DESKTOP) -> KeySet:
    """Open the keys with the passphrase; where the key file was harmed, by its copy.

    Raises NotSetUp, WrongSecret, BadKeyFile and TooNew.
    """
    faults: list[VaultError] = []
    for key_file in _key_files(folder):
        try:
            return _opened(_facts(key_file, "passphrase"), passphrase, hardening)
        except (WrongSecret, BadKeyFile) as fault:
            faults.append(fault)
    wrong = (fault for fault in faults if isinstance(fault, WrongSecret))
    raise next(wrong, BadKeyFile())


def change_passphrase(
    folder: Path, keys: KeySet, passphrase: str, *, hardening: Hardening = DESKTOP
) -> None:
    """Wrap the same keys under a new passphrase; the old one opens nothing any more.

    Recovery stays as it is. Raises WeakPassphrase, NotSetUp and BadKeyFile.
    """
    rules.require_strong_passphrase(passphrase)
    before = _newest(folder)
    escrow = list(before.get("escrow", []))
    facts = _key_file(keys, passphrase, escrow, hardening.cost)
    _write(folder, {**facts, "recovery": before.get("recovery", NOT_PROVEN)})


def by_recovery(folder: Path, identity: str) -> KeySet:
    """Open the keys with the agency's private half (an age identity).

    Raises NotSetUp, NoEscrow, BadIdentity, and WrongSecret when it is another agency's.
    """
    escrow = _newest(folder).get("escrow", [])
    if not escrow:
        raise NoEscrow
    for sealed in escrow[:-1]:
        with suppress(WrongSecret):
            return KeySet.unpacked(open_sealed(identity, _bytes(sealed)))
    return KeySet.unpacked(open_sealed(identity, _bytes(escrow[-1])))


def prove_recovery(folder: Path, identity: str, day: date) -> None:
    """Note that the agency's key opens this vault, tried with the vault's own keys.

    Raises as by_recovery does; then nothing is noted.
    """
    by_recovery(folder, identity)
    _write(folder, {**_newest(folder), "recovery": day.isoformat()})


def set_pin(vault: Vault, pin: str, *, hardening: Hardening = DESKTOP) -> None:
    """Set the PIN of an open vault; only its stretched key is kept, inside the vault."""
    rules.require_strong_pin(pin)
    salt = random_bytes(SALT_BYTES)
    key = stretch(rules.pin(pin), salt, hardening.cost)
    stored = {**_cost_facts(hardening.cost, salt), "key": key.hex()}
    SafeStore(vault).write(PIN_KEY, _text(stored))


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
    facts |= _head(vault.keys.vault, "session") | {"session": session}
    sealed = wrap(derive(key, f"session {session}"), vault.keys.packed(), _bound(facts))
    return _text({**facts, "sealed": _ascii(sealed)})


def by_pin(blob: bytes, pin: str, *, hardening: Hardening = DESKTOP) -> KeySet:
    """Open the keys of a session with the PIN; raises WrongSecret and BadKeyFile."""
    facts = _facts({"session": _parsed(blob)}, "session")
    key = _key_of(rules.pin(pin), facts, hardening)
    session_key = derive(key, f"session {facts.get('session')}")
    return KeySet.unpacked(unwrap(session_key, _bytes(facts["sealed"]), _bound(facts)))


def recovery_proven_on(folder: Path) -> date | None:
    """Give the day on which the agency's key was last shown to open this vault."""
    with suppress(ValueError, BadKeyFile):
        return date.fromisoformat(str(_newest(folder).get("recovery")))
    return None


def _newest(folder: Path) -> Facts:
    """Read the key file, or its copy where that was harmed; raises BadKeyFile."""
    key_files = _key_files(folder)
    if not key_files:
        raise BadKeyFile
    return key_files[0]


def _write(folder: Path, facts: Facts) -> None:
    """Write copy and key file, each old or new, never half; the copy comes first."""
    for name in (files.KEY_COPY, files.KEY_FILE):
        files.write_durably(folder / name, _text(facts))


def _key_file(keys: KeySet, passphrase: str, escrow: list[str], cost: Cost) -> Facts:
    salt = random_bytes(SALT_BYTES)
    facts = {**_head(keys.vault, "passphrase"), **_cost_facts(cost, salt)}
    key = stretch(rules.passphrase(passphrase), salt, cost)
    sealed = wrap(key, keys.packed(), _bound(facts))
    return {
        "format": FORMAT,
        "vault": keys.vault,
        "passphrase": {**facts, "sealed": _ascii(sealed)},
        "escrow": escrow,
        "recovery": NOT_PROVEN,
    }


def _opened(facts: Facts, passphrase: str, hardening: Hardening) -> KeySet:
    key = _key_of(rules.passphrase(passphrase), facts, hardening)
    return KeySet.unpacked(unwrap(key, _bytes(facts["sealed"]), _bound(facts)))


def _key_files(folder: Path) -> tuple[Facts, ...]:
    """Read the key file and its copy, each content once, leaving out what is unreadable."""
    if not is_set_up(folder):
        raise NotSetUp
    found: list[Facts] = []
    for name in (files.KEY_FILE, files.KEY_COPY):
        with suppress(BadKeyFile, StoreBroken):
            content = _parsed(files.read(folder / name))
            found += [content] if content not in found else []
    return tuple(found)


def _parsed(content: bytes) -> Facts:
    try:
        parsed = json.loads(content)
    except ValueError as error:
        raise BadKeyFile from error
    if not isinstance(parsed, dict):
        raise BadKeyFile
    return parsed


def _facts(outer: Facts, kind: str) -> Facts:
    facts = outer.get(kind)
    if not isinstance(facts, dict) or "sealed" not in facts:
        raise BadKeyFile
    version = facts.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise TooNew(found=version, known=FORMAT)
    return facts


def _key_of(secret: bytes, facts: Facts, hardening: Hardening) -> bytes:
    cost = hardening.accepted(facts.get("memory_kib"), facts.get("passes"))
    return stretch(secret, _bytes(facts.get("salt")), cost)


def _head(vault: str, kind: str) -> dict[str, object]:
    return {"format": FORMAT, "vault": vault, "kind": kind}


def _cost_facts(cost: Cost, salt: bytes) -> dict[str, object]:
    return {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": 1,
        "salt": _ascii(salt),
    }


def _bound(facts: Facts) -> bytes:
    """Give what a wrap is bound to: version, vault, kind and every parameter beside it."""
    return _text({name: value for name, value in facts.items() if name != "sealed"})


def _text(facts: Facts) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def _ascii(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except ValueError as error:
        raise BadKeyFile from error
