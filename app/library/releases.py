"""Content that a device took: offered, looked at, installed in one step, verified again.

The memory lies inside the encrypted vault and says which roots are trusted and what was
taken last; the files lie beside it and count for nothing until they verify once more.
"""

import shutil
import tomllib
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from app.domain.errors import BadBundle
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.pack import Edition
from app.domain.plain_form import canonical
from app.domain.plain_form import number_of
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of
from app.domain.release import BundleFault
from app.domain.release import Release
from app.library.bundle import take_apart
from app.library.errors import BrokenEdition
from app.library.laying import lay
from app.library.laying import lay_out
from app.library.laying import write
from app.library.publishing import POLICY
from app.library.sealing import sha256
from app.library.shelf import PackShelf
from app.library.verifying import Seen
from app.library.verifying import Verified
from app.library.verifying import trusted_chain
from app.library.verifying import verify

STATE = "content.release"
CHAIN = "content.trust"
BUNDLE, OFFERED, PACKS = "bundle", "offered.bundle", "packs"


class Memory(Protocol):
    """Named bytes inside the vault."""

    def read(self, name: str) -> bytes | None:
        """Give what is kept under a name, or None."""

    def write(self, name: str, value: bytes) -> None:
        """Keep or replace it durably; raises StoreFull and StoreBroken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A verified bundle that is not taken yet: what it is, its content, its policy if any."""

    release: Release
    edition: Edition
    policy: Mapping[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    seen: Seen
    folder: str


class ReleaseStore:
    """The releases of one device; fits the port `Releases`."""

    def __init__(self, folder: Path, memory: Memory, shipped: bytes, least: int) -> None:
        """Keep where things lie; `shipped` are the roots that came with the program.

        `least` is the number of the content that came with it.
        """
        self._folder = folder
        self._memory = memory
        self._shipped = shipped
        self._least = least
        self._known: tuple[str, Verified] | None = None

    def has_publisher(self) -> bool:
        """Say whether this device trusts anybody's content beside the program's own."""
        return bool(self._trusted())

    def trust(self, data: bytes) -> None:
        """Trust the roots of a trust file from now on; raises BadBundle.

        Roots that came with the program are never replaced by others.
        """
        chain = trusted_chain(data)
        if self._shipped and not chain.startswith(self._shipped):
            raise BadBundle(BundleFault.other_publisher)
        self._memory.write(CHAIN, chain)

    def offer(self, data: bytes, place: str) -> Offer:
        """Verify a bundle, look into it, and lay it ready; raises BadBundle.

        `place` is the jurisdiction of the device, which the content has to hold.
        """
        found = self._verified(data)
        offer = self._looked_into(found, place)
        with _device_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            write(self._folder / f"{OFFERED}.part", data)
            (self._folder / f"{OFFERED}.part").replace(self._folder / OFFERED)
        return offer

    def offered(self, place: str) -> Offer:
        """Look at what lies ready once more; raises BadBundle when nothing does."""
        return self._looked_into(self._verified(self._ready()), place)

    def take(self, wanted: str) -> Release:
        """Install what lies ready, whole or not at all; raises BadBundle.

        `wanted` is the digest of the release that the officer looked at.
        """
        data = self._ready()
        found = self._verified(data)
        if found.release.sha256 != wanted:
            raise BadBundle(BundleFault.gone)
        name = sha256(data)
        with _device_errors():
            lay_out(self._folder / name, {**found.files, BUNDLE: data})
        self._remember(found, name)
        self._known = (name, found)
        self._clear(name)
        return found.release

    def installed(self) -> Release | None:
        """Give the release in force; None when the program's own content is newer."""
        found = self._in_force()
        return found[1].release if found else None

    def content(self) -> Path | None:
        """Give the folder of the packs in force; None for those of the program."""
        found = self._in_force()
        return self._folder / found[0] / PACKS if found else None

    def _in_force(self) -> tuple[str, Verified] | None:
        if self._known is None:
            self._known = self._reread()
        return self._known

    def _reread(self) -> tuple[str, Verified] | None:
        """Verify the files of the release in force anew; mend what was changed on disk.

        Its digest in the vault says that it was taken; roots replaced since do not end it.
        """
        state = self._state()
        if state is None or state.seen.version <= self._least:
            return None
        try:
            data = (self._folder / state.folder / BUNDLE).read_bytes()
            if sha256(data) != state.folder:
                return None
            found = verify(data, take_apart(data).chain, Seen(least=self._least))
            if not _holds(self._folder / state.folder, found.files):
                lay_out(self._folder / state.folder, {**found.files, BUNDLE: data})
        except (BadBundle, OSError):
            return None
        return state.folder, found

    def _trusted(self) -> bytes:
        """Give the trusted roots: the longer chain, where one goes on from the other."""
        kept = self._memory.read(CHAIN) or b""
        return kept if kept.startswith(self._shipped) else self._shipped

    def _verified(self, data: bytes) -> Verified:
        trusted = self._trusted()
        if not trusted:
            raise BadBundle(BundleFault.no_publisher)
        state = self._state()
        seen = state.seen if state else Seen(least=self._least)
        return verify(data, trusted, seen)

    def _looked_into(self, found: Verified, place: str) -> Offer:
        with _device_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self._folder, suffix=".part") as beside:
                lay(Path(beside), found.files)
                edition = _edition(Path(beside) / PACKS, place)
        return Offer(
            release=found.release, edition=edition, policy=_policy(found.files.get(POLICY))
        )

    def _ready(self) -> bytes:
        try:
            return (self._folder / OFFERED).read_bytes()
        except OSError as gone:
            raise BadBundle(BundleFault.gone) from gone

    def _state(self) -> _State | None:
        kept = self._memory.read(STATE)
        if kept is None:
            return None
        table = strictly(kept)
        seen = Seen(
            version=number_of(table, "version"),
            sha256=text_of(table, "sha256"),
            keys=texts_of(table, "keys"),
            least=self._least,
        )
        return _State(seen=seen, folder=text_of(table, "folder"))

    def _remember(self, found: Verified, name: str) -> None:
        """Keep the roots first: a cut in between leaves the older release in force."""
        self._memory.write(CHAIN, found.chain)
        state = {
            "version": found.release.version,
            "sha256": found.release.sha256,
            "keys": list(found.keys),
            "folder": name,
        }
        self._memory.write(STATE, canonical(state))

    def _clear(self, name: str) -> None:
        """Remove what is in force no more; encounters open from the archive."""
        for item in self._folder.iterdir():
            if item.name == OFFERED:
                item.unlink(missing_ok=True)
            elif item.is_dir() and item.name != name:
                shutil.rmtree(item, ignore_errors=True)


def _edition(folder: Path, place: str) -> Edition:
    shelf = PackShelf(folder, None)
    if place not in shelf.jurisdictions():
        raise BadBundle(BundleFault.no_place)
    try:
        return shelf.current(place)
    except BrokenEdition as broken:
        raise BadBundle(BundleFault.content) from broken


def _policy(content: bytes | None) -> Mapping[str, object] | None:
    if content is None:
        return None
    try:
        return tomllib.loads(content.decode("utf-8"))
    except ValueError as odd:
        raise BadBundle(BundleFault.content) from odd


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Say whether exactly these files lie there, unchanged."""
    there = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != BUNDLE
    }
    return there == dict(files)


@contextmanager
def _device_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise (StoreFull if error.errno == ENOSPC else StoreBroken) from error
