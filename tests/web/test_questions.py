"""The question page: what is said once, what stands beside, what is kept short."""

from tests.web.officer import Officer
from tests.web.page_check import words_of

HINT = "Ask, then wait. Do not offer the answers."


def _asked(officer: Officer) -> str:
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    return f"{began}/questions"


def test_the_hint_stands_on_the_first_question_only(officer: Officer) -> None:
    """It is read once; after that it would only take room."""
    questions = _asked(officer)
    assert HINT in officer.words(f"{questions}/core.alone")

    officer.post(f"{questions}/core.alone", answer="alone")
    assert HINT not in officer.words(f"{questions}/core.needs")


def test_what_helps_to_ask_stands_beside_the_question(officer: Officer) -> None:
    """A wide window shows it; their words come first."""
    questions = _asked(officer)
    officer.post(f"{questions}/core.papers/words", words="They keep it")
    page = officer.get(f"{questions}/core.papers")
    beside = page.find(".//aside")

    assert beside is not None
    assert words_of(beside).startswith("Their words They keep it Another way")
    assert "Do not ask Did he steal your passport?" in words_of(beside)


def test_one_language_for_both_is_marked_too(officer: Officer) -> None:
    """The officer's own line is then the draft; the English stands beside."""
    officer.post("/settings", language="ar")
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="ar")
    words = officer.words(f"{began}/questions/core.pay")

    assert "غير مراجَع What pay did you expect?" in words
    officer.post("/settings", language="en")
    officer.post(f"{began}/language?next=question", lang="en")
    assert "Not reviewed" not in officer.words(f"{began}/questions/core.pay")


def test_many_answers_make_the_lines_above_smaller(officer: Officer) -> None:
    """Four answers leave room enough."""
    questions = _asked(officer)

    assert "tight" in _classes(officer, f"{questions}/core.pay")
    assert "tight" not in _classes(officer, f"{questions}/core.age")


def _classes(officer: Officer, address: str) -> str:
    screen = officer.get(address).find(".//*[@id='screen']")
    assert screen is not None
    return screen.get("class") or ""
