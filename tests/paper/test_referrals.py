"""The three referrals as files: an adult who agrees, a note without a name, a child."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import resources
from app.casework import referring
from app.casework.desk import Desk
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.shelf import PackShelf
from app.web.referral_sheet import referral_sheet
from tests.builders import PACKS
from tests.fakes import fake_desk
from tests.paper.kit import NAMES
from tests.paper.kit import about
from tests.paper.kit import drawn
from tests.paper.kit import paper
from tests.paper.kit import words_in
from tests.web.officer import CountedIds
from tests.web.officer import Officer

PHONE = "0161 000 0000"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Give a desk with a typesetter."""
    edition = PackShelf(PACKS, None).current("uk-ew")
    return replace(fake_desk(edition), ids=CountedIds(), paper=paper())


@pytest.fixture
def officer(desk: Desk) -> Officer:
    """Give an officer in English."""
    words = Catalogues.load(resources.translations())
    app = create_app(desk, words, resources.static(), lambda: None)
    return Officer(app=app, desk=desk)


def _begun(officer: Officer, name: str) -> str:
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06", "CTL17"))
    officer.post(f"{began}/language?next=referral", lang="en")
    officer.post(f"{began}/referral/name", words=name)
    officer.post(f"{began}/referral/contact", words=PHONE)
    return began


def _made(officer: Officer, began: str, picture: str) -> bytes:
    with officer.app.test_request_context():
        draft = referring.check(officer.desk, officer.encounter(began).id)
        drawn(picture, paper().pictures(referral_sheet(draft)))
    answer = officer.app.test_client().post(f"{began}/print/referral")
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.data


@pytest.mark.parametrize("script", NAMES)
def test_an_adult_who_agrees(officer: Officer, tmp_path: Path, script: str) -> None:
    """The name comes back in every script, and the way to reach them."""
    began = _begun(officer, NAMES[script])
    officer.post(f"{began}/agree", answer="yes", language="en")
    officer.post(f"{began}/referral/age", answer="adult")
    made = _made(officer, began, f"adult {script}")
    words = words_in(made, tmp_path)

    assert NAMES[script] in words
    assert "For an adult" in words
    assert about(made, tmp_path)["Title"] == "Referral"


@pytest.mark.parametrize("script", NAMES)
def test_a_note_without_a_name(officer: Officer, tmp_path: Path, script: str) -> None:
    """An adult who said no: neither name nor phone stands in it."""
    began = _begun(officer, NAMES[script])
    officer.post(f"{began}/agree", answer="no", language="en")
    officer.post(f"{began}/referral/age", answer="adult")
    words = words_in(_made(officer, began, f"notice {script}"), tmp_path)

    assert "A note without a name." in words
    assert NAMES[script] not in words
    assert PHONE not in words


@pytest.mark.parametrize("script", NAMES)
def test_a_child(officer: Officer, tmp_path: Path, script: str) -> None:
    """Safeguarding first, no agreement asked, the name as it is written."""
    began = _begun(officer, NAMES[script])
    officer.post(f"{began}/danger", sign="AGE01")
    words = words_in(_made(officer, began, f"child {script}"), tmp_path)

    assert "Safeguarding first." in words
    assert NAMES[script] in words
