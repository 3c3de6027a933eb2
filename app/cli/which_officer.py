"""Whose vault a command works on, where several officers share a device."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from app.factory.officers import Place
from app.factory.officers import places
from app.vault.errors import NotSetUp


class WhichOfficer(Exception):
    """The word of an officer is missing or nobody's; its text says which words there are."""

    def __init__(self, word: str, known: Iterable[Place]) -> None:
        wrong = "No officer here has this word." if word else "Officers share this device."
        words = " or ".join(f"--officer {place.word}" for place in known)
        super().__init__(f"{wrong} Say which one: {words}.")


def ask_for_officer(parser: argparse.ArgumentParser) -> None:
    """Take the folder, and the code word of the officer."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data lies")
    told = "the word on the lock screen, where officers share a device"
    parser.add_argument("--officer", default="", metavar="WORD", help=told)


def chosen(data: Path, word: str) -> Path:
    """Give the folder of the officer meant; raises NotSetUp and WhichOfficer."""
    known = places(data)
    if not known:
        raise NotSetUp
    if not word and len(known) == 1:
        return known[0].folder
    found = next((place for place in known if place.word == word.casefold()), None)
    if found is None:
        raise WhichOfficer(word, known)
    return found.folder
