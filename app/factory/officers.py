"""Several officers on one device: the folder of each, and the word each is found by.

The first officer's vault lies in the data folder itself. Each further officer has a whole
folder of the same kind below `officers/`, under a random id. Nobody's keys open another's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.factory.clear_file import read_clear_file
from app.factory.clock import folder_id
from app.factory.clock import shuffled
from app.vault.key_file import is_set_up
from app.web.code_words import CODE_WORDS

FIRST = "first"
FOLDER = "officers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one officer's vault lies; `word` is the code word on the lock screen."""

    id: str
    word: str
    folder: Path


def places(data: Path) -> tuple[Place, ...]:
    """Give the place of every officer who is set up, in the order of their words."""
    taken: set[str] = set()
    found: list[Place] = []
    for name, folder in _folders(data):
        clear = read_clear_file(folder)
        word = clear.word if clear else ""
        if word not in CODE_WORDS or word in taken:
            word = next(each for each in (*CODE_WORDS, name) if each not in taken)
        taken.add(word)
        found.append(Place(id=name, word=word, folder=folder))
    return tuple(sorted(found, key=lambda place: place.word))


def is_anybody_set_up(data: Path) -> bool:
    """Say whether the device holds at least one officer's vault."""
    return any(True for _ in _folders(data))


def sole(data: Path) -> str:
    """Give the id of the only officer; empty where nobody or more than one is set up."""
    found = places(data)
    return found[0].id if len(found) == 1 else ""


def place_of(data: Path, name: str) -> Place | None:
    """Find an officer by id; what is no id of an officer here finds nobody."""
    return next((place for place in places(data) if place.id == name), None)


def free_words(data: Path) -> tuple[str, ...]:
    """Give the code words that no officer of the device has yet, in random order."""
    taken = {place.word for place in places(data)}
    return shuffled(tuple(word for word in CODE_WORDS if word not in taken))


def new_folder(data: Path) -> Path:
    """Choose where the next officer's vault shall lie; the first one's is the data folder."""
    if not is_anybody_set_up(data):
        return data
    return data / FOLDER / folder_id()


def id_of(data: Path, folder: Path) -> str:
    """Give the id of the officer whose vault lies in a folder."""
    return FIRST if folder == data else folder.name


def _folders(data: Path) -> Iterator[tuple[str, Path]]:
    """Give id and folder of each finished vault; a set-up that was cut off has no key file."""
    if is_set_up(data):
        yield FIRST, data
    further = data / FOLDER
    if further.is_dir():
        for folder in sorted(further.iterdir()):
            if is_set_up(folder):
                yield folder.name, folder
