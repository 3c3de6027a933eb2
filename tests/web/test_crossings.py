"""A talk that was begun before new content came: it stays, or is moved knowingly."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.edition_moved import EditionMoved
from app.domain.pack import Digest
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from tests.library.publisher import Publisher
from tests.web.bringing import bring
from tests.web.bringing import shipped
from tests.web.bringing import trusting
from tests.web.conftest import ROOT
from tests.web.officer import Officer
from tests.web.test_renewals import NEW_PAPERS
from tests.web.test_renewals import PAPERS
from tests.web.test_renewals import digest

pytestmark = pytest.mark.threat("T07")
PAY = QuestionId("core.pay")


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    """Give the publisher that the device trusts."""
    return Publisher()


@pytest.fixture
def officer(
    desk: Desk, catalogues: Catalogues, tmp_path: Path, publisher: Publisher
) -> Officer:
    """Give an officer whose device trusts the publisher."""
    trusted = trusting(desk, tmp_path, publisher)
    app = create_app(trusted, catalogues, ROOT / "static", lambda: None)
    app.testing = True
    return Officer(app=app, desk=trusted)


def second(data: bytes) -> bytes:
    """Give the question about pay under replies of other names."""
    return data.replace(b'id = "nothing"', b'id = "no_pay_at_all"')


def renew(officer: Officer, publisher: Publisher) -> None:
    """Bring the second edition: one question reworded, one with another reply."""
    files = shipped(
        core__questions__papers=lambda data: data.replace(PAPERS.encode(), NEW_PAPERS.encode()),
        core__questions__pay=second,
    )
    bring(officer, publisher.bundle(2, files))
    officer.post("/settings/content/new", release=digest(officer))


def begun(officer: Officer) -> str:
    """Begin a talk and answer two questions."""
    talk = officer.begin()
    officer.post(f"{talk}/ask", way="core.full")
    officer.post(f"{talk}/language?next=question", lang="en")
    for question, reply in (("core.papers", "with_me"), ("core.pay", "nothing")):
        officer.post(f"{talk}/questions/{question}", answer=reply)
    return talk


def target(officer: Officer, talk: str) -> str:
    """Read the edition that the page would move to."""
    page = officer.get(f"{talk}/content")
    found = page.iter("button")
    return next((b.get("value", "") for b in found if b.get("name") == "edition"), "")


def test_a_talk_is_moved_after_its_changes_were_shown(
    officer: Officer, publisher: Publisher
) -> None:
    """What changes and what does not fit stands on the page; then it is in the record."""
    talk = begun(officer)
    renew(officer, publisher)
    hint = officer.words(f"{talk}/now")
    shown = officer.words(f"{talk}/content")
    old = officer.encounter(talk).edition
    officer.post(f"{talk}/content", edition=target(officer, talk))
    moved = officer.encounter(talk)

    assert "There are newer questions" in hint
    assert all(words in shown for words in (PAPERS, NEW_PAPERS, "Answers that do not fit"))
    assert moved.edition != old
    assert moved.history[-1].event == EditionMoved(
        before=old, edition=moved.edition, questions=(PAY,)
    )
    assert PAY not in moved.answers
    assert moved.noted.set_aside[PAY].replies == (ReplyId("nothing"),)


def test_after_the_move_every_page_still_opens(officer: Officer, publisher: Publisher) -> None:
    """The answer that does not fit is shown, the question can be asked again."""
    talk = begun(officer)
    renew(officer, publisher)
    officer.post(f"{talk}/content", edition=target(officer, talk))
    for page in ("now", "findings", "packs", "steps", "referral", "law"):
        assert officer.get(f"{talk}/{page}")
    shown = officer.words(f"{talk}/content")
    officer.post(f"{talk}/questions/core.pay", answer="no_pay_at_all")

    assert "Answers that were set aside" in shown
    assert officer.encounter(talk).noted.set_aside == {}


def test_a_talk_may_stay_as_it_is(officer: Officer, publisher: Publisher) -> None:
    """Looking changes nothing, and another edition than the one shown is refused."""
    talk = begun(officer)
    renew(officer, publisher)
    before = officer.encounter(talk)
    target(officer, talk)
    officer.refused(f"{talk}/content", 409, edition="0" * 64)

    assert officer.encounter(talk) == before


def test_two_taps_move_once(officer: Officer, publisher: Publisher) -> None:
    """The second finds the talk where it should be."""
    talk = begun(officer)
    renew(officer, publisher)
    wanted = target(officer, talk)
    for _ in range(2):
        officer.post(f"{talk}/content", edition=wanted)
    kinds = [type(entry.event) for entry in officer.encounter(talk).history]

    assert kinds.count(EditionMoved) == 1


def test_without_newer_content_there_is_nothing_to_move(officer: Officer) -> None:
    """No hint, no button."""
    talk = begun(officer)

    assert "newer questions" not in officer.words(f"{talk}/now")
    assert target(officer, talk) == ""


def test_where_its_content_cannot_be_read_the_answers_still_can(
    officer: Officer, publisher: Publisher
) -> None:
    """A plain page instead of an error, and the way on to newer content."""
    talk = begun(officer)
    renew(officer, publisher)
    kept = officer.desk.encounters.open(officer.encounter(talk).id)
    officer.desk.encounters.begin(replace(kept, edition=Digest("f" * 64)))
    page = officer.words(f"{talk}/now")
    officer.post(f"{talk}/content", edition=target(officer, talk))

    assert "cannot be read on this device" in page
    assert NEW_PAPERS in page
    assert officer.get(f"{talk}/now")
