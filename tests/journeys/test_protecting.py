"""What must not be missed: danger, a child, an offence under control, and a no."""

import pytest

from tests.drivers import Officer

pytestmark = pytest.mark.browser
EMERGENCY = ("tel:112", "tel:999")


def test_danger_now_comes_before_everything(officer: Officer) -> None:
    """The number stands at the top of the danger page, and Act now above the outcome."""
    officer.looks_and_listens()
    officer.opens_danger()
    numbers = officer.numbers()
    officer.notices("DNG01")
    officer.asks_what_now()

    assert numbers[0] in EMERGENCY
    assert officer.name == "What now"
    assert officer.banners()[0] == "Act now"
    assert officer.above("Act now", officer.outcome)


def test_a_child_is_told_and_not_asked(officer: Officer) -> None:
    """May be under 18 raises the child route; the referral needs no agreement."""
    officer.looks_and_listens()
    officer.opens_danger()
    officer.notices("AGE01")
    officer.asks_what_now()
    banner = officer.banners()
    officer.refers_now()
    officer.points_to("vi")
    rows = officer.rows()
    officer.changes_row("agree")
    officer.shows_unreviewed()

    assert banner[0].startswith("May be under 18")
    assert rows["Age"] == "May be under 18"
    assert rows["They agree"] == "A child is told, not asked."
    assert officer.sees("No agreement is needed")
    assert not officer.sees("Yes, they agree")


def test_the_offence_is_paused_and_written_down(officer: Officer) -> None:
    """An arrest with a sign of control calls for the pause; who was told is kept."""
    officer.looks_and_listens()
    officer.notices("DOC01")
    officer.notes_offence("drugs")
    officer.asks_what_now()
    banner = officer.banners()
    officer.pauses_on_the_offence("supervisor")
    paused = [row for row in officer.steps() if "Pause on the offence" in row]

    assert banner == ["Pause on the offence Tell your supervisor before any charge."]
    assert officer.name == "Next steps"
    assert "Done:" in paused[0]


def test_a_no_is_kept_with_its_reason_and_nothing_is_sent(officer: Officer) -> None:
    """After a no the referral stays here; rights and a safe way to reach them stay open."""
    officer.looks_and_listens()
    officer.notices("CTL17")
    officer.asks_what_now()
    officer.refers_now()
    officer.points_to("vi")
    officer.shows_unreviewed()
    officer.hears("no")
    asked = officer.heading
    officer.says_why(officer.first_reason())
    steps = officer.steps()
    officer.checks_and_sends()
    rows = officer.rows()

    assert asked == "Did they say why?"
    assert any("Show their rights" in step for step in steps)
    assert any("by what safe way" in step for step in steps)
    assert rows["They agree"].startswith("No, ")
    assert "Only a note without a name can go." in rows["They agree"]
    assert list(rows) == ["Goes to", "They agree", "Age", "What you saw and heard"]
