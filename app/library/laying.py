"""Folders of content on disk: whole or not at all, also where the power is cut meanwhile."""

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory


def lay_out(place: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder in its place in one step; it is on disk when this returns.

    Another thread may be first, which shows as an error. Raises OSError.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place.parent, suffix=".part") as beside:
        whole = Path(beside) / place.name
        lay(whole, files)
        rmtree(place, ignore_errors=True)
        whole.rename(place)
    # The folder of all of them may be new as well.
    for folder in (place.parent, place.parent.parent):
        _flush_folder(folder)


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; flush them and all folders on their way. Raises OSError."""
    folders = {folder}
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, content)
        folders.update(folder / above for above in Path(name).parents)
    for each in folders:
        _flush_folder(each)


def write(file: Path, content: bytes) -> None:
    """Write a file and flush it, but not its name; raises OSError."""
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system has a call for it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
