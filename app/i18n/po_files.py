"""Reads and writes translation files; carries translations over by id, never by likeness.

Babel's own update matches by likeness of text across contexts, so that one question could
get the translation of another: it is not used.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po

from app.i18n.language import Language
from app.i18n.reviewing import english_before
from app.i18n.reviewing import other_comments
from app.i18n.reviewing import read_review
from app.i18n.reviewing import standing_review
from app.i18n.source_string import SourceString

HEADER = """\
msgid ""
msgstr ""
{lines}
"""
WIDTH = 90
TEMPLATE_LINES = ("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8")


def template_of(strings: Iterable[SourceString]) -> str:
    """Write the template of one domain; the same strings give the same text."""
    catalog = Catalog()
    for string in strings:
        _add(catalog, string, "")
    return _text(catalog, TEMPLATE_LINES)


def read_catalogue(path: Path) -> Catalog:
    """Read one template or catalogue; a catalogue that is not there is empty."""
    if not path.exists():
        return Catalog()
    return read_po(BytesIO(path.read_bytes()), abort_invalid=True)


def messages_of(catalog: Catalog) -> tuple[Message, ...]:
    """Give the messages of a catalogue without its header."""
    return tuple(message for message in catalog if message.id)


def english_of(message: Message) -> str:
    """Give the English of a message, the singular of a counted one."""
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)


def translation_of(message: Message) -> str:
    """Give the translation as one text, all its forms joined; empty when one is missing."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return "\x00".join(str(form) for form in forms) if all(forms) else ""


def updated(strings: Iterable[SourceString], old: Catalog, language: Language) -> str:
    """Write one language's catalogue anew for the strings of today.

    The same English keeps its translation; other English under the same id keeps it too,
    but as fuzzy, which is not shown. Each translation gets its line of review state.
    """
    by_key = {(message.context or "", english_of(message)): message for message in old}
    by_context = {message.context or "": message for message in old if message.context}
    catalog = Catalog()
    catalog.mime_headers = [("Plural-Forms", language.plural_forms)]
    for string in strings:
        same = by_key.get(string.key)
        like = same or by_context.get(string.context)
        new = _add(catalog, string, _carried(string, like, language))
        if like is not None:
            _carry(new, like, changed=same is None)
    return _text(catalog, (f"Language: {language.catalogue}", *_lines(language)))


def _lines(language: Language) -> tuple[str, ...]:
    encoding = "Content-Transfer-Encoding: 8bit"
    return (*TEMPLATE_LINES, encoding, f"Plural-Forms: {language.plural_forms}")


def _carried(
    string: SourceString, like: Message | None, language: Language
) -> str | tuple[str, ...]:
    empty = ("",) * plural_count(language)
    old = like.string if like is not None else ""
    if not string.plural:
        return old if isinstance(old, str) else ""
    return tuple(old) if isinstance(old, tuple | list) and len(old) == len(empty) else empty


def plural_count(language: Language) -> int:
    """Give how many forms a counted message has in a language."""
    return int(language.plural_forms.partition("nplurals=")[2].partition(";")[0])


def _carry(new: Message, old: Message, *, changed: bool) -> None:
    new.user_comments = other_comments(old.user_comments)
    translation = translation_of(new)
    if not translation:
        return
    review = read_review(old.user_comments)
    before = english_of(old) if changed else english_before(old.user_comments)
    if changed or old.fuzzy:
        new.flags.add("fuzzy")
        new.user_comments.append(f"before: “{before}”")
    standing = standing_review(english_of(new), translation, review)
    new.user_comments.append(standing.line())


def _add(catalog: Catalog, string: SourceString, words: str | tuple[str, ...]) -> Message:
    return catalog.add(
        (string.english, string.plural) if string.plural else string.english,
        words or (("", "") if string.plural else ""),
        locations=[(where, 1) for where in string.where],
        flags=sorted(string.marks),
        auto_comments=list(string.notes),
        context=string.context or None,
    )


def _text(catalog: Catalog, lines: tuple[str, ...]) -> str:
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, omit_header=True, include_lineno=False)
    header = HEADER.format(lines="\n".join(f'"{line}\\n"' for line in lines))
    return f"{header}\n{out.getvalue().decode().strip()}\n"
