"""Verifies a bundle of content from the trusted roots down, and says what is new in it.

The order is the defence: size, the trusted beginning of the roots byte for byte, signatures
over raw bytes, then the text that was signed, then versions, then each file by its digest.
Only what came through all of it is ever read as content.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import BadBundle
from app.domain.plain_form import NotPlain
from app.domain.release import BundleFault
from app.domain.release import Release
from app.library.bundle import TRUST
from app.library.bundle import Bundle
from app.library.bundle import Contents
from app.library.bundle import read_contents
from app.library.bundle import take_apart
from app.library.sealing import sha256
from app.library.trust import RELEASE
from app.library.trust import Root
from app.library.trust import first_root
from app.library.trust import next_root
from app.library.trust import require_enough
from app.library.trust import signers


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest release that this device took: its number, its digest, and for which keys.

    When the keys of releases were replaced, numbers count anew: so a publisher recovers
    after thieves of the old keys gave out a far too high number. `least` is the number of
    the content that came with the program.
    """

    version: int = 0
    sha256: str = ""
    keys: tuple[str, ...] = ()
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A bundle that came through: the release, its files, and the roots behind it."""

    release: Release
    files: Mapping[str, bytes]
    chain: bytes
    root: Root

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the keys that may sign releases."""
        return tuple(sorted(self.root.duties[RELEASE].keys))


def trusted_chain(data: bytes) -> bytes:
    """Give the roots of a trust file, each signed by the one before; raises BadBundle."""
    if not data.startswith(TRUST):
        raise BadBundle(BundleFault.unreadable)
    bundle = take_apart(data)
    newest_root(bundle)
    return bundle.chain


def newest_root(bundle: Bundle) -> Root:
    """Walk from the first root to the last; raises BadBundle where one does not follow."""
    first, *others = bundle.roots
    root = first_root(first)
    for signed in others:
        root = next_root(root, signed)
    return root


def verify(data: bytes, trusted: bytes, seen: Seen) -> Verified:
    """Verify a whole bundle against the trusted roots and what was seen; raises BadBundle."""
    bundle = take_apart(data)
    if bundle.release is None:
        raise BadBundle(BundleFault.unreadable)
    _require_same_beginning(bundle.chain, trusted)
    root = newest_root(bundle)
    ids = signers(RELEASE, bundle.release, root.of(RELEASE))
    require_enough(root.duties[RELEASE], ids)
    contents = _contents(bundle.release.body)
    release = Release(
        version=contents.version,
        sha256=sha256(bundle.release.body),
        made_at=contents.made_at,
        expires_at=contents.expires_at,
        signers=ids,
    )
    found = Verified(
        release=release, files=_files(contents, bundle.files), chain=bundle.chain, root=root
    )
    _require_newer(found, seen)
    return found


def _require_same_beginning(chain: bytes, trusted: bytes) -> None:
    if chain.startswith(trusted) and trusted:
        return
    is_older = bool(trusted) and trusted.startswith(chain)
    raise BadBundle(BundleFault.older_keys if is_older else BundleFault.other_publisher)


def _contents(body: bytes) -> Contents:
    try:
        return read_contents(body)
    except NotPlain as odd:
        raise BadBundle(BundleFault.unreadable) from odd


def _files(contents: Contents, given: tuple[bytes, ...]) -> Mapping[str, bytes]:
    if len(given) != len(contents.files):
        raise BadBundle(BundleFault.changed)
    for listed, content in zip(contents.files, given, strict=True):
        if len(content) != listed.length or sha256(content) != listed.sha256:
            raise BadBundle(BundleFault.changed)
    pairs = zip(contents.files, given, strict=True)
    return {listed.path: content for listed, content in pairs}


def _require_newer(found: Verified, seen: Seen) -> None:
    release = found.release
    if release.sha256 == seen.sha256:
        raise BadBundle(BundleFault.already)
    if release.version <= seen.least:
        raise BadBundle(BundleFault.older)
    if found.keys == seen.keys and release.version < seen.version:
        raise BadBundle(BundleFault.older)
    if found.keys == seen.keys and release.version == seen.version:
        raise BadBundle(BundleFault.twice)
