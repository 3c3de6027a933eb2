"""The languages on offer, read strictly from the one list; knows no catalogue."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain.consent import ReviewState
from app.i18n.errors import BadLanguages

LIST_NAME = "languages.toml"
SOURCE = "en"


class Direction(StrEnum):
    """The direction of the script, as the `dir` attribute wants it."""

    ltr = "ltr"
    rtl = "rtl"


class Group(StrEnum):
    """How soon a language is needed; says nothing about what is there."""

    core = "core"
    next = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language: tag for the page, catalogue for the words, locale for dates.

    The three differ for real languages and are never derived from one another. `person`
    and `officer` are the states that the project vouches for; `reviewer` (a role, never
    a name) and `reviewed_on` belong to a reviewed state.
    """

    tag: str
    catalogue: str
    cldr: str
    own_name: str
    english_name: str
    direction: Direction
    script: str
    group: Group
    plural_forms: str
    person: ReviewState = ReviewState.missing
    officer: ReviewState = ReviewState.missing
    reviewer: str = ""
    reviewed_on: date | None = None
    dialect: str = ""
    note: str = ""

    @property
    def is_source(self) -> bool:
        """Say whether the words are written in this language first."""
        return self.tag == SOURCE


def read_languages(folder: Path) -> tuple[Language, ...]:
    """Read the list beside the catalogues, in order of need; raises BadLanguages."""
    table = tomllib.loads((folder / LIST_NAME).read_text(encoding="utf-8"))
    mistakes = [f"{LIST_NAME}: {key}: unknown key" for key in table if key != "languages"]
    found: list[Language] = []
    for row in table.get("languages", []):
        wrong = _mistakes(row)
        mistakes += wrong
        if not wrong:
            found.append(_language(row))
    mistakes += _repeated(found)
    if mistakes:
        raise BadLanguages(tuple(mistakes))
    return tuple(found)


_KINDS: Mapping[str, type[StrEnum]] = {
    "direction": Direction,
    "group": Group,
    "person": ReviewState,
    "officer": ReviewState,
}


def _mistakes(row: Mapping[str, Any]) -> list[str]:
    known = {field.name: field for field in fields(Language)}
    where = f"{LIST_NAME}: {row.get('tag', '?')}"
    wrong = [f"{where}: {key}: unknown key{_near(key, known)}" for key in row.keys() - known]
    wrong += [
        f"{where}: {name}: missing"
        for name, field in known.items()
        if field.default is MISSING and name not in row
    ]
    wrong += [
        f"{where}: {key}: {problem}"
        for key, value in row.items()
        if key in known and (problem := _problem(key, value))
    ]
    return wrong or _unvouched(where, row)


def _near(key: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(key, known, n=1)
    return f", perhaps {near[0]}" if near else ""


def _problem(key: str, value: object) -> str:
    if key == "reviewed_on":
        return "" if isinstance(value, date) else "wanted a date"
    if not isinstance(value, str):
        return "wanted a string"
    kind = _KINDS.get(key)
    if kind is not None and value not in [str(one) for one in kind]:
        return f"wanted one of {', '.join(str(one) for one in kind)}"
    return ""


def _unvouched(where: str, row: Mapping[str, Any]) -> list[str]:
    states = {row.get("person", "missing"), row.get("officer", "missing")}
    reviewed = states & {ReviewState.reviewed, ReviewState.reviewed_twice}
    if reviewed and not (row.get("reviewer") and row.get("reviewed_on")):
        return [f"{where}: reviewed needs reviewer (a role) and reviewed_on (a date)"]
    return []


def _language(row: Mapping[str, Any]) -> Language:
    typed: dict[str, Any] = {
        key: _KINDS[key](value) if key in _KINDS else value for key, value in row.items()
    }
    return Language(**typed)


def _repeated(languages: list[Language]) -> list[str]:
    tags = [language.tag for language in languages]
    return [f"{LIST_NAME}: {tag}: stands twice" for tag in set(tags) if tags.count(tag) > 1]
