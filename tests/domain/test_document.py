"""A sheet gives all its words in their order, to be copied and searched."""

from app.domain.document import Bullets
from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Pairs
from app.domain.document import Paragraph
from app.domain.document import Section
from app.domain.document import Table
from app.domain.document import Words


def _words(text: str) -> Words:
    return Words(text=text)


def test_every_word_stands_in_the_text_once() -> None:
    """Title, headings, rows, lists, tables and the foot; empty headings leave no line."""
    sheet = Document(
        title=_words("Title"),
        sections=(
            Section(heading=_words(""), blocks=(Paragraph(words=_words("Para")),)),
            Section(
                heading=_words("Head"),
                blocks=(
                    Pairs(rows=((_words("Term"), _words("Value")),)),
                    Bullets(items=(_words("Item"),)),
                    Table(heads=(_words("A"), _words("B")), rows=((_words("1"), _words("2")),)),
                ),
            ),
        ),
        foot=_words("Foot"),
        lang="en",
        direction=Direction.ltr,
        heads=(_words("Field"), _words("Answer")),
    )

    assert sheet.text.split("\n") == [
        "Title",
        "Para",
        "Head",
        "Term: Value",
        "Item",
        "A | B",
        "1 | 2",
        "Foot",
    ]
