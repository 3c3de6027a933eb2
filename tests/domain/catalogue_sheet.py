"""Reads the sheet of the catalogue as its authors wrote it, to compare the content with it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHEET = Path(__file__).with_name("catalogue.csv")
LIST = re.compile(r"values: (.*?)(?:\.\s+(?=[A-Z])|$)")
OPTION = re.compile(r"(\w[\w ]*?)(?: \(([^()]*)\))?(?:, with since when and why)?")
FIELD = re.compile(r"(\w+) \(([^()]*)\)")
LETTER = re.compile(r"[SMW]\b")


@dataclass(frozen=True, slots=True)
class Written:
    """One value of a note: its name, its letter, and the state that it sets."""

    name: str
    letter: str = ""
    sets: str = ""


def rows() -> tuple[dict[str, str], ...]:
    """Give the rows of the sheet."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def values(note: str) -> tuple[Written, ...]:
    """Read the values that a note lists; options of a field are named `field.option`."""
    found = LIST.search(note)
    if found is None:
        return ()
    listed = found.group(1).rstrip(".").replace(" (several)", "")
    return tuple(one for part in listed.split(" ; ") for one in _field(part))


def _field(part: str) -> Iterator[Written]:
    whole = FIELD.fullmatch(part)
    if whole and " / " in whole.group(2):
        for option in whole.group(2).split(" / "):
            yield Written(f"{whole.group(1)}.{option}")
        return
    for option in part.split(" / "):
        yield from _option(option)


def _option(option: str) -> Iterator[Written]:
    found = OPTION.fullmatch(option)
    assert found is not None, option
    name, said = found.group(1), found.group(2) or ""
    if name == "place":
        for place in said.split(", "):
            yield Written(f"place.{place.replace(' ', '_')}")
        return
    letter = LETTER.search(said)
    sets = next((state for state in ("absent", "unknown") if said.startswith(state)), "")
    yield Written(name, letter.group() if letter and not sets else "", sets)
