"""The typesetter of a device: loaded with the first sheet, absent without its extra."""

import pytest

from app import resources
from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Words
from app.factory import extras
from app.factory.paper import paper_of

TITLE = Words(text="Sheet", lang="en")


def test_the_first_sheet_loads_the_typesetter() -> None:
    """A second one uses the same."""
    paper = paper_of(resources.static())
    assert paper is not None
    sheet = Document(
        title=TITLE,
        sections=(),
        foot=TITLE,
        lang="en",
        direction=Direction.ltr,
        heads=(TITLE, TITLE),
    )

    assert {paper.pdf(sheet)[:5], paper.pdf(sheet)[:5]} == {b"%PDF-"}


def test_without_the_extra_there_is_no_typesetter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain run offers no button."""
    monkeypatch.setattr(extras, "has_extra", lambda _: False)

    assert paper_of(resources.static()) is None
