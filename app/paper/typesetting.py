"""Typesetting: one document becomes a tagged PDF (PDF/UA-1) with its fonts inside.

The document goes in as data, so that no word of it is ever read as an instruction.
"""

import json
import unicodedata
from dataclasses import fields
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import typst

from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Words
from app.domain.errors import NoFont
from app.paper.letters import letters_of

SHEET = Path(__file__).with_name("sheet.typ")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
RIGHT_TO_LEFT = frozenset({"R", "AL"})


class TypstPaper:
    """Fits the port `Paper`; fonts come from a folder of ours and from the system."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=True, include_embedded_fonts=False, font_paths=[fonts]
        )

    def pdf(self, document: Document) -> bytes:
        """Make the file; raises NoFont where it would show boxes for letters."""
        missing = _scripts(_without_font(self._fonts, document.text))
        if missing:
            raise NoFont(missing)
        made = self._compiler(document).compile(format="pdf", pdf_standards=["ua-1"])
        if not isinstance(made, bytes):
            raise TypeError(type(made))
        return made

    def pictures(self, document: Document) -> tuple[bytes, ...]:
        """Draw each page as a PNG, from the same layout; for eyes."""
        made = self._compiler(document).compile(format="png", ppi=110.0)
        return tuple(made) if isinstance(made, list) else (made or b"",)

    def _compiler(self, document: Document) -> typst.Compiler:
        return typst.Compiler(
            input=SHEET.read_bytes(),
            font_paths=self._fonts,
            sys_inputs={"document": json.dumps(_plain(document))},
        )


def _plain(value: object) -> object:
    if isinstance(value, Words):
        return _words(value)
    if is_dataclass(value) and not isinstance(value, type):
        content = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        lang, region = _tag(str(content.get("lang", "")))
        more = {"lang": lang, "region": region} if "lang" in content else {}
        return {"kind": type(value).__name__, **content, **more}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _words(words: Words) -> dict[str, object]:
    lang, region = _tag(words.lang)
    direction = words.direction
    if direction is Direction.auto:
        direction = _direction(words.text)
    return {"text": words.text, "lang": lang, "region": region, "direction": direction.value}


def _tag(tag: str) -> tuple[str, str | None]:
    """Give language and region of a BCP 47 tag as the typesetter wants them."""
    language, *more = tag.split("-")
    region = next((part for part in more if len(part) == 2 and part.isalpha()), None)  # noqa: PLR2004 - ISO 3166
    return language if language.isascii() and language.isalpha() else "", region


def _direction(text: str) -> Direction:
    """Read as the first strong letter says (Unicode Annex 9, rule P2)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return Direction.ltr
        if kind in RIGHT_TO_LEFT:
            return Direction.rtl
    return Direction.ltr


@cache
def _letters(path: str, index: int) -> frozenset[int]:
    return letters_of(Path(path), index)


def _without_font(fonts: typst.Fonts, text: str) -> set[str]:
    left = {sign for sign in text if unicodedata.category(sign) not in UNSEEN}
    for font in fonts.fonts():
        if not left:
            break
        if font.path is not None:
            known = _letters(font.path, font.index)
            left = {sign for sign in left if ord(sign) not in known}
    return left


def _scripts(signs: set[str]) -> tuple[str, ...]:
    return tuple(sorted({_script(sign) for sign in signs}))


def _script(sign: str) -> str:
    """Name the script of a letter by the first word of its Unicode name."""
    return unicodedata.name(sign, "unknown").split()[0].split("-")[0].lower()
