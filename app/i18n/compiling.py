"""Compiles catalogues for use: only words that may be shown, their review states beside.

Used by `fieldcard strings compile` and while a wheel or an editable install is made.
The same sources give the same bytes.
"""

import json
import os
import tempfile
from datetime import UTC
from datetime import datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from app.domain.consent import ReviewState
from app.i18n.catalogues import SOURCES_NAME
from app.i18n.catalogues import key_of
from app.i18n.errors import WordsError
from app.i18n.language import Language
from app.i18n.language import read_languages
from app.i18n.po_files import english_of
from app.i18n.po_files import messages_of
from app.i18n.po_files import read_catalogue
from app.i18n.po_files import translation_of
from app.i18n.reviewing import read_review
from app.i18n.reviewing import standing_review
from app.i18n.source_string import Mark

MODE = 0o644
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class Unvouched(WordsError):
    """A translation says reviewed without the role of a reviewer and a date."""


def compile_all(folder: Path) -> tuple[Path, ...]:
    """Compile every catalogue of a `translations` folder; gives the files written.

    Raises Unvouched, BadLanguages, and Babel's error for a catalogue that does not parse.
    """
    written = [_write(folder / SOURCES_NAME, _as_json(sources(folder)))]
    for language in read_languages(folder):
        for path in sorted((folder / language.catalogue / "LC_MESSAGES").glob("*.po")):
            written += _compile(path, language)
    return tuple(written)


def templates(folder: Path) -> dict[str, Path]:
    """Give the template of each domain."""
    packs = {f"pack-{path.stem}": path for path in sorted((folder / "packs").glob("*.pot"))}
    return {"messages": folder / "messages.pot", **packs}


def sources(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Give the keys of every domain by who sees them, from the templates."""
    return {
        domain: _marked(messages_of(read_catalogue(path)))
        for domain, path in templates(folder).items()
    }


def state_of(message: Message) -> ReviewState:
    """Give the state of one translation; raises Unvouched."""
    translation = translation_of(message)
    if not translation:
        return ReviewState.missing
    if message.fuzzy:
        return ReviewState.fuzzy
    review = read_review(message.user_comments)
    if review is not None and not review.is_vouched_for:
        raise Unvouched(english_of(message))
    return standing_review(english_of(message), translation, review).state


def _marked(messages: tuple[Message, ...]) -> dict[str, list[str]]:
    return {
        mark: sorted(_key(message) for message in messages if mark in message.flags)
        for mark in (Mark.officer, Mark.person, Mark.safety)
    }


def _compile(path: Path, language: Language) -> list[Path]:
    messages = messages_of(read_catalogue(path))
    states = {_key(message): state_of(message) for message in messages}
    hidden = (ReviewState.missing, ReviewState.fuzzy)
    shown = [message for message in messages if states[_key(message)] not in hidden]
    return [
        _write(path.with_suffix(".mo"), _compiled(shown, language)),
        _write(path.with_suffix(".states.json"), _as_json(states)),
    ]


def _compiled(messages: list[Message], language: Language) -> bytes:
    catalog = Catalog(creation_date=NO_DATE, revision_date=NO_DATE)
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", language.plural_forms),
    ]
    catalog.locale = language.cldr
    for message in messages:
        catalog.add(message.id, message.string, context=message.context)
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _key(message: Message) -> str:
    return key_of(message.context, english_of(message))


def _as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _write(path: Path, content: bytes) -> Path:
    """Write a file so that whoever reads it meanwhile meets the old one or the new one."""
    made, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(made, "wb") as file:
            file.write(content)
        part.chmod(MODE)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
