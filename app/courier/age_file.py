"""Sealing and opening in the age format; the only module that imports pyrage."""

import hashlib
from collections.abc import Iterable

import pyrage

from app.domain.errors import CannotOpen
from app.domain.errors import CannotSeal


def new_identity() -> str:
    """Make a private age key, in the text form that the stock tool reads."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Give the public half of a private age key; raises CannotOpen when it is damaged."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as broken:
        raise CannotOpen from broken


def is_recipient(text: str) -> bool:
    """Say whether the text is a public age key."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def recipient_id(recipient: str) -> str:
    """Name a public age key by its digest."""
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()[:16]


def seal(plain: bytes, recipients: Iterable[str]) -> bytes:
    """Seal bytes so that each of the recipients can open them; raises CannotSeal."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        return bytes(pyrage.encrypt(plain, keys))
    except (pyrage.RecipientError, pyrage.EncryptError) as broken:
        raise CannotSeal from broken


def unseal(sealed: bytes, identity: str) -> bytes:
    """Open sealed bytes; raises CannotOpen when they are not for this key or were changed."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        return bytes(pyrage.decrypt(sealed, [key]))
    except (pyrage.IdentityError, pyrage.DecryptError) as closed:
        raise CannotOpen from closed


def lock_away(plain: bytes, passphrase: str) -> bytes:
    """Seal bytes under a passphrase; the stock age tool opens them as well."""
    return bytes(pyrage.passphrase.encrypt(plain, passphrase))


def take_out(sealed: bytes, passphrase: str) -> bytes:
    """Open bytes sealed under a passphrase; raises CannotOpen."""
    try:
        return bytes(pyrage.passphrase.decrypt(sealed, passphrase))
    except pyrage.DecryptError as closed:
        raise CannotOpen from closed
