"""The file that carries content: roots, one signed release, and the files that it names.

A bundle is a line of its own, then blocks: `NAME LENGTH`, a line end, and that many bytes.
Nothing is compressed and nothing is padded, so every byte is either compared with what is
trusted, covered by a signature, or covered by a digest; a change of any of them is refused.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from app.domain.errors import BadBundle
from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical
from app.domain.plain_form import moment_of
from app.domain.plain_form import number_of
from app.domain.plain_form import tables_of
from app.domain.plain_form import text_of
from app.domain.release import BundleFault
from app.library.sealing import sha256
from app.library.trust import RELEASE
from app.library.trust import ROOT
from app.library.trust import Signed
from app.library.trust import release_fields

BUNDLE = b"fieldcard-bundle-1\n"
TRUST = b"fieldcard-trust-1\n"
SIGNATURES, FILE = "signatures", "file"
MOST_BYTES = 8 * 1024 * 1024
MOST_ROOTS = 32
MOST_FILES = 2_000
LONGEST_HEAD = 32
HEAD = re.compile(rb"(root|signatures|release|file) (0|[1-9][0-9]{0,7})\n")
PATH = re.compile(r"(?:packs/[a-z0-9_-]{1,40}(?:/[a-z0-9_-]{1,60}){0,2}|policy)\.toml")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file as the release names it."""

    path: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a release says: its number, its dates, and every file with length and digest."""

    version: int
    made_at: datetime
    expires_at: datetime
    files: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle taken apart, nothing of it checked yet; without a release it is a trust file."""

    roots: tuple[Signed, ...]
    release: Signed | None = None
    files: tuple[bytes, ...] = ()

    @property
    def chain(self) -> bytes:
        """The roots exactly as they lie in the file."""
        return b"".join(_signed(ROOT, one) for one in self.roots)

    @property
    def last(self) -> tuple[str, Signed]:
        """The document that waits for signatures: the release, else the newest root."""
        return (RELEASE, self.release) if self.release else (ROOT, self.roots[-1])

    def with_last(self, signed: Signed) -> "Bundle":
        """Put the document with one more signature in its place."""
        if self.release:
            return replace(self, release=signed)
        return replace(self, roots=(*self.roots[:-1], signed))

    def written(self) -> bytes:
        """Give the bytes of the file."""
        if self.release is None:
            return TRUST + self.chain
        files = b"".join(_block(FILE, one) for one in self.files)
        return BUNDLE + self.chain + _signed(RELEASE, self.release) + files


def read_limited(stream: BinaryIO) -> bytes:
    """Read a stream up to the limit and not a byte further; raises BadBundle."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadBundle(BundleFault.too_large)
    return data


def take_apart(data: bytes) -> Bundle:
    """Split a bundle or a trust file into its blocks; raises BadBundle."""
    if len(data) > MOST_BYTES:
        raise BadBundle(BundleFault.too_large)
    is_trust = data.startswith(TRUST)
    if not is_trust and not data.startswith(BUNDLE):
        raise BadBundle(BundleFault.unreadable)
    blocks = tuple(_blocks(data, len(TRUST if is_trust else BUNDLE)))
    count = 0
    while count < len(blocks) and blocks[count][0] == ROOT:
        count += 2
    rest = 0 if is_trust else 2
    heads = [name for name, _ in blocks]
    wanted = [ROOT, SIGNATURES] * (count // 2) + [RELEASE, SIGNATURES][:rest]
    wanted += [FILE] * (len(blocks) - count - rest)
    limits = 0 < count <= 2 * MOST_ROOTS and len(blocks) <= count + rest + MOST_FILES
    if heads != wanted or not limits or (is_trust and len(blocks) != count):
        raise BadBundle(BundleFault.unreadable)
    return _bundle([content for _, content in blocks], count, is_trust=is_trust)


def _bundle(contents: list[bytes], count: int, *, is_trust: bool) -> Bundle:
    pairs = zip(contents[:count:2], contents[1:count:2], strict=True)
    roots = tuple(Signed(body=body, signatures=lines) for body, lines in pairs)
    if is_trust:
        return Bundle(roots=roots)
    body, lines, *files = contents[count:]
    return Bundle(roots=roots, release=Signed(body=body, signatures=lines), files=tuple(files))


def _blocks(data: bytes, place: int) -> Iterable[tuple[str, bytes]]:
    count = 0
    while place < len(data):
        head = HEAD.match(data, place, place + LONGEST_HEAD)
        count += 1
        if head is None or count > 2 * MOST_ROOTS + 2 + MOST_FILES:
            raise BadBundle(BundleFault.unreadable)
        end = head.end() + int(head[2])
        if end > len(data):
            raise BadBundle(BundleFault.unreadable)
        yield head[1].decode("ascii"), data[head.end() : end]
        place = end


def write_contents(contents: Contents) -> bytes:
    """Give the bytes of a release that are signed."""
    files = [
        {"path": one.path, "length": one.length, "sha256": one.sha256} for one in contents.files
    ]
    return canonical(
        {
            "kind": "fieldcard-release",
            "version": contents.version,
            "made_at": contents.made_at.isoformat(),
            "expires_at": contents.expires_at.isoformat(),
            "files": files,
        }
    )


def read_contents(body: bytes) -> Contents:
    """Read a verified release; raises NotPlain for anything but the exact form."""
    table = release_fields(body)
    contents = Contents(
        version=number_of(table, "version"),
        made_at=moment_of(table, "made_at"),
        expires_at=moment_of(table, "expires_at"),
        files=tuple(_listed(one) for one in tables_of(table, "files")),
    )
    paths = [one.path for one in contents.files]
    if write_contents(contents) != body or paths != sorted(set(paths)):
        raise NotPlain
    return contents


def _listed(table: Mapping[str, object]) -> Listed:
    one = Listed(
        path=text_of(table, "path"),
        length=number_of(table, "length"),
        sha256=text_of(table, "sha256"),
    )
    if not is_safe_path(one.path):
        raise NotPlain
    return one


def is_safe_path(path: str) -> bool:
    """Say whether a file of a release may have this name: plain, shallow, never outside."""
    names = path.removesuffix(".toml").split("/")
    return PATH.fullmatch(path) is not None and not any(RESERVED.fullmatch(n) for n in names)


def list_files(files: Mapping[str, bytes]) -> tuple[Listed, ...]:
    """Name files by path, length and digest, in order."""
    return tuple(
        Listed(path=path, length=len(files[path]), sha256=sha256(files[path]))
        for path in sorted(files)
    )


def _signed(kind: str, signed: Signed) -> bytes:
    return _block(kind, signed.body) + _block(SIGNATURES, signed.signatures)


def _block(name: str, content: bytes) -> bytes:
    return f"{name} {len(content)}\n".encode("ascii") + content
