"""Brings templates and catalogues of a `translations` folder up to date with the sources."""

from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path

from app.domain.consent import ReviewState
from app.i18n.language import Language
from app.i18n.language import read_languages
from app.i18n.po_files import read_catalogue
from app.i18n.po_files import template_of
from app.i18n.po_files import updated
from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString

Domains = Mapping[str, Iterable[SourceString]]


def fresh(folder: Path, domains: Domains) -> dict[Path, str]:
    """Give every template and catalogue as it should stand now, by its path."""
    files = {}
    for domain, strings in domains.items():
        listed = tuple(strings)
        files[template_path(folder, domain)] = template_of(listed)
        for language in read_languages(folder):
            wanted = wanted_of(language, listed)
            if wanted:
                path = catalogue_path(folder, language, domain)
                files[path] = updated(wanted, read_catalogue(path), language)
    return files


def collect(folder: Path, domains: Domains) -> tuple[Path, ...]:
    """Write what changed; gives the files written."""
    changed = stale(folder, domains)
    for path, text in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(changed)


def stale(folder: Path, domains: Domains) -> dict[Path, str]:
    """Give the files that collecting again would change, with their new text."""
    return {path: text for path, text in fresh(folder, domains).items() if _now(path) != text}


def wanted_of(language: Language, strings: Iterable[SourceString]) -> tuple[SourceString, ...]:
    """Give the strings that a language has to translate: the person's, the officer's, both."""
    wanted = set()
    if language.person not in (ReviewState.missing, ReviewState.source):
        wanted.add(Mark.person)
    if language.officer not in (ReviewState.missing, ReviewState.source):
        wanted.add(Mark.officer)
    return tuple(string for string in strings if string.marks & wanted)


def template_path(folder: Path, domain: str) -> Path:
    """Say where the template of a domain lies."""
    pack = domain.removeprefix("pack-")
    return folder / f"{domain}.pot" if pack == domain else folder / "packs" / f"{pack}.pot"


def catalogue_path(folder: Path, language: Language, domain: str) -> Path:
    """Say where a language's catalogue of a domain lies."""
    return folder / language.catalogue / "LC_MESSAGES" / f"{domain}.po"


def _now(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
