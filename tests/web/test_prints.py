"""Sheets to print: neutral from outside, complete inside, and noted in the journal."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.domain.document import Document
from app.domain.errors import NoFont
from app.paper.plain_folder import PlainFolder
from tests.fakes import FakeJournal
from tests.web.officer import Officer

SHEETS = ("referral", "statement", "receipt", "rights")
PAY = {"currency": "gbp", "period": "month", "paid": "600", "hours_day": "12", "days_week": "7"}


class FakePaper:
    """Keeps what it was given, or lacks a font."""

    def __init__(self, missing: tuple[str, ...] = ()) -> None:
        self.missing = missing
        self.made: list[Document] = []

    def pdf(self, document: Document) -> bytes:
        """Give bytes."""
        if self.missing:
            raise NoFont(self.missing)
        self.made.append(document)
        return b"%PDF"


def _worked(officer: Officer) -> str:
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06", "HLT01"), offence="drugs")
    officer.post(
        f"{began}/offence", offence="Drugs", by_whom="Uncle", told="custody", how="phone"
    )
    officer.post(f"{began}/language?next=referral", lang="en")
    officer.post(f"{began}/referral/name", words="Linh Trần")
    return began


def _with_paper(officer: Officer, paper: FakePaper) -> FakePaper:
    officer.desk = replace(officer.desk, paper=paper)
    officer.app.extensions["desk"] = officer.desk
    return paper


@pytest.mark.parametrize("what", SHEETS)
def test_a_sheet_is_neutral_from_outside(officer: Officer, desk: Desk, what: str) -> None:
    """No title names anybody or the subject; the journal holds the look, without content."""
    began = _worked(officer)
    officer.get(f"{began}/print/{what}")
    assert officer.answer is not None
    assert isinstance(desk.journal, FakeJournal)

    assert "<title>Print</title>" in officer.answer.text
    assert desk.journal.lines[-1][0] == "disclosure"
    assert desk.journal.lines[-1][3] == f"paper/{what}"


def test_the_statement_puts_what_was_seen_first_and_holds_no_opinion(officer: Officer) -> None:
    """Facts by how they are known, who was told, and the law with its exclusions."""
    words = officer.words(f"{_worked(officer)}/print/statement")

    assert words.index("What was seen") < words.index("The offence")
    assert words.index("The offence") < words.index("Who was told")
    for part in ("Uncle", "The custody or duty officer", "By phone", "Excluded: false"):
        assert part in words
    assert "Schedule 4, checked on 22 November 2026." in words
    assert "Linh" not in words


def test_the_referral_stands_in_the_order_of_the_form(officer: Officer) -> None:
    """Fields of the form, the name, and why something is not known."""
    words = officer.words(f"{_worked(officer)}/print/referral")

    assert "Linh Trần" in words
    assert "checked on" in words


def test_what_was_told_already_goes_along(officer: Officer) -> None:
    """Topic, time, officer and language, so that nobody asks it again."""
    began = _worked(officer)
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/questions/core.alone", answer="alone")
    words = officer.words(f"{began}/print/referral")

    assert "Please do not ask again" in words
    assert "Privacy, 22 November 2026 23:12, to PC 4417, in English" in words


def test_what_the_officer_weighed_goes_on_paper(officer: Officer) -> None:
    """The view beside the rules, the look of a colleague, and pay with its working."""
    began = _worked(officer)
    bare = officer.words(f"{began}/print/referral")
    officer.post(f"{began}/judgement", view="refer", certainty="4", above="pattern_here")
    officer.post(f"{began}/second-look", view="refer", certainty="2", looker="PC 9")
    officer.post(f"{began}/pay", **PAY, basis="said", action="keep")
    words = officer.words(f"{began}/print/referral")

    assert "The view of the officer" not in bare
    assert "Pay and debt" not in bare
    assert "By the rules Stay with it View of the officer Enough to refer" in words
    assert "How sure 4 of 5: sure" in words
    assert "View of a colleague Enough to refer" in words
    assert "Pay is 600.00 GBP a month, for 364 hours: 1.65 GBP an hour." in words


def test_a_note_without_a_name_holds_no_view_and_no_pay(officer: Officer) -> None:
    """Amounts and opinions can point to a person; the sealed note leaves them out too."""
    began = _worked(officer)
    officer.post(f"{began}/referral/age", answer="adult")
    officer.post(f"{began}/judgement", view="refer", certainty="4", above="pattern_here")
    officer.post(f"{began}/pay", **PAY, basis="said", action="keep")
    officer.post(f"{began}/agree", answer="no", language="en", asked_why="yes")
    words = officer.words(f"{began}/print/referral")

    assert "A note without a name." in words
    assert "The view of the officer" not in words
    assert "600.00 GBP" not in words


@pytest.mark.parametrize("what", ["receipt", "rights"])
def test_a_card_names_neither_the_person_nor_the_subject(officer: Officer, what: str) -> None:
    """Whoever finds it learns nothing."""
    words = officer.words(f"{_worked(officer)}/print/{what}")

    for part in ("Linh", "slavery", "Drugs", "victim"):
        assert part not in words


def test_without_the_extra_there_is_no_button(officer: Officer) -> None:
    """Printing works; a file is refused."""
    began = _worked(officer)

    assert "Save as PDF" not in officer.words(f"{began}/print/statement")
    officer.refused(f"{began}/print/statement", 422)


@pytest.mark.threat("T16")
def test_a_file_has_a_neutral_name(officer: Officer) -> None:
    """The name of the file says nothing."""
    began = _worked(officer)
    paper = _with_paper(officer, FakePaper())
    answer = officer.app.test_client().post(f"{began}/print/referral")

    assert "Save as PDF" in officer.words(f"{began}/print/referral")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sheet.pdf"'
    assert answer.data == b"%PDF"
    assert len(paper.made) == 1


def test_a_missing_font_is_said_instead_of_boxes(officer: Officer) -> None:
    """The page names the script and stays."""
    began = _worked(officer)
    _with_paper(officer, FakePaper(("cjk", "cjk", "linear")))
    page = officer.refused(f"{began}/print/referral", 422)

    assert "no font for Chinese letters and some letters" in "".join(page.itertext())


def test_another_sheet_is_not_here(officer: Officer) -> None:
    """An address typed by hand finds nothing."""
    officer.get(f"{officer.begin()}/print/everything", 404)


def test_on_a_computer_the_file_lies_where_files_lie(officer: Officer, tmp_path: Path) -> None:
    """The window takes no downloads; a second file never takes the place of the first."""
    began = _worked(officer)
    officer.desk = replace(officer.desk, paper=FakePaper(), files=PlainFolder(tmp_path / "in"))
    officer.app.extensions["desk"] = officer.desk
    for _ in range(2):
        answer = officer.app.test_client().post(f"{began}/print/referral")
    laid = sorted((tmp_path / "in").iterdir())

    assert [path.name for path in laid] == ["sheet 2.pdf", "sheet.pdf"]
    assert "sheet 2.pdf" in answer.text
    assert {path.stat().st_mode & 0o777 for path in laid} == {0o600}
