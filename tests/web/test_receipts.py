"""The receipt: code, day, unit, rights and a safe line, in the person's language."""

from app.domain.person_code import person_code
from app.domain.receipt import ReceiptGiven
from tests.web.officer import Officer


def _given(officer: Officer, language: str = "vi") -> tuple[str, str]:
    began = officer.begin()
    officer.post(f"{began}/language?next=receipt", lang=language)
    officer.post(f"{began}/receipt", language=language)
    return began, person_code(officer.encounter(began).id)


def test_the_language_comes_first(officer: Officer) -> None:
    """Without a language the receipt leads over the choice and back."""
    began = officer.begin()
    officer.get(f"{began}/receipt")
    assert officer.answer is not None

    assert officer.answer.request.path == f"{began}/language"
    assert officer.post(f"{began}/language?next=receipt", lang="en") == f"{began}/receipt"


def test_the_receipt_holds_code_unit_rights_and_a_number(officer: Officer) -> None:
    """And nothing that names the person or the subject."""
    began, code = _given(officer, "en")
    words = officer.words(f"{began}/receipt?told=yes")

    for part in (code, "22 November 2026", "Unit 4", "08000 121 700", "You can see a doctor."):
        assert part in words
    for part in ("slavery", "Helpline", "traffick"):
        assert part not in words


def test_the_very_words_are_kept(officer: Officer) -> None:
    """The event holds code, lines and language."""
    began, code = _given(officer)
    entry = officer.encounter(began).when(ReceiptGiven)

    assert entry is not None
    assert isinstance(entry.event, ReceiptGiven)
    assert entry.event.shown.lines[0] == code
    assert entry.event.shown.language == "vi"


def test_the_next_officer_finds_the_record_by_the_code(officer: Officer) -> None:
    """Case, spaces and the line between do not matter; only a given receipt is found."""
    began, code = _given(officer, "en")

    assert officer.post("/saved/find", code=code) == began
    assert officer.post("/saved/find", code=code.replace("-", " ").lower()) == began
    officer.refused("/saved/find", 422, code="22222222")
    officer.refused("/saved/find", 422, code="")


def test_a_record_without_a_receipt_is_not_found(officer: Officer) -> None:
    """A code that the person never got opens nothing."""
    began = officer.begin()
    code = person_code(officer.encounter(began).id)

    officer.refused("/saved/find", 422, code=code)


def test_english_stands_beside_what_nobody_reviewed(officer: Officer) -> None:
    """Both languages are on the paper."""
    began, _ = _given(officer, "vi")
    words = officer.words(f"{began}/receipt?told=yes")

    assert "You can see a doctor." in words
