"""What this desk gets: seen before sending, and opened only on a second page."""

from dataclasses import replace

import pytest

from app.casework.desk import Desk
from app.domain.override import OverrideAllowed
from app.domain.passing import Section
from tests.fake_sealer import FakeSealer
from tests.fake_standing import MADE_UP_DESK
from tests.fake_standing import FakeStanding
from tests.fakes import FakeJournal
from tests.web.officer import Officer

pytestmark = pytest.mark.threat("T12")
WHY = {"reason": "danger", "words": "Their brother is on the way"}


@pytest.fixture(name="agreed")
def _agreed(officer: Officer) -> str:
    """Give the address of an encounter with an adult who agreed to a support desk."""
    listed(officer.desk, "support")
    began = officer.begin()
    officer.post(f"{began}/language", lang="en")
    officer.post(f"{began}/offence", offence="Sold figurines", link="The foreman said so")
    officer.post(f"{began}/referral/age", answer="adult")
    officer.post(f"{began}/agree", answer="yes", language="en")
    return began


def listed(desk: Desk, kind: str) -> None:
    """Let the directory list the desk under a kind."""
    assert isinstance(desk.standing, FakeStanding)
    desk.standing.known = (replace(MADE_UP_DESK, kind=kind),)


def sealed(officer: Officer) -> dict[str, object]:
    """Give what was sealed last."""
    assert isinstance(officer.desk.sealer, FakeSealer)
    return officer.desk.sealer.payloads[-1]


def test_what_is_held_back_is_shown_with_its_reason(officer: Officer, agreed: str) -> None:
    """For the officer section by section, and shorter for the person."""
    words = officer.words(f"{agreed}/passing")

    assert "A desk for help and support" in words
    assert "This kind of desk does not get it." in words
    assert "They do not read:" in words
    assert "4 parts are held back" in officer.words(f"{agreed}/referral")


def test_an_override_needs_a_reason_words_and_a_second_page(
    officer: Officer, agreed: str
) -> None:
    """The first form stores nothing; the second stores one event and a line of the log."""
    officer.refused(f"{agreed}/passing/offence", 422, reason="danger", words=" ")
    officer.refused(f"{agreed}/passing/offence", 422, reason="because", words="x")
    officer.refused(f"{agreed}/passing/offence", 200, **WHY)
    before = officer.encounter(agreed).when(OverrideAllowed)
    officer.post(f"{agreed}/passing/offence", **WHY, sure="yes")
    after = officer.encounter(agreed).when(OverrideAllowed)
    officer.post(f"{agreed}/referral")
    assert isinstance(officer.desk.journal, FakeJournal)
    lines = [line[:2] for line in officer.desk.journal.lines]

    assert before is None
    assert after is not None
    assert ("disclosure", "override.offence.danger") in lines
    assert "Sold figurines" in str(sealed(officer)["offence"])


def test_an_override_can_be_taken_back(officer: Officer, agreed: str) -> None:
    """Then nothing of it is sent."""
    officer.post(f"{agreed}/passing/offence", **WHY, sure="yes")
    officer.post(f"{agreed}/passing", end="offence")
    officer.post(f"{agreed}/referral")

    assert "offence" not in sealed(officer)


def test_a_need_is_noted_with_one_tap(officer: Officer, agreed: str) -> None:
    """The offence goes to an investigation that needs it, and to no desk unasked."""
    listed(officer.desk, "criminal_investigation")
    officer.refused(f"{agreed}/passing", 422, need="status")
    officer.post(f"{agreed}/passing", need="offence")
    officer.post(f"{agreed}/referral")

    assert "Sold figurines" in str(sealed(officer)["offence"])


def test_what_is_not_held_back_has_no_override(officer: Officer, agreed: str) -> None:
    """Neither a section that goes anyway nor one that nobody knows."""
    for section in (Section.identity.value, "nonsense"):
        officer.get(f"{agreed}/passing/{section}", status=404)

    assert officer.encounter(agreed).when(OverrideAllowed) is None


def test_a_barred_desk_is_not_offered_and_gets_nothing(officer: Officer, agreed: str) -> None:
    """Listed anew as enforcement, it is no place to send to."""
    listed(officer.desk, "immigration_enforcement")
    officer.refused(f"{agreed}/referral", 422)

    assert "Made-up desk" not in officer.words(f"{agreed}/referral/receiver")
    assert isinstance(officer.desk.sealer, FakeSealer)
    assert officer.desk.sealer.payloads == []


def test_the_prosecutor_is_said_to_read_no_name_and_no_story(
    officer: Officer, agreed: str
) -> None:
    """A code word and a link are no name and no account, for the person least of all."""
    listed(officer.desk, "custody")
    words = officer.words(f"{agreed}/passing")
    read, not_read = words.split("They do not read:")

    assert "Only the link to the offence" in read
    assert "Your name and how to reach you" in not_read
    assert "What happened to you" in not_read
