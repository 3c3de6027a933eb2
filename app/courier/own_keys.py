"""The keys of this device: made once, kept in the vault, never leaving it."""

from dataclasses import dataclass
from dataclasses import field

from app.courier.age_file import new_identity
from app.courier.age_file import recipient_of
from app.courier.safe import Safe
from app.courier.signing import SigningKey
from app.courier.signing import new_key
from app.courier.signing import six_words

SIGNING = "courier.signing_key"
IDENTITY = "courier.identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """Signing key and age identity of one device."""

    signing: SigningKey
    identity: str = field(repr=False)

    @property
    def device(self) -> str:
        """The name of this device: the id of its signing key."""
        return self.signing.kid

    @property
    def recipient(self) -> str:
        """The public half of the age identity."""
        return recipient_of(self.identity)

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that are read to the administrator."""
        return six_words(self.signing.public, self.recipient)


def own_keys(safe: Safe) -> OwnKeys:
    """Give the keys of this device; they are made when they are asked for first."""
    raw = safe.read(SIGNING)
    if raw is None:
        raw = new_key().raw
        safe.write(SIGNING, raw)
    identity = safe.read(IDENTITY)
    if identity is None:
        identity = new_identity().encode("ascii")
        safe.write(IDENTITY, identity)
    return OwnKeys(signing=SigningKey(raw=raw), identity=identity.decode("ascii"))
