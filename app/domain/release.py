"""A release of content: one signed bundle of packs, and why one cannot be taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BundleFault(StrEnum):
    """Why a bundle is refused; each has its own words on screen."""

    too_large = "too_large"
    unreadable = "unreadable"
    no_publisher = "no_publisher"
    other_publisher = "other_publisher"
    older_keys = "older_keys"
    signatures = "signatures"
    changed = "changed"
    older = "older"
    already = "already"
    twice = "twice"
    content = "content"
    no_place = "no_place"
    gone = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One verified bundle: its number, when it was made, and who signed it.

    `sha256` names what was signed, and by it every file. `signers` are the ids of the keys
    that signed. An old release warns and never keeps anybody from working.
    """

    version: int
    sha256: str
    made_at: datetime
    expires_at: datetime
    signers: tuple[str, ...]

    def is_old(self, now: datetime) -> bool:
        """Say whether it should have been renewed by now."""
        return now >= self.expires_at
