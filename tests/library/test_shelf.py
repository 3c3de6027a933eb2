"""The shelf: an edition is named by its content, and opens with exactly that for ever."""

from errno import EIO
from errno import ENOSPC
from pathlib import Path
from shutil import copytree

import pytest

from app.domain.errors import NoSuchEdition
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.pack import Digest
from app.library import laying
from app.library import shelf
from app.library.errors import BrokenEdition
from app.library.shelf import PackShelf
from app.library.shelf import digest_of

WHOLE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Give content that a test may change."""
    return copytree(WHOLE, tmp_path / "shipped")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give the place of the archive; it need not be there yet."""
    return tmp_path / "data" / "packs"


def reword(shipped: Path) -> None:
    """Bring out a new version of the content."""
    card = shipped / "look" / "card.toml"
    card.write_text(card.read_text().replace("Locks keep them in", "Bars keep them in"))


def test_the_current_edition_holds_the_installed_content(shipped: Path) -> None:
    """Packs, jurisdiction and card are there."""
    edition = PackShelf(shipped, None).current("here")

    assert edition.jurisdiction.id == "here"
    assert edition.card().groups[0].signs[0].says.english == "Locks keep them in"


def test_the_digest_is_over_sorted_lines_of_path_and_hash() -> None:
    """The same files in another order have the same name."""
    files = {"b.toml": b"two", "a.toml": b"one"}
    turned = dict(reversed(files.items()))

    assert digest_of(files) == digest_of(turned)
    assert digest_of(files) == (
        "7b043e47b7773d627da7740d0285b8257bce9a3f556954a4eeddc08fc6b1705d"
    )


def test_journeys_do_not_change_the_name(shipped: Path) -> None:
    """Tests beside the content are not what an encounter is read by."""
    before = PackShelf(shipped, None).current("here").digest
    (shipped / "look" / "journeys" / "free.toml").unlink()

    assert PackShelf(shipped, None).current("here").digest == before


def test_a_used_edition_opens_after_an_update(shipped: Path, archive: Path) -> None:
    """The old words stay readable under the old name."""
    old = PackShelf(shipped, archive).current("here")
    reword(shipped)
    updated = PackShelf(shipped, archive)

    assert updated.current("here").digest != old.digest
    assert updated.by_digest(old.digest) == old


def test_an_installed_edition_is_found_by_its_name(shipped: Path) -> None:
    """No archive is needed for it."""
    digest = PackShelf(shipped, None).current("here").digest

    assert PackShelf(shipped, None).by_digest(digest).digest == digest


def test_an_edition_that_is_not_here_is_refused(shipped: Path, archive: Path) -> None:
    """Neither installed nor archived."""
    for one in (PackShelf(shipped, archive), PackShelf(shipped, None)):
        with pytest.raises(NoSuchEdition):
            one.by_digest(Digest("0" * 64))


def test_an_unknown_jurisdiction_is_refused(shipped: Path) -> None:
    """The error names it."""
    with pytest.raises(NoSuchEdition) as error:
        PackShelf(shipped, None).current("there")

    assert error.value.digest == "there"


def test_a_changed_archive_is_refused(shipped: Path, archive: Path) -> None:
    """A name that does not fit the content opens nothing."""
    digest = PackShelf(shipped, archive).current("here").digest
    reword(archive / digest)
    reword(shipped)

    with pytest.raises(NoSuchEdition):
        PackShelf(shipped, archive).by_digest(digest)


def test_a_damaged_copy_is_mended_while_it_is_installed(shipped: Path, archive: Path) -> None:
    """A copy that was cut short by a power loss is written again."""
    digest = PackShelf(shipped, archive).current("here").digest
    (archive / digest / "look" / "card.toml").write_bytes(b"")
    PackShelf(shipped, archive).current("here")
    reword(shipped)

    assert PackShelf(shipped, archive).by_digest(digest).digest == digest
    assert [folder.name for folder in archive.iterdir()] == [digest]


def test_broken_content_tells_its_mistakes(shipped: Path) -> None:
    """Nothing half read is ever given."""
    (shipped / "look" / "card.toml").write_text("groups = 1\n")

    with pytest.raises(BrokenEdition) as error:
        PackShelf(shipped, None).current("here")

    assert "look/card.toml: groups: wanted a list in square brackets" in [
        str(mistake) for mistake in error.value.mistakes
    ]


def test_an_edition_is_read_once(shipped: Path) -> None:
    """The same value is given again, so that tables made of it are found."""
    one = PackShelf(shipped, None)

    assert one.current("here") is one.by_digest(one.current("here").digest)


@pytest.mark.parametrize(("code", "expected"), [(ENOSPC, StoreFull), (EIO, StoreBroken)])
def test_an_archive_that_cannot_be_written_is_told(
    shipped: Path,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    expected: type[Exception],
) -> None:
    """A full disk has words of its own, and nothing half written stays."""

    def refuse(_: Path, __: bytes) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(laying, "write", refuse)
    with pytest.raises(expected):
        PackShelf(shipped, archive).current("here")

    assert list(archive.iterdir()) == []


def test_two_threads_may_archive_at_once(
    shipped: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that comes second finds the copy of the first and is content."""
    digest = PackShelf(shipped, archive).current("here").digest
    calls = iter([False, True])
    monkeypatch.setattr(shelf, "_holds", lambda *_: next(calls))
    monkeypatch.setattr(laying, "rmtree", lambda *_, **__: None)

    assert PackShelf(shipped, archive).current("here").digest == digest
    assert [folder.name for folder in archive.iterdir()] == [digest]
