"""Five mebibytes that are given up when the disk is full, so that one more save succeeds."""

import shutil
from pathlib import Path

from app.vault.folder import BALLAST
from app.vault.folder import write_durably
from app.vault.primitives import random_bytes

SIZE = 5 * 1024 * 1024


def stow(folder: Path) -> None:
    """Make the ballast again once twice its size is free; random, so that it takes room."""
    if is_stowed(folder) or shutil.disk_usage(folder).free < 2 * SIZE:
        return
    write_durably(folder / BALLAST, random_bytes(SIZE))


def is_stowed(folder: Path) -> bool:
    """Say whether there is ballast to give up."""
    return (folder / BALLAST).exists()


def release(folder: Path) -> bool:
    """Give the ballast up; False when there was none."""
    if not is_stowed(folder):
        return False
    (folder / BALLAST).unlink()
    return True
