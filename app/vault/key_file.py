"""The key file of a vault and its copy: which of them can be read, and how both are written."""

from contextlib import suppress
from pathlib import Path

from app.domain.errors import StoreBroken
from app.vault import folder as files
from app.vault.errors import BadKeyFile
from app.vault.errors import NotSetUp
from app.vault.wraps import Facts
from app.vault.wraps import packed
from app.vault.wraps import parsed


def is_set_up(folder: Path) -> bool:
    """Say whether the folder holds a vault; set-up ends by writing its key file."""
    return any((folder / name).exists() for name in (files.KEY_FILE, files.KEY_COPY))


def readable(folder: Path) -> tuple[Facts, ...]:
    """Read the key file and its copy, each content once, leaving out what is unreadable.

    Raises NotSetUp when neither is there.
    """
    if not is_set_up(folder):
        raise NotSetUp
    found: list[Facts] = []
    for name in (files.KEY_FILE, files.KEY_COPY):
        with suppress(BadKeyFile, StoreBroken):
            content = parsed(files.read(folder / name))
            found += [content] if content not in found else []
    return tuple(found)


def newest(folder: Path) -> Facts:
    """Read the key file, or its copy where that was harmed; raises NotSetUp and BadKeyFile."""
    found = readable(folder)
    if not found:
        raise BadKeyFile
    return found[0]


def write(folder: Path, facts: Facts) -> None:
    """Write copy and key file, each old or new, never half; the copy comes first."""
    for name in (files.KEY_COPY, files.KEY_FILE):
        files.write_durably(folder / name, packed(facts))
