"""Checks of translations that need no speaker; every fault is one plain line."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message

from app.domain.consent import ReviewState
from app.i18n.catalogues import UNUSABLE
from app.i18n.collecting import Domains
from app.i18n.collecting import catalogue_path
from app.i18n.collecting import stale
from app.i18n.collecting import wanted_of
from app.i18n.compiling import Unvouched
from app.i18n.compiling import state_of
from app.i18n.language import Language
from app.i18n.language import read_languages
from app.i18n.po_files import english_of
from app.i18n.po_files import messages_of
from app.i18n.po_files import read_catalogue
from app.i18n.po_files import translation_of

PLACE = re.compile(r"%\((\w+)\)[sd]")
MARKUP = re.compile(r"<[a-z/!][^>]*>|&[a-z]+;", re.IGNORECASE)
STRENGTH = tuple(ReviewState)


def faults(folder: Path, domains: Domains) -> tuple[str, ...]:
    """Give every fault of templates, catalogues and the list of languages."""
    listed = {domain: tuple(strings) for domain, strings in domains.items()}
    found = [
        f"{path.relative_to(folder)}: not fresh, collect the strings again"
        for path in stale(folder, listed)
    ]
    for language in read_languages(folder):
        for domain, strings in listed.items():
            if wanted_of(language, strings):
                found += _of_catalogue(folder, language, domain)
    return tuple(found)


def _of_catalogue(folder: Path, language: Language, domain: str) -> Iterator[str]:
    path = catalogue_path(folder, language, domain)
    catalog = read_catalogue(path)
    here = path.relative_to(folder)
    header = dict(catalog.mime_headers).get("Plural-Forms")
    if header != language.plural_forms:
        yield f"{here}: plural forms differ from the list of languages"
    for message in messages_of(catalog):
        for fault in _of_message(message, language):
            yield f"{here}: {message.context or english_of(message)}: {fault}"


def _of_message(message: Message, language: Language) -> Iterator[str]:
    english, translation = english_of(message), translation_of(message)
    try:
        state = state_of(message)
    except Unvouched:
        yield "reviewed needs the role of a reviewer and a date"
        return
    promised = language.person if "person" in message.flags else language.officer
    if state in UNUSABLE:
        yield f"{state}, but the list of languages says {promised}"
        return
    if STRENGTH.index(state) < STRENGTH.index(promised):
        yield f"{state}, but the list of languages says {promised}"
    if _places(message.id) != _places(message.string):
        yield "the named places differ from the English"
    if MARKUP.search(translation) and not MARKUP.search(english):
        yield "markup in a translation"


def _places(words: object) -> set[str]:
    forms = words if isinstance(words, tuple | list) else (words,)
    return {place for form in forms for place in PLACE.findall(str(form))}
