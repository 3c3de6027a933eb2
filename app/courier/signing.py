"""Keys, signatures, digests and codes of the courier; no other module signs or verifies.

Every key is Ed25519. A key is named by its own digest, so that a name cannot be given to
another key. Signed tokens are compact JWS with an algorithm list of one.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from app.domain.plain_form import NotPlain
from app.domain.plain_form import base64url
from app.domain.plain_form import canonical
from app.domain.plain_form import from_base64url
from app.domain.plain_form import strictly

ALGORITHM = "Ed25519"
ENVELOPE = b"fieldcard-envelope-v1\n"
WORDS = 6
KEY_BYTES = 32
CODE_BYTES = 20
WORDS_SALT = b"fieldcard six words 1"


class Token(StrEnum):
    """Kinds of signed tokens; one kind never passes for another."""

    receipt = "fieldcard-receipt"
    event = "fieldcard-event"
    tombstone = "fieldcard-tombstone"
    standing = "fieldcard-standing"
    certificate = "fieldcard-certificate"
    directory = "fieldcard-directory"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key; `raw` is its 32 bytes and is never shown."""

    raw: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The public half as text."""
        return base64url(self.private.public_key().public_bytes_raw())

    @property
    def kid(self) -> str:
        """The name of the key: a digest of its public half."""
        return key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Sign bytes."""
        return self.private.sign(message)

    @property
    def private(self) -> Ed25519PrivateKey:
        """The key as the library holds it."""
        return Ed25519PrivateKey.from_private_bytes(self.raw)


def new_key() -> SigningKey:
    """Make a key from the system's own chance."""
    return SigningKey(raw=Ed25519PrivateKey.generate().private_bytes_raw())


def key_id(public: str) -> str:
    """Name a public key by its digest; raises NotPlain when it is not a key."""
    raw = from_base64url(public)
    if len(raw) != KEY_BYTES:
        raise NotPlain
    return digest(raw)[:32]


def is_genuine(public: str, message: bytes, signature: bytes) -> bool:
    """Say whether the signature over the message was made with that key."""
    try:
        _public(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign_envelope(key: SigningKey, header: bytes) -> str:
    """Sign the canonical header of an envelope."""
    return base64url(key.sign(ENVELOPE + header))


def is_genuine_envelope(public: str, header: bytes, signature: str) -> bool:
    """Say whether that device made this header."""
    try:
        return is_genuine(public, ENVELOPE + header, from_base64url(signature))
    except NotPlain:
        return False


def stamped(kind: Token, content: Mapping[str, object], key: SigningKey) -> str:
    """Make a signed token; the same content and key always give the same bytes."""
    header = {"alg": ALGORITHM, "kid": key.kid, "typ": kind.value}
    private = OKPKey.import_key(key.private)
    return jws.serialize_compact(header, canonical(dict(content)), private, [ALGORITHM])


def content_of(kind: Token, token: str, keys: Mapping[str, str]) -> dict[str, object] | None:
    """Give what a token says, None unless one of the pinned keys signed this kind of it.

    `keys` are public halves by key id. Nothing of the token is used before it is verified,
    but for the id of the key.
    """
    try:
        kid = jws.extract_compact(token.encode("ascii")).headers().get("kid")
        if not isinstance(kid, str) or kid not in keys:
            return None
        public = OKPKey.import_key(_public(keys[kid]))
        opened = jws.deserialize_compact(token, public, [ALGORITHM])
        if opened.protected != {"alg": ALGORITHM, "kid": kid, "typ": kind.value}:
            return None
        return strictly(opened.payload)
    except (JoseError, ValueError):
        return None


def digest(data: bytes) -> str:
    """Give the SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def content_digest(body: bytes) -> str:
    """Give the field Content-Digest (RFC 9530) of a body."""
    raw = hashlib.sha256(body).digest()
    return f"sha-256=:{base64.b64encode(raw).decode('ascii')}:"


def one_time_code() -> str:
    """Make the code of an enrolment ticket: 160 random bits."""
    return base64url(secrets.token_bytes(CODE_BYTES))


def six_words(public: str, recipient: str) -> tuple[str, ...]:
    """Give the six words by which people compare the keys of a device over the phone.

    The digest is slow on purpose: it adds 15 bits of work to the 48 bits of the words for
    anybody who looks for other keys with the same words.
    """
    slow = Scrypt(salt=WORDS_SALT, length=WORDS, n=2**15, r=8, p=1)
    picked = slow.derive(canonical([public, recipient]))
    return tuple(_words()[one] for one in picked)


def _public(text: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(from_base64url(text))


@cache
def _words() -> tuple[str, ...]:
    path = Path(__file__).with_name("words.txt")
    return tuple(path.read_text(encoding="ascii").split())
