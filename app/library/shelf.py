"""Keeps content by digest: what is installed, and what an encounter was begun with."""

import hashlib
import tomllib
from collections.abc import Callable
from collections.abc import Mapping
from errno import ENOSPC
from pathlib import Path

from app.domain.errors import NoSuchEdition
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.library.errors import BrokenEdition
from app.library.laying import lay_out
from app.library.reading import FORMS
from app.library.reading import JURISDICTION
from app.library.reading import PACK
from app.library.reading import SHARED
from app.library.reading import Reading
from app.library.reading import read

Files = Mapping[str, bytes]


class PackShelf:
    """Installed content in one folder, archived editions by digest in another.

    `newer` gives the folder of content that was brought later, signed by those whom this
    device trusts. Where it cannot be read, what came with the program serves on.

    An edition once read is kept in memory: its digest names exactly its content.
    Without an archive (made-up people) only the installed edition can be read.
    """

    def __init__(
        self,
        shipped: Path,
        archive: Path | None,
        newer: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Keep the folders; nothing is read yet."""
        self._shipped = shipped
        self._archive = archive
        self._newer = newer
        self._current: dict[tuple[Path, str], Edition] = {}
        self._known: dict[Digest, Edition] = {}
        self._read: dict[Path, Reading] = {}

    def jurisdictions(self) -> tuple[str, ...]:
        """Name the jurisdictions that are installed."""
        return _places(self._shipped)

    def for_practice(self) -> str:
        """Name the jurisdiction in which made-up people are met."""
        places = self.jurisdictions()
        marked = (one for one in places if self.current(one).jurisdiction.for_practice)
        return next(marked, places[0])

    def current(self, jurisdiction: str) -> Edition:
        """Give the installed edition of a jurisdiction and archive it for later.

        Raises NoSuchEdition when none is installed, BrokenEdition when it holds mistakes,
        StoreFull and StoreBroken when it cannot be archived.
        """
        newer = self._newer()
        if newer is not None and jurisdiction in _places(newer):
            try:
                return self._installed(newer, jurisdiction)
            except BrokenEdition:
                pass
        if jurisdiction not in self.jurisdictions():
            raise NoSuchEdition(jurisdiction)
        return self._installed(self._shipped, jurisdiction)

    def by_digest(self, digest: Digest) -> Edition:
        """Give exactly the edition of that digest, installed or archived.

        Raises NoSuchEdition when it is not here or was changed, BrokenEdition when it
        holds mistakes.
        """
        if digest not in self._known:
            self._known[digest] = self._find(digest)
        return self._known[digest]

    def _installed(self, folder: Path, jurisdiction: str) -> Edition:
        key = (folder, jurisdiction)
        if key not in self._current:
            files = edition_files(folder, jurisdiction)
            edition = self._edition(folder, jurisdiction, digest_of(files))
            self._keep(edition.digest, files)
            self._current[key] = self._known[edition.digest] = edition
        return self._current[key]

    def _find(self, digest: Digest) -> Edition:
        for jurisdiction in self.jurisdictions():
            if digest_of(edition_files(self._shipped, jurisdiction)) == digest:
                return self._installed(self._shipped, jurisdiction)
        if self._archive is None or not _holds(self._archive / digest, digest):
            raise NoSuchEdition(digest)
        kept = self._archive / digest
        return self._edition(kept, _own_place(kept), digest)

    def _edition(self, folder: Path, jurisdiction: str, digest: Digest) -> Edition:
        """Take one edition out of a folder, which is read once for all its places."""
        if folder not in self._read:
            self._read[folder] = read(folder, with_journeys=False)
        reading = self._read[folder]
        if reading.content is None:
            raise BrokenEdition(digest, reading.mistakes)
        place = next(one for one in reading.content.jurisdictions if one.id == jurisdiction)
        return reading.content.edition(place, digest)

    def _keep(self, digest: Digest, files: Files) -> None:
        """Copy an edition into the archive, whole or not at all; mend a damaged copy.

        Another thread may be first.
        """
        if self._archive is None or _holds(self._archive / digest, digest):
            return
        try:
            lay_out(self._archive / digest, files)
        except OSError as error:
            if not _holds(self._archive / digest, digest):
                raise StoreFull if error.errno == ENOSPC else StoreBroken from error


def edition_files(folder: Path, jurisdiction: str) -> Files:
    """Read the files that make up the edition of one jurisdiction, journeys left out."""
    found = [folder / name for name in SHARED]
    for head in sorted(folder.glob(f"*/{PACK.head}")):
        found += [*head.parent.glob("*.toml"), *head.parent.glob("questions/*.toml")]
    for place in {jurisdiction, *_beneath(folder)}:
        found += (folder / place).glob("*.toml")
    found += (folder / FORMS).glob("*.toml")
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in found
        if file.is_file()
    }


def digest_of(files: Files) -> Digest:
    """Name files by their content: sha256 over sorted lines of path and file hash."""
    lines = sorted(
        f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in files.items()
    )
    return Digest(hashlib.sha256("".join(lines).encode()).hexdigest())


def _places(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(head.parent.name for head in folder.glob(f"*/{JURISDICTION.head}")))


def _beneath(folder: Path) -> tuple[str, ...]:
    """Name the places that stand under all others."""
    heads = ((place, folder / place / JURISDICTION.head) for place in _places(folder))
    return tuple(place for place, head in heads if _head(head).get("stands_under_all") is True)


def _head(file: Path) -> Mapping[str, object]:
    """Read the head of a place; what cannot be read says nothing, its reader tells why."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError):
        return {}


def _own_place(folder: Path) -> str:
    """Name the place of an archived edition: the one that stands on the others."""
    places = _places(folder)
    beneath = _beneath(folder)
    return next((place for place in places if place not in beneath), places[0])


def _holds(kept: Path, digest: Digest) -> bool:
    """Say whether an archived copy is whole and unchanged."""
    return bool(_places(kept)) and digest_of(edition_files(kept, _own_place(kept))) == digest
