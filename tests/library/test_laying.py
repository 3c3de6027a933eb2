"""Content on disk: a power cut leaves a folder of content whole, or as it was."""

import os
from pathlib import Path

import pytest

from app.library.laying import lay_out

FILES = {"shared.toml": b"one", "here/place.toml": b"two", "look/questions/a.toml": b"three"}
FOLDERS = {"", "here", "look", "look/questions"}

pytestmark = [
    pytest.mark.threat("T18"),
    pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="folders are not flushed here"),
]


def test_everything_is_flushed_before_the_move_and_the_names_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and folders are known by their numbers, which stay when they are moved."""
    flushed: list[tuple[int, int]] = []
    moved_after: list[int] = []
    flush, rename = os.fsync, Path.rename

    def seen(descriptor: int) -> None:
        flush(descriptor)
        flushed.append(_same(os.fstat(descriptor)))

    def move(path: Path, to: Path) -> Path:
        moved_after.append(len(flushed))
        return rename(path, to)

    monkeypatch.setattr(os, "fsync", seen)
    monkeypatch.setattr(Path, "rename", move)
    place = tmp_path / "packs" / "digest"
    lay_out(place, FILES)
    wanted = {_same((place / name).stat()) for name in (*FILES, *FOLDERS)}

    assert set(flushed[: moved_after[0]]) == wanted
    assert flushed[moved_after[0] :] == [
        _same((tmp_path / "packs").stat()),
        _same(tmp_path.stat()),
    ]
    assert {name: (place / name).read_bytes() for name in FILES} == FILES
    assert list((tmp_path / "packs").iterdir()) == [place]


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    """What lay there before is gone, down to the last file."""
    lay_out(tmp_path / "digest", FILES)
    lay_out(tmp_path / "digest", {"one.toml": b"new"})

    assert [path.name for path in (tmp_path / "digest").iterdir()] == ["one.toml"]


def _same(found: os.stat_result) -> tuple[int, int]:
    """Name a file or folder by what stays the same when it is moved."""
    return found.st_dev, found.st_ino
