"""Keys, signatures and digests of content; no other module of the library signs or verifies.

Every key is Ed25519 and is named by its own digest, so that a name cannot be given to
another key.
"""

import hashlib
from dataclasses import dataclass
from dataclasses import field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.plain_form import NotPlain
from app.domain.plain_form import base64url
from app.domain.plain_form import from_base64url

KEY_BYTES = 32
ID_LETTERS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentKey:
    """A private key of a publisher; `raw` is its 32 bytes and is never shown."""

    raw: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The public half as text."""
        return base64url(self._private.public_key().public_bytes_raw())

    @property
    def id(self) -> str:
        """The name of the key: a digest of its public half."""
        return key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Sign bytes."""
        return self._private.sign(message)

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.raw)


def new_content_key() -> ContentKey:
    """Make a key from the system's own chance."""
    return ContentKey(raw=Ed25519PrivateKey.generate().private_bytes_raw())


def key_id(public: str) -> str:
    """Name a public key by its digest; raises NotPlain when it is not a key."""
    raw = from_base64url(public)
    if len(raw) != KEY_BYTES:
        raise NotPlain
    return sha256(raw)[:ID_LETTERS]


def is_genuine(public: str, message: bytes, signature: bytes) -> bool:
    """Say whether the signature over the message was made with that key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(public))
        key.verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sha256(data: bytes) -> str:
    """Give the SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def write_key(key: ContentKey) -> bytes:
    """Write a private key as text, for a file that is sealed."""
    return f"{base64url(key.raw)}\n".encode("ascii")


def read_key(plain: bytes) -> ContentKey:
    """Read a private key as text; raises NotPlain."""
    raw = from_base64url(plain.decode("ascii", errors="replace").strip())
    if len(raw) != KEY_BYTES:
        raise NotPlain
    return ContentKey(raw=raw)
