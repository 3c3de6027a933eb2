"""What the person takes along as a file: their language, their direction, a neutral front."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import resources
from app.casework import acknowledging
from app.casework.desk import Desk
from app.domain.document import Document
from app.domain.person_code import person_code
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.shelf import PackShelf
from app.web.card_sheets import receipt_sheet
from app.web.card_sheets import rights_sheet
from app.web.speaking import speak_to
from tests.builders import PACKS
from tests.fakes import fake_desk
from tests.paper.kit import about
from tests.paper.kit import drawn
from tests.paper.kit import paper
from tests.paper.kit import words_in
from tests.web.officer import CountedIds
from tests.web.officer import Officer

LANGUAGES = ("en", "ar", "vi")
SUBJECT = ("slavery", "traffick", "victim", "exploit", "Helpline")


@pytest.fixture
def officer() -> Officer:
    """Give an officer in English, with a typesetter."""
    edition = PackShelf(PACKS, None).current("uk-ew")
    desk: Desk = replace(fake_desk(edition), ids=CountedIds(), paper=paper())
    words = Catalogues.load(resources.translations())
    return Officer(app=create_app(desk, words, resources.static(), lambda: None), desk=desk)


def _sheets(officer: Officer, began: str, language: str) -> tuple[Document, Document]:
    with officer.app.test_request_context():
        speak_to(language)
        found = acknowledging.receipt(officer.desk, officer.encounter(began).id)
        return receipt_sheet(found), rights_sheet(found.edition, found.line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_two_pages_with_a_neutral_front(
    officer: Officer, tmp_path: Path, language: str
) -> None:
    """Code in front, rights and number behind; the subject stands on neither side."""
    began = officer.begin()
    receipt, rights = _sheets(officer, began, language)
    for name, sheet in (("receipt", receipt), ("rights", rights)):
        made = paper().pdf(sheet)
        pages = drawn(f"{name} {language}", paper().pictures(sheet))
        words = words_in(made, tmp_path)

        assert len(pages) == 2
        assert about(made, tmp_path)["Tagged"] == "yes"
        assert "08000 121 700" in words
        assert not [word for word in SUBJECT if word in words]
    assert person_code(officer.encounter(began).id) in receipt.text


def test_an_arabic_card_reads_from_right_to_left(officer: Officer, tmp_path: Path) -> None:
    """The Arabic words come back as they went in."""
    _, rights = _sheets(officer, officer.begin(), "ar")
    words = words_in(paper().pdf(rights), tmp_path)

    assert "لك الحق في الأمان" in words
