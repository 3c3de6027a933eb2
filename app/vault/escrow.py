"""Escrow: the keys of a vault, sealed to the agency as well, and proving that it opens them.

Each recipient gets a sealed copy of its own, so that any one of them can open the vault.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path

from app.vault import key_file
from app.vault.errors import BadKeyFile
from app.vault.errors import NoEscrow
from app.vault.errors import WrongSecret
from app.vault.keys import KeySet
from app.vault.primitives import open_sealed
from app.vault.primitives import seal_to
from app.vault.wraps import as_text
from app.vault.wraps import from_text

NOT_PROVEN = "not yet proven"


def sealed_to(recipients: str, keys: KeySet) -> list[str]:
    """Seal the keys to each age recipient of a line; raises BadRecipient."""
    return [as_text(seal_to(each, keys.packed())) for each in recipients.split()]


def by_recovery(folder: Path, identity: str) -> KeySet:
    """Open the keys with the agency's private half (an age identity).

    Raises NotSetUp, NoEscrow, BadKeyFile, BadIdentity, and WrongSecret when it is another
    agency's, or when what it opens are the keys of another vault.
    """
    files = key_file.readable(folder)
    if files and not any(facts.get("escrow") for facts in files):
        raise NoEscrow
    for facts in files:
        for sealed in facts.get("escrow", []):
            with suppress(WrongSecret, BadKeyFile):
                return _opened(identity, sealed, str(facts.get("vault")))
    raise WrongSecret if files else BadKeyFile


def seal_anew(folder: Path, keys: KeySet, recipients: str) -> None:
    """Seal the keys of an open vault to other recipients; nothing is proven of them yet.

    Raises BadRecipient, NotSetUp and BadKeyFile, and changes nothing then.
    """
    sealed = sealed_to(recipients, keys)
    facts = {**key_file.newest(folder), "escrow": sealed, "recovery": NOT_PROVEN}
    key_file.write(folder, facts)


def prove_recovery(folder: Path, identity: str, day: date) -> None:
    """Note that the agency's key opens this vault, tried with the vault's own keys.

    Raises as by_recovery does; then nothing is noted.
    """
    by_recovery(folder, identity)
    key_file.write(folder, {**key_file.newest(folder), "recovery": day.isoformat()})


def recovery_proven_on(folder: Path) -> date | None:
    """Give the day on which the agency's key was last shown to open this vault."""
    with suppress(ValueError, BadKeyFile):
        return date.fromisoformat(str(key_file.newest(folder).get("recovery")))
    return None


def _opened(identity: str, sealed: object, vault: str) -> KeySet:
    keys = KeySet.unpacked(open_sealed(identity, from_text(sealed)))
    if keys.vault != vault:
        raise WrongSecret
    return keys
