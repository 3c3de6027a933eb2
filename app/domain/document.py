"""A document to print: headings, rows, tables and paragraphs, each with its language.

The same document becomes a page of the browser and a tagged file; neither knows what it
is about. Words are never joined from parts here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way words are read; `auto` is for words as they were typed."""

    ltr = "ltr"
    rtl = "rtl"
    auto = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in one language (BCP 47 tag, empty when nobody knows it)."""

    text: str
    lang: str = ""
    direction: Direction = Direction.auto


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `is_quiet` for a remark beside the content, such as a source."""

    words: Words
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list without order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Terms with what stands for each, such as the fields of a form."""

    rows: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of headings."""

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Paragraph | Bullets | Pairs | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part under a heading; without words the heading is left out.

    With `new_page` it begins a page of its own, as the back of a card does.
    """

    heading: Words
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: title, parts, and a quiet line that stands on every page.

    `heads` name the two columns of pairs. `is_card` makes the sheet small and the print
    large, for somebody to take along; `stripe` says that it is about made-up people.
    """

    title: Words
    sections: tuple[Section, ...]
    foot: Words
    lang: str
    direction: Direction
    heads: tuple[Words, Words]
    is_card: bool = False
    stripe: Words | None = None

    @property
    def text(self) -> str:
        """Give every word in its order, a line each, to be copied or searched."""
        lines = [self.title.text]
        for section in self.sections:
            lines.append(section.heading.text)
            for block in section.blocks:
                lines += _lines(block)
        lines.append(self.foot.text)
        return "\n".join(line for line in lines if line)


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(words=words):
            return [words.text]
        case Bullets(items=items):
            return [item.text for item in items]
        case Pairs(rows=rows):
            return [f"{term.text}: {value.text}" for term, value in rows]
        case Table(heads=heads, rows=rows):
            return [" | ".join(cell.text for cell in row) for row in (heads, *rows)]
