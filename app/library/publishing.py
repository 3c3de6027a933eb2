"""What a publisher of content does: roots, bundles, and one signature after the other.

Nobody signs alone: each person adds a signature with their own key to the file that the
one before handed on, and the device counts them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.errors import BadBundle
from app.domain.release import BundleFault
from app.library.bundle import Bundle
from app.library.bundle import Contents
from app.library.bundle import is_safe_path
from app.library.bundle import list_files
from app.library.bundle import take_apart
from app.library.bundle import write_contents
from app.library.sealing import ContentKey
from app.library.sealing import key_id
from app.library.trust import RELEASE
from app.library.trust import ROOT
from app.library.trust import Duty
from app.library.trust import Root
from app.library.trust import Signed
from app.library.trust import read_root
from app.library.trust import with_signature
from app.library.trust import write_root
from app.library.verifying import newest_root

PACKS = "packs/"
POLICY = "policy.toml"
MOST_DAYS = 400


class UnfitFile(Exception):
    """A file of the folder cannot be put into a bundle, with its name."""


def first_trust(
    publics: tuple[str, ...], threshold: int, expires_at: datetime, signing: tuple[str, ...]
) -> Bundle:
    """Make a trust file with root 1, not signed yet; `signing` may sign releases.

    Raises NotPlain for keys that are none, and for a threshold below two.
    """
    return Bundle(roots=(_root(1, publics, threshold, expires_at, signing),))


def following_trust(
    before: Bundle,
    publics: tuple[str, ...],
    threshold: int,
    expires_at: datetime,
    signing: tuple[str, ...],
) -> Bundle:
    """Add the next root to a trust file; old and new keys sign it. Raises BadBundle."""
    version = newest_root(before).version + 1
    fresh = _root(version, publics, threshold, expires_at, signing)
    return replace(before, roots=(*before.roots, fresh))


def _root(
    version: int,
    publics: tuple[str, ...],
    threshold: int,
    expires_at: datetime,
    signing: tuple[str, ...],
) -> Signed:
    every = dict.fromkeys((*publics, *signing))
    root = Root(
        version=version,
        expires_at=expires_at,
        keys={key_id(one): one for one in every},
        duties={
            ROOT: Duty(keys=tuple(key_id(one) for one in publics), threshold=threshold),
            RELEASE: Duty(keys=tuple(key_id(one) for one in signing), threshold=threshold),
        },
    )
    body = write_root(root)
    read_root(body)
    return Signed(body=body, signatures=b"")


def bundle_of(
    trust: Bundle,
    files: Mapping[str, bytes],
    version: int,
    made_at: datetime,
    expires_at: datetime,
) -> Bundle:
    """Put files into a bundle that waits for signatures; raises BadBundle for bad roots."""
    newest_root(trust)
    contents = Contents(
        version=version, made_at=made_at, expires_at=expires_at, files=list_files(files)
    )
    return Bundle(
        roots=trust.roots,
        release=Signed(body=write_contents(contents), signatures=b""),
        files=tuple(files[one.path] for one in contents.files),
    )


def files_of(folder: Path, policy: Path | None = None) -> Mapping[str, bytes]:
    """Read a folder of packs as the files of a bundle; raises UnfitFile."""
    files = {
        PACKS + file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    if policy is not None:
        files[POLICY] = policy.read_bytes()
    for name in files:
        if not is_safe_path(name):
            raise UnfitFile(name)
    return files


def signed_by(data: bytes, key: ContentKey) -> bytes:
    """Add a signature to the newest document of a trust file or bundle.

    Raises BadBundle when the key may not sign it.
    """
    bundle = take_apart(data)
    kind, signed = bundle.last
    if key.id not in _may_sign(bundle, kind):
        raise BadBundle(BundleFault.signatures)
    return bundle.with_last(with_signature(kind, signed, key)).written()


def _may_sign(bundle: Bundle, kind: str) -> set[str]:
    if kind == RELEASE:
        return set(newest_root(bundle).of(RELEASE))
    before = (read_root(one.body) for one in bundle.roots[-2:])
    return {one for root in before for one in root.of(ROOT)}
