"""New content by file: chosen, looked at, taken or left; every refusal in plain words."""

from datetime import UTC
from datetime import datetime
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.domain.policy import Policy
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from tests.library.publisher import Publisher
from tests.web.bringing import bring
from tests.web.bringing import shipped
from tests.web.bringing import trusting
from tests.web.conftest import ROOT
from tests.web.officer import Officer
from tests.web.page_check import words_of

pytestmark = pytest.mark.threat("T07")
PAPERS = "Where are your papers and your phone now?"
NEW_PAPERS = "Who keeps your papers and your phone?"
EARLY = datetime(2026, 11, 21, tzinfo=UTC)


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


def reworded(**more: bytes) -> dict[str, bytes]:
    """Give the shipped content with one question reworded."""
    files = shipped(
        core__questions__papers=lambda data: data.replace(PAPERS.encode(), NEW_PAPERS.encode())
    )
    return {**files, **{f"{name}.toml": data for name, data in more.items()}}


def digest(officer: Officer) -> str:
    """Read the digest that the page would send."""
    page = officer.get("/settings/content/new")
    return next(b.get("value", "") for b in page.iter("button") if b.get("name") == "release")


def test_a_file_is_looked_at_then_taken(officer: Officer, publisher: Publisher) -> None:
    """The page says what changes; only the tap on it changes anything."""
    answer = bring(officer, publisher.bundle(2, reworded()))
    seen = officer.words("/settings/content/new")
    before = officer.desk.shelf.current("uk-ew").digest
    officer.post("/settings/content/new", release=digest(officer))
    after = officer.words("/settings/content")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/settings/content/new")
    assert all(words in seen for words in (PAPERS, NEW_PAPERS, "Other words"))
    assert publisher.authors[0].id[:8] in seen
    assert officer.desk.shelf.current("uk-ew").digest != before
    assert "Made on" in after


def test_a_talk_that_was_begun_keeps_its_questions(
    officer: Officer, publisher: Publisher
) -> None:
    """The next one begins with the new content."""
    old = officer.begin()
    bring(officer, publisher.bundle(2, reworded()))
    officer.post("/settings/content/new", release=digest(officer))
    new = officer.begin()

    assert officer.encounter(old).edition != officer.encounter(new).edition
    assert officer.get(f"{old}/now")


def test_a_refused_file_says_why_and_what_to_do(officer: Officer, publisher: Publisher) -> None:
    """Nothing is changed by any of them."""
    good = publisher.bundle(2, reworded())
    refusals = {
        good[:-1]: "cannot be read",
        good.replace(NEW_PAPERS.encode(), NEW_PAPERS[::-1].encode()): "changed after",
        publisher.draft(2, reworded()): "Not enough of the right people",
        Publisher().bundle(2, reworded()): "not from the people",
        publisher.bundle(0, reworded()): "older than what is here",
        b"PK\x03\x04 a zip": "cannot be read",
        b"": "Choose a file first",
    }
    for data, words in refusals.items():
        answer = bring(officer, data)

        assert (answer.status_code, words in answer.text) == (422, True), words
    assert officer.desk.releases is not None
    assert officer.desk.releases.installed() is None


def test_a_file_above_the_limit_is_refused(officer: Officer) -> None:
    """Eight mebibytes and not more."""
    assert bring(officer, bytes(8 * 1024 * 1024 + 1)).status_code == 413


def test_an_old_release_is_said_quietly_and_stops_nobody(
    officer: Officer, publisher: Publisher
) -> None:
    """On Home and beside the law; a talk can begin as before."""
    bring(officer, publisher.bundle(2, reworded(), until=EARLY))
    officer.post("/settings/content/new", release=digest(officer))

    assert "law notes here are old" in officer.words("/")
    assert "law notes here are old" in officer.words("/law")
    assert officer.begin()


def test_a_policy_in_the_bundle_is_shown_and_then_followed(
    officer: Officer, publisher: Publisher
) -> None:
    """It is part of what two people signed."""
    bring(officer, publisher.bundle(2, reworded(policy=b"idle_seconds = 180\npin = false\n")))
    seen = officer.words("/settings/content/new")
    before = officer.desk.device.policy()
    officer.post("/settings/content/new", release=digest(officer))

    assert "3 minutes without a touch" in seen
    assert before == Policy()
    assert officer.desk.device.policy() == Policy(idle_seconds=180, pin=False)


def test_a_policy_out_of_bounds_is_refused_with_the_bundle(
    officer: Officer, publisher: Publisher
) -> None:
    """Even when two authors signed it."""
    answer = bring(officer, publisher.bundle(2, reworded(policy=b"idle_seconds = 9999\n")))

    assert answer.status_code == 422


def test_without_an_offer_the_page_asks_for_a_file(officer: Officer) -> None:
    """An address typed by hand leads nowhere."""
    page = officer.get("/settings/content/new", 422)

    assert "Choose it again" in words_of(page)
    assert officer.refused("/settings/content/new", 422, release="0" * 64)


def test_made_up_people_take_no_content(
    desk: Desk, catalogues: Catalogues, publisher: Publisher
) -> None:
    """Training has the content of the program, and no way to another."""
    app = create_app(desk, catalogues, ROOT / "static", lambda: None)
    trainee = Officer(app=app, desk=desk)

    assert "stays as it is" in trainee.words("/settings/content")
    assert bring(trainee, publisher.bundle(2)).status_code == 422
