"""A made file: tagged, in every script, with its fonts inside, and its words come back."""

from pathlib import Path

import pytest

from app.domain.document import Bullets
from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Pairs
from app.domain.document import Paragraph
from app.domain.document import Section
from app.domain.document import Table
from app.domain.document import Words
from app.domain.errors import NoFont
from tests.paper.kit import NAMES
from tests.paper.kit import about
from tests.paper.kit import drawn
from tests.paper.kit import fonts_in
from tests.paper.kit import paper
from tests.paper.kit import tags_in
from tests.paper.kit import words_in

FOREIGN = 'He said #panic("x") $1 @ref <label> \\ /* = # [a] *b* _c_ `d`'


def _document(*, lang: str = "en", direction: Direction = Direction.ltr) -> Document:
    rows = tuple(
        (Words(text=name, lang="en"), Words(text=words)) for name, words in NAMES.items()
    )
    blocks = (
        Pairs(rows=rows),
        Paragraph(words=Words(text="First line\nSecond line", lang="en")),
        Paragraph(words=Words(text=FOREIGN)),
        Bullets(items=(Words(text=NAMES["arabic"], lang="ar", direction=Direction.rtl),)),
        Table(
            heads=(Words(text="Who"), Words(text="How")),
            rows=((Words(text="Custody"), Words(text="By phone")),),
        ),
    )
    return Document(
        title=Words(text="Sheet", lang="en"),
        sections=(Section(heading=Words(text="Person"), blocks=blocks),),
        foot=Words(text="Kite 27"),
        lang=lang,
        direction=direction,
        heads=(Words(text="Field"), Words(text="Answer")),
    )


@pytest.mark.parametrize("script", NAMES)
def test_a_name_comes_back_as_it_went_in(tmp_path: Path, script: str) -> None:
    """In Latin, Arabic, Ethiopic, Devanagari and Chinese letters, joined as they should be."""
    made = paper().pdf(_document())

    assert NAMES[script] in words_in(made, tmp_path)


def test_words_are_never_read_as_instructions(tmp_path: Path) -> None:
    """What looks like markup stays what was typed."""
    assert FOREIGN in words_in(paper().pdf(_document()), tmp_path)


def test_the_file_is_tagged_and_names_its_language(tmp_path: Path) -> None:
    """Headings, a table with headings, a list, a title, and PDF/UA in its own words."""
    made = paper().pdf(_document(lang="ar", direction=Direction.rtl))
    tags = tags_in(made, tmp_path)

    assert about(made, tmp_path)["Tagged"] == "yes"
    assert about(made, tmp_path)["Title"] == "Sheet"
    assert {"H1", "H2", "Table", "THead", "TH", "TD", "L", "LI", "P"} <= set(tags)
    assert b"pdfuaid:part" in made
    assert b"/Lang(ar)" in made.replace(b" ", b"")


def test_every_font_lies_inside(tmp_path: Path) -> None:
    """A device without these fonts shows the same."""
    fonts = fonts_in(paper().pdf(_document()), tmp_path)

    assert len(fonts) >= 5
    assert set(fonts.values()) == {True}


def test_letters_without_a_font_are_named_instead_of_drawn_as_boxes() -> None:
    """A letter that nothing on this device can draw stops the file."""
    foreign = Document(
        title=Words(text="\U0001f8ff \ue000"),
        sections=(),
        foot=Words(text=""),
        lang="en",
        direction=Direction.ltr,
        heads=(Words(text=""), Words(text="")),
    )
    with pytest.raises(NoFont) as caught:
        paper().pdf(foreign)

    assert "unknown" in caught.value.scripts


def test_the_pages_can_be_looked_at() -> None:
    """A picture of each page is kept."""
    assert all(path.is_file() for path in drawn("scripts", paper().pictures(_document())))
