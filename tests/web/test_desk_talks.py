"""Somebody asks for help, without a browser: begin, end with a reason, receipt, list."""

import pytest

from app.domain.desk_talk import NoReason
from app.web.desk_talks import NO_REASONS
from tests.web.officer import Officer
from tests.web.page_check import words_of


def begun(officer: Officer) -> str:
    """Start a talk; give the address of the encounter."""
    there = officer.post("/desk")
    began = there.rpartition("/")[0]
    officer.post(there, lang="vi")
    return began


def test_a_talk_begins_with_the_language_and_their_words(officer: Officer) -> None:
    """The first question is whether they can talk here."""
    there = officer.post("/desk")
    officer.post(there, lang="vi")
    began = there.rpartition("/")[0]
    first = officer.app.test_client().get(began).headers["Location"]

    assert there.endswith("/language?next=question")
    assert first == f"{began}/questions/desk.talk"


def test_save_and_stop_asks_how_the_talk_ends(officer: Officer) -> None:
    """Until it was said, or a referral was made."""
    began = begun(officer)
    asked = officer.post(f"{began}/stop")
    page = officer.refused(asked, 422, ending="nothing", reason="come_back")
    officer.post(asked, ending="nothing", reason="come_back", colleague="Desk 2", time="14:30")

    assert asked == f"{began}/desk"
    assert "Name a colleague who knows about it." in words_of(page)
    assert "Write when." in words_of(page)
    assert not officer.post(f"{began}/stop").endswith("/desk")


@pytest.mark.parametrize("no_reason", NoReason)
def test_what_is_no_reason_is_told_and_not_taken(officer: Officer, no_reason: NoReason) -> None:
    """The page says why, and offers no such button."""
    began = begun(officer)
    page = officer.get(f"{began}/desk")
    offered = {field.get("value") for field in page.findall(".//input[@name='reason']")}
    refused = officer.refused(
        f"{began}/desk", 422, ending="nothing", reason=no_reason, colleague="A", time="1"
    )

    assert no_reason not in offered
    assert NO_REASONS[no_reason][1] in words_of(page)
    assert NO_REASONS[no_reason][1] in words_of(refused)
    assert officer.encounter(began).desk_talk_end is None


def test_the_person_gets_a_receipt_after_it(officer: Officer) -> None:
    """Saving leads there."""
    began = begun(officer)
    there = officer.post(
        f"{began}/desk", ending="next_step", words="Talk on Monday", colleague="Mo", time="9:00"
    )

    assert there == f"{began}/receipt"
    officer.get(there)
    assert 'value="Mo"' in _text(officer, f"{began}/desk")


def test_the_supervisor_finds_open_and_ended_talks(officer: Officer) -> None:
    """From Saved and from Settings; no name stands there."""
    empty = officer.words("/desk")
    began = begun(officer)
    officer.post(
        f"{began}/desk", ending="nothing", reason="no_interpreter", colleague="Mo", time="9:00"
    )
    begun(officer)
    words = officer.words("/desk")

    assert "No talk yet." in empty
    assert words.index("Open. Nobody said yet") < words.index("No interpreter could be found")
    assert "Colleague: Mo, 9:00" in words
    assert "No receipt yet" in words
    assert "1 talk at the desk is open." in officer.words("/saved")
    assert "Talks at the desk" in officer.words("/settings")


def test_a_form_without_a_choice_is_told(officer: Officer) -> None:
    """And one from another release is refused."""
    began = begun(officer)

    assert "Choose one." in words_of(officer.refused(f"{began}/desk", 422, words=""))
    officer.refused(f"{began}/desk", 422, ending="sold")
    officer.refused("/desk", 422, way="x")


def _text(officer: Officer, at: str) -> str:
    officer.get(at)
    assert officer.answer is not None
    return officer.answer.text
