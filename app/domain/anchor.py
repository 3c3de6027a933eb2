"""Anchors: where the two chains of a device stood, kept by somebody else.

A chain shows by itself what was changed, moved or taken out of its middle. That its end was
cut off shows only against such an anchor. It holds counts and digests, nothing that was told.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NAME: Final = "anchors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last line of a chain: its place, counted from 1, and its digest."""

    line: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the journal and the records stood at one moment."""

    journal: Head
    records: Head

    def plain(self) -> dict[str, object]:
        """Give the values that ride in an envelope and stand in a note."""
        chains = {"journal": self.journal, "records": self.records}
        return {name: {"line": one.line, "hash": one.hash} for name, one in chains.items()}


def read_anchor(text: str) -> Anchor:
    """Read a note, or take the anchor out of an opened referral; raises ValueError."""
    found = json.loads(text)
    if isinstance(found, dict) and NAME in found:
        found = found[NAME]
    if not isinstance(found, dict):
        message = "there is no anchor"
        raise ValueError(message)  # noqa: TRY004 - one error for whatever is no anchor
    return Anchor(journal=_head(found.get("journal")), records=_head(found.get("records")))


def _head(found: object) -> Head:
    match found:
        case {"line": int(line), "hash": str(digest)} if line >= 0:
            return Head(line=line, hash=digest)
        case Mapping() | _:
            message = "there is no anchor"
            raise ValueError(message)
