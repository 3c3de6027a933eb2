"""A publisher of content for tests: keys, roots, and really signed bundles."""

from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime

from app.library.bundle import Bundle
from app.library.bundle import take_apart
from app.library.publishing import bundle_of
from app.library.publishing import first_trust
from app.library.publishing import following_trust
from app.library.publishing import signed_by
from app.library.sealing import ContentKey
from app.library.sealing import new_content_key
from app.library.verifying import trusted_chain

MADE = datetime(2026, 11, 20, tzinfo=UTC)
OLD_AT = datetime(2027, 11, 20, tzinfo=UTC)
SMALL = {"packs/guidance.toml": b'one = "word"\n', "packs/look/card.toml": b"two = 2\n"}


def keys_of(count: int) -> tuple[ContentKey, ...]:
    """Make new keys."""
    return tuple(new_content_key() for _ in range(count))


def publics(keys: tuple[ContentKey, ...]) -> tuple[str, ...]:
    """Give the public halves."""
    return tuple(one.public for one in keys)


@dataclass
class Publisher:
    """Three keepers of the root, three who sign releases; two of each must agree."""

    keepers: tuple[ContentKey, ...] = field(default_factory=lambda: keys_of(3))
    authors: tuple[ContentKey, ...] = field(default_factory=lambda: keys_of(3))
    trust: bytes = b""

    def __post_init__(self) -> None:
        if not self.trust:
            made = first_trust(publics(self.keepers), 2, OLD_AT, publics(self.authors))
            self.trust = sign(made.written(), *self.keepers[:2])

    @property
    def chain(self) -> bytes:
        """What a device trusts."""
        return trusted_chain(self.trust)

    def draft(
        self, version: int, files: dict[str, bytes] | None = None, until: datetime = OLD_AT
    ) -> bytes:
        """Give a bundle without signatures."""
        made: Bundle = bundle_of(
            take_apart(self.trust), SMALL if files is None else files, version, MADE, until
        )
        return made.written()

    def bundle(
        self, version: int, files: dict[str, bytes] | None = None, until: datetime = OLD_AT
    ) -> bytes:
        """Give a bundle that two authors signed."""
        return sign(self.draft(version, files, until), *self.authors[:2])

    def rotated(
        self, keepers: tuple[ContentKey, ...], authors: tuple[ContentKey, ...]
    ) -> "Publisher":
        """Replace keys; old and new keepers sign the new root."""
        made = following_trust(
            take_apart(self.trust), publics(keepers), 2, OLD_AT, publics(authors)
        )
        trust = sign(made.written(), *dict.fromkeys((*self.keepers[:2], *keepers[:2])))
        return Publisher(keepers=keepers, authors=authors, trust=trust)


def sign(data: bytes, *keys: ContentKey) -> bytes:
    """Let one after the other sign."""
    for key in keys:
        data = signed_by(data, key)
    return data
