"""All cryptography of the vault: stretching, wrapping, escrow, chance and digests.

Nothing here is made up: Argon2id, HKDF-SHA256, ChaCha20-Poly1305 and the age format.
"""

import hashlib
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import DecryptError
from pyrage import IdentityError
from pyrage import RecipientError
from pyrage import decrypt
from pyrage import encrypt
from pyrage import x25519

from app.vault.errors import BadIdentity
from app.vault.errors import BadKeyFile
from app.vault.errors import BadRecipient
from app.vault.errors import WrongSecret

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_PASSES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How much work one guess of a secret costs."""

    memory_kib: int
    passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardening:
    """The cost of new secrets, and the least that is accepted when one is read back."""

    cost: Cost
    least: Cost

    def accepted(self, memory_kib: object, passes: object) -> Cost:
        """Give a stored cost; raises BadKeyFile when it is too little or absurd."""
        if not isinstance(memory_kib, int) or not isinstance(passes, int):
            raise BadKeyFile
        if not self.least.memory_kib <= memory_kib <= MOST_MEMORY_KIB:
            raise BadKeyFile
        if not self.least.passes <= passes <= MOST_PASSES:
            raise BadKeyFile
        return Cost(memory_kib=memory_kib, passes=passes)


DESKTOP = Hardening(
    cost=Cost(memory_kib=256 * 1024, passes=3),
    least=Cost(memory_kib=64 * 1024, passes=3),
)


def random_bytes(count: int) -> bytes:
    """Give unpredictable bytes."""
    return secrets.token_bytes(count)


def sha256(data: bytes) -> str:
    """Give the digest in hex."""
    return hashlib.sha256(data).hexdigest()


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Make a key of something that a person remembers; slow on purpose.

    One lane, because the library of the phone build offers no other number.
    """
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=1,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def derive(key: bytes, purpose: str, second: bytes | None = None) -> bytes:
    """Make a key for one purpose only; with a second secret it needs both."""
    return HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=second, info=purpose.encode()
    ).derive(key)


def wrap(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Seal bytes together with what they are bound to; the latter is not hidden."""
    nonce = random_bytes(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, bound)


def unwrap(key: bytes, wrapped: bytes, bound: bytes) -> bytes:
    """Open what was wrapped; raises WrongSecret when key, bytes or binding differ."""
    nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, bound)
    except (InvalidTag, ValueError) as error:
        raise WrongSecret from error


def seal_to(recipient: str, plain: bytes) -> bytes:
    """Seal bytes to an age recipient; raises BadRecipient when it is none."""
    try:
        sealed: bytes = encrypt(plain, [x25519.Recipient.from_str(recipient.strip())])
    except RecipientError as error:
        raise BadRecipient from error
    return sealed


def open_sealed(identity: str, sealed: bytes) -> bytes:
    """Open what was sealed to an age recipient, with its private half.

    Raises BadIdentity when it is no age identity, WrongSecret when it is another's.
    """
    try:
        plain: bytes = decrypt(sealed, [x25519.Identity.from_str(identity.strip())])
    except IdentityError as error:
        raise BadIdentity from error
    except DecryptError as error:
        raise WrongSecret from error
    return plain
