"""Files outside the vault: readable by their owner, neutral, never over another."""

import errno
import os
from pathlib import Path

import pytest

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.paper.plain_folder import PlainFolder


def test_a_file_lies_there_with_its_content(tmp_path: Path) -> None:
    """The folder is made where it is missing."""
    place = PlainFolder(tmp_path / "new").lay("sheet.pdf", b"words")

    assert Path(place).read_bytes() == b"words"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").touch()
    with pytest.raises(StoreBroken):
        PlainFolder(tmp_path / "taken").lay("sheet.pdf", b"words")

    assert (tmp_path / "taken").read_bytes() == b""


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost: the record is kept as it was."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(StoreFull):
        PlainFolder(tmp_path).lay("sheet.pdf", b"words")

    assert list(tmp_path.iterdir()) == []
