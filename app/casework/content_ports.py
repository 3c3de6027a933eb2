"""The port of signed content: what was offered to this device, and what it took."""

from collections.abc import Mapping
from typing import Protocol

from app.domain.pack import Edition
from app.domain.release import Release


class Offered(Protocol):
    """A verified bundle of content that is not taken yet."""

    @property
    def release(self) -> Release:
        """Give its number, its dates, and who signed it."""

    @property
    def edition(self) -> Edition:
        """Give its content for the place of this device."""

    @property
    def policy(self) -> Mapping[str, object] | None:
        """Give the rules of the agency that came with it, if any."""


class Releases(Protocol):
    """Signed content that this device took, or may take."""

    def has_publisher(self) -> bool:
        """Say whether this device trusts anybody's content beside the program's own."""

    def offer(self, data: bytes, place: str) -> Offered:
        """Verify a bundle and lay it ready; raises BadBundle, StoreFull and StoreBroken."""

    def offered(self, place: str) -> Offered:
        """Look at what lies ready; raises BadBundle when nothing does."""

    def take(self, wanted: str) -> Release:
        """Install what lies ready, whole or not at all, if it is the wanted one.

        Raises BadBundle, StoreFull and StoreBroken.
        """

    def installed(self) -> Release | None:
        """Give the release in force; None for the content that came with the program."""
