"""Gettext catalogues by language and domain, each message with its review state."""

import json
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from gettext import GNUTranslations
from pathlib import Path

from app.domain.consent import ReviewState
from app.domain.text import Text
from app.i18n.errors import BadStates
from app.i18n.errors import UnknownLanguage
from app.i18n.language import SOURCE
from app.i18n.language import Language
from app.i18n.language import read_languages

SCREENS = "messages"
SOURCES_NAME = "sources.states.json"
UNUSABLE = (ReviewState.missing, ReviewState.fuzzy)


def domain_of(text: Text) -> str:
    """Name the domain of a text of the content, by the first part of its id."""
    return f"pack-{text.id.partition('/')[0]}"


def key_of(context: str | None, english: str) -> str:
    """Name a message as gettext does inside a compiled catalogue."""
    return f"{context}\x04{english}" if context else english


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Keys of one domain's English strings, by who sees them and what hangs on them."""

    person: frozenset[str] = frozenset()
    officer: frozenset[str] = frozenset()
    safety: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One compiled catalogue and the states that the build wrote beside it."""

    translations: GNUTranslations
    states: Mapping[str, ReviewState]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words in one language, or the English with the state that says why.

    `is_english` tells that the English stands in for a missing translation.
    """

    words: str
    state: ReviewState
    is_english: bool
    safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of one language is there: strings for the person, strings for the officer."""

    language: Language
    person_done: int
    person_total: int
    officer_done: int
    officer_total: int

    @property
    def is_offered(self) -> bool:
        """Say whether every string that the person reads is at least a draft."""
        return self.language.is_source or 0 < self.person_total == self.person_done


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogues:
    """Every catalogue that is there, and the list of all languages in order of need."""

    languages: tuple[Language, ...]
    sources: Mapping[str, Sources]
    by_place: Mapping[tuple[str, str], Catalogue]
    _standings: dict[str, Standing] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def load(cls, folder: Path) -> "Catalogues":
        """Read the list and all compiled catalogues of a `translations` folder.

        A language without compiled catalogues is English throughout, with the state
        `missing`; raises BadLanguages and BadStates.
        """
        languages = read_languages(folder)
        found = {
            (language.tag, path.stem): _catalogue(path)
            for language in languages
            for path in sorted((folder / language.catalogue / "LC_MESSAGES").glob("*.mo"))
        }
        return cls(languages=languages, sources=_sources(folder), by_place=found)

    def language(self, tag: str) -> Language:
        """Find a language by its tag; raises UnknownLanguage."""
        for language in self.languages:
            if language.tag == tag:
                return language
        raise UnknownLanguage(tag)

    @property
    def source(self) -> Language:
        """Give the language in which everything is written first."""
        return self.language(SOURCE)

    def standing(self, language: Language) -> Standing:
        """Count what is there of one language; it is counted once, for nothing changes."""
        if language.tag not in self._standings:
            self._standings[language.tag] = self._count(language)
        return self._standings[language.tag]

    def _count(self, language: Language) -> Standing:
        return Standing(
            language=language,
            person_done=self._done(language, "person"),
            person_total=sum(len(one.person) for one in self.sources.values()),
            officer_done=self._done(language, "officer"),
            officer_total=sum(len(one.officer) for one in self.sources.values()),
        )

    def for_person(self) -> tuple[Language, ...]:
        """Give the languages that can be offered to the person, in order of need."""
        return tuple(one for one in self.languages if self.standing(one).is_offered)

    def for_officer(self) -> tuple[Language, ...]:
        """Give the languages that the officer's screens have at least as a draft."""
        return tuple(
            one
            for one in self.languages
            if one.is_source or (one.officer not in UNUSABLE and self._has_screens(one))
        )

    def message(self, language: Language, text: Text | str) -> Message:
        """Say a text of the content, or a string of a screen, in one language."""
        context, english, domain = _place(text)
        key = key_of(context, english)
        state = self._state(language, domain, key)
        if state in UNUSABLE or language.is_source:
            return self._english(english, state, domain, key)
        translations = self.by_place[language.tag, domain].translations
        words = translations.pgettext(context, english) if context else None
        return Message(
            words=words or translations.gettext(english),
            state=state,
            is_english=False,
            safety=self._is_safety(domain, key),
        )

    def counted(self, language: Language, one: str, many: str, count: int) -> Message:
        """Say a string of a screen in the form that the count wants."""
        state = self._state(language, SCREENS, one)
        if state in UNUSABLE or language.is_source:
            return self._english(one if count == 1 else many, state, SCREENS, one)
        translations = self.by_place[language.tag, SCREENS].translations
        words = translations.ngettext(one, many, count)
        return Message(words=words, state=state, is_english=False)

    def _english(self, words: str, state: ReviewState, domain: str, key: str) -> Message:
        safety = self._is_safety(domain, key)
        return Message(words=words, state=state, is_english=True, safety=safety)

    def _state(self, language: Language, domain: str, key: str) -> ReviewState:
        if language.is_source:
            return ReviewState.source
        catalogue = self.by_place.get((language.tag, domain))
        return (
            catalogue.states.get(key, ReviewState.missing) if catalogue else ReviewState.missing
        )

    def _is_safety(self, domain: str, key: str) -> bool:
        return key in self.sources.get(domain, Sources()).safety

    def _has_screens(self, language: Language) -> bool:
        return (language.tag, SCREENS) in self.by_place

    def _done(self, language: Language, who: str) -> int:
        return sum(
            self._state(language, domain, key) not in UNUSABLE
            for domain, sources in self.sources.items()
            for key in (sources.person if who == "person" else sources.officer)
        )


def _place(text: Text | str) -> tuple[str | None, str, str]:
    if isinstance(text, Text):
        return text.id, text.english, domain_of(text)
    return None, text, SCREENS


def _catalogue(path: Path) -> Catalogue:
    with path.open("rb") as file:
        translations = GNUTranslations(file)
    states = _states(path.with_suffix(".states.json"))
    return Catalogue(translations=translations, states=states)


def _states(path: Path) -> Mapping[str, ReviewState]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): ReviewState(value) for key, value in raw.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise BadStates(str(path)) from error


def _sources(folder: Path) -> Mapping[str, Sources]:
    path = folder / SOURCES_NAME
    if not path.exists():
        return {}
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {str(domain): _source(row) for domain, row in raw.items()}
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        raise BadStates(str(path)) from error


def _source(row: Mapping[str, Iterable[str]]) -> Sources:
    return Sources(
        person=frozenset(row["person"]),
        officer=frozenset(row["officer"]),
        safety=frozenset(row["safety"]),
    )
