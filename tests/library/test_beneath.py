"""One place stands under all others: it belongs to every edition and to its name."""

from pathlib import Path
from shutil import copytree

import pytest

from app.library.shelf import PackShelf
from app.library.shelf import edition_files

WHOLE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Give content with a second place, which stands under the first."""
    folder = copytree(WHOLE, tmp_path / "shipped")
    head = copytree(folder / "here", folder / "world") / "jurisdiction.toml"
    words = head.read_text(encoding="utf-8").replace('id = "here"', 'id = "world"')
    head.write_text(f"stands_under_all = true\n{words}")
    return folder


def test_what_stands_under_all_is_in_every_edition(shipped: Path) -> None:
    """It stands beneath the others, and under nothing itself."""
    shelf = PackShelf(shipped, None)

    assert [one.id for one in shelf.current("here").beneath] == ["world"]
    assert shelf.current("world").beneath == ()


def test_a_change_beneath_makes_another_edition(shipped: Path) -> None:
    """The name of an edition tells the rules below too."""
    before = PackShelf(shipped, None).current("here").digest
    head = shipped / "world" / "jurisdiction.toml"
    head.write_text(head.read_text(encoding="utf-8") + "\n# read again\n")

    assert PackShelf(shipped, None).current("here").digest != before


def test_an_archived_edition_opens_with_what_stood_beneath(
    shipped: Path, tmp_path: Path
) -> None:
    """The place is found again, not the one below it."""
    archive = tmp_path / "archive"
    old = PackShelf(shipped, archive).current("here")
    head = shipped / "world" / "jurisdiction.toml"
    head.write_text(head.read_text(encoding="utf-8") + "\n# read again\n")
    again = PackShelf(shipped, archive).by_digest(old.digest)

    assert again == old
    assert (again.jurisdiction.id, again.beneath[0].id) == ("here", "world")


def test_a_broken_head_stands_under_nothing(shipped: Path) -> None:
    """Its reader tells what is wrong with it."""
    (shipped / "world" / "jurisdiction.toml").write_text("stands_under_all = ", "utf-8")

    assert "world/jurisdiction.toml" not in edition_files(shipped, "here")
