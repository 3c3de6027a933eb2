"""The screens of two accounts: three columns, what is weak, and what is not decided."""

from tests.web.officer import Officer
from tests.web.page_check import words_of

ENDS = "Both may be true. This closes no case."


def test_the_findings_lead_to_every_comparison(officer: Officer) -> None:
    """Those that are worth a look stand first."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("WRK02", "DOC01"))
    findings = officer.get(f"{began}/findings")
    words = officer.words(f"{began}/compare")

    assert findings.find(f".//a[@href='{began}/compare']") is not None
    assert words.index("Worth a look here") < words.index("Bad job, or forced work?")
    assert words.index("The others") < words.index("Sex work, or exploited?")


def test_a_comparison_sorts_the_facts_and_decides_nothing(officer: Officer) -> None:
    """Control, the other account, not answered; the weak are named weak."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06"))
    words = officer.words(f"{began}/compare/bad_job")

    assert "Identity papers are kept by another person" in words
    assert "Weak: this settles nothing" in words
    assert "Low pay on its own." in words
    assert words.index(ENDS) > words.index("Good questions here")
    assert "Not decided here: Whether they stay by choice." in words


def test_an_open_sign_leads_to_its_question(officer: Officer) -> None:
    """One tap goes there, through the language where none was chosen."""
    began = officer.begin()
    address = f"{began}/compare/bad_job"
    page = officer.get(address)
    asks = page.find(".//button[@value='core.leave']")

    assert asks is not None
    assert officer.post(address, question="core.leave") == f"{began}/language?next=question"

    officer.post(f"{began}/language?next=question", lang="vi")

    assert officer.post(address, question="core.leave") == f"{began}/questions/core.leave"


def test_an_account_of_no_edition_is_not_there(officer: Officer) -> None:
    """Nor is a field that the page does not have."""
    began = officer.begin()

    officer.get(f"{began}/compare/guesswork", status=404)
    officer.refused(f"{began}/compare/bad_job", 422, sign="DOC01")
    page = officer.refused(f"{began}/compare/bad_job", 404, question="core.nothing")

    assert "Nothing is here" in words_of(page)
