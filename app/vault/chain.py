"""Chains of digests: each record names the one before, so that none can be changed unseen."""

import json
from collections.abc import Iterable

from app.vault.primitives import sha256

START = ""

Link = tuple[int, str, str, tuple[object, ...]]


def link(previous: str, facts: tuple[object, ...]) -> str:
    """Give the digest of a record and of everything before it."""
    return sha256(json.dumps([previous, *facts], separators=(",", ":")).encode())


def first_break(links: Iterable[Link]) -> int | None:
    """Find the first record that does not fit: changed, missing before it, or moved.

    A link is its place, the previous digest and the own digest as stored, and its facts.
    """
    last = START
    for place, previous, digest, facts in links:
        if previous != last or digest != link(previous, facts):
            return place
        last = digest
    return None
