"""Asking in two languages: what the person reads, what stays apart, what comes back."""

import pytest

from tests.drivers import Officer
from tests.journeys.station import Station
from tests.journeys.station import album
from tests.journeys.station import listening

pytestmark = pytest.mark.browser
LONGEST = 15_000
TURNING = "\u202e"
SIX = {
    "alone": "alone",
    "age": "adult",
    "leave": "harm",
    "papers": "cannot",
    "pay": "nothing",
    "hurt": "threatened",
    "came": "recruited",
    "others": "held",
}


def _begin(officer: Officer, language: str) -> None:
    officer.looks_and_listens()
    officer.asks_what_now()
    officer.asks_six()
    officer.points_to(language)


@pytest.mark.parametrize(
    ("language", "direction", "shown"),
    [("vi", "ltr", "Chỗ này có"), ("ar", "rtl", "هل هذا مكان")],
)
def test_six_questions_are_asked_in_two_languages(
    rehearsal: Station, language: str, direction: str, shown: str
) -> None:
    """The person's line has its own language and direction, the mark, and English near it."""
    officer = Officer(page=rehearsal.window(), watchers=[album(f"questions-{language}")])
    complaints = listening(officer.page)
    _begin(officer, language)
    theirs = officer.persons_line()
    asked = officer.heading
    mark = officer.sees("Not reviewed Your line says the same.")
    before = officer.taps
    order = officer.answers_as_asked(**SIX)

    assert (theirs.language, theirs.direction) == (language, direction)
    assert shown in theirs.words
    assert asked == "Is this a good place to talk? Who is with you today?"
    assert mark
    assert (officer.name, officer.taps - before) == ("What the answers show", len(order))
    assert order[:2] == ["alone", "age"]
    assert len(order) < len(SIX)
    assert officer.outcome == "Enough to refer"
    assert officer.sees("You have enough")
    assert (officer.hand.faults, complaints.heard) == ([], [])


def test_the_kinds_of_no_answer_stay_apart(officer: Officer) -> None:
    """Skipped, not known and not wanted to say are told apart, and none is a no."""
    _begin(officer, "vi")
    officer.answers("alone")
    officer.gets_no_answer("unknown")
    officer.changes("core.leave")
    officer.gets_no_answer("declined")
    officer.changes("core.papers")
    officer.gets_no_answer("skipped")
    saved = officer.saved
    officer.answers_as_asked(pay="full", hurt="nobody", came="own_way", others="nobody")
    officer.unfolds("Not answered")

    assert saved == "Saved: skipped"
    assert officer.sees("Did not know: Age")
    assert officer.sees("Did not want to say: Leaving")
    assert officer.sees("Skipped: Papers")


def test_more_than_one_reply_can_be_kept(officer: Officer) -> None:
    """Several replies are ticked and saved with one button."""
    _begin(officer, "vi")
    officer.answers("alone")
    officer.answers("adult")
    officer.changes("core.leave")
    officer.answers_several("lose_pay", "harm")

    assert officer.saved == "Saved: They would lose unpaid pay and They or family would be hurt"


def test_long_odd_words_are_kept_and_too_long_ones_are_handed_back(officer: Officer) -> None:
    """15,000 letters with emoji and turning signs: all words stay, nothing turns the line."""
    _begin(officer, "vi")
    start = f"Anh ấy nói 👩🏽‍🚒 «{TURNING}không»\nم"
    long = start + "x" * (LONGEST - len(start))
    officer.writes_their_words(long + "yy")
    refused = officer.mistakes()
    still = officer.typed_so_far("words")[0]
    officer.writes_their_words(long)
    place = officer.place
    kept = officer.reads_their_words()

    assert refused == ["Too long by 1 letters."]
    assert still == long + "yy"
    assert place == "core.alone"
    assert kept == [long.replace(TURNING, "")]


def test_a_changed_early_answer_keeps_the_later_ones(officer: Officer) -> None:
    """Not alone takes a question off the path, kept; alone brings it back."""
    _begin(officer, "vi")
    officer.answers_as_asked(**SIX | {"leave": "nothing", "papers": "with_me", "pay": "full"})
    officer.changes("core.alone")
    officer.answers("near")
    officer.answers_as_asked()
    officer.unfolds("Not answered")
    off_path = officer.sees("No longer asked, kept as it was: Fear")
    without = officer.findings()
    officer.changes("core.alone")
    officer.answers("alone")
    restored = officer.findings()

    assert off_path
    assert "Threatened with violence" not in " ".join(without)
    assert "threat" in " ".join(restored).lower()
