"""Files that others made are the very files that we took, with licence and source."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.web.parts import ROOT

LISTS = (ROOT / "static" / "vendor.toml", ROOT / "tests" / "vendor" / "vendor.toml")
OURS = ("fieldcard.js",)


def _rows() -> list[tuple[Path, dict[str, str]]]:
    return [
        (place.parent, row)
        for place in LISTS
        for row in tomllib.loads(place.read_text(encoding="utf-8"))["files"]
    ]


@pytest.mark.threat("T17")
@pytest.mark.parametrize(("folder", "row"), _rows(), ids=lambda part: str(part)[-60:])
def test_a_vendored_file_is_unchanged(folder: Path, row: dict[str, str]) -> None:
    """The hash is the recorded one, the licence lies beside it, the source is named."""
    found = hashlib.sha256((folder / row["path"]).read_bytes()).hexdigest()

    assert found == row["sha256"]
    assert (folder / row["licence_file"]).is_file()
    assert all(row[key] for key in ("name", "version", "licence", "source"))


def test_no_foreign_file_lies_about_unlisted() -> None:
    """Every script and font that is not ours has its row."""
    listed = {(folder / row["path"]).resolve() for folder, row in _rows()}
    there = {
        path.resolve()
        for folder, pattern in (("js", "*.js"), ("fonts", "*.woff2"), ("fonts/print", "*.ttf"))
        for path in (ROOT / "static" / folder).glob(pattern)
        if path.name not in OURS
    }

    assert there - listed == set()
