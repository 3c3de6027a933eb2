"""Errors of the words room.

WordsError
├── BadLanguages      translations/languages.toml breaks its own rules, with every mistake
├── UnknownLanguage   a tag that the list does not hold
└── BadStates         a file of review states cannot be read
"""

from dataclasses import dataclass


class WordsError(Exception):
    """Base of every error of languages and catalogues."""


@dataclass
class BadLanguages(WordsError):
    """The list of languages is wrong; `mistakes` holds one line for each fault."""

    mistakes: tuple[str, ...]

    def __str__(self) -> str:
        """Give all mistakes, a line each."""
        return "\n".join(self.mistakes)


@dataclass
class UnknownLanguage(WordsError):
    """A tag that is not in the list; most likely from an older or newer release."""

    tag: str


@dataclass
class BadStates(WordsError):
    """The review states beside a catalogue are damaged; most likely a broken build."""

    path: str
