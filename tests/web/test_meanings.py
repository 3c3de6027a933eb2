"""Does this count? Every sign answers it, one tap from wherever the sign stands."""

import pytest

from tests.builders import catalogue
from tests.web.officer import Officer
from tests.web.page_check import words_of


def test_every_sign_has_its_page(officer: Officer) -> None:
    """The words of the sign, the answer, and where it comes from."""
    for row in catalogue().indicators:
        words = words_of(officer.get(f"/signs/{row.code}"))

        assert row.text.english in words
        assert row.counts.english in words
        assert "Where it comes from" in words
        assert row.code in words


def test_a_sign_names_its_sources_in_full(officer: Officer) -> None:
    """Eleven signs of forced labour are one source."""
    words = officer.words("/signs/REC01")

    assert words.count("ILO, indicators of forced labour (2012)") == 1
    assert "strengths not yet checked against the source" in words
    assert "This sign speaks of how they are controlled." in words


@pytest.mark.parametrize(
    ("place", "code", "back"),
    [
        ("findings", "DOC01", "findings"),
        ("signs", "DOC01", "signs"),
        ("questions/core.papers/another-way", "DOC01", "questions/core.papers"),
        ("compare/bad_job", "DOC01", "findings"),
    ],
)
def test_one_tap_leads_there_and_back(
    officer: Officer, place: str, code: str, back: str
) -> None:
    """From the findings, the card, a question and a comparison."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=code)
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    page = officer.get(f"{began}/{place}")
    links = [a.get("href", "") for a in page.iter("a")]
    address = next(one for one in links if f"/signs/{code}" in one)

    tool = officer.get(address).find(".//header/a")
    assert tool is not None
    assert tool.get("href") == f"{began}/{back}"


def test_every_line_of_the_findings_leads_to_its_sign(officer: Officer) -> None:
    """Also those that are shown and never counted."""
    began = officer.begin()
    signs = ("DOC01", "MON06", "WRK02", "CRM01", "DNG01")
    officer.post(f"{began}/signs", sign=signs[:4])
    officer.post(f"{began}/danger", sign=signs[4])
    page = officer.get(f"{began}/findings")
    links = {a.get("href") for a in page.iter("a")}

    assert {f"{began}/signs/{code}" for code in signs} <= links


def test_a_sign_of_no_catalogue_is_not_there(officer: Officer) -> None:
    """With and without an encounter."""
    officer.get("/signs/XXX99", status=404)
    officer.get(f"{officer.begin()}/signs/XXX99", status=404)


def test_the_people_missed_most_appear_again_and_again() -> None:
    """Men, pay, agreement, nationals, relatives, the past and other countries."""
    words = [row.counts.english.lower() for row in catalogue().indicators]
    least = {
        ("man", "men", "boy"): 45,
        ("paid", "pay", "earn", "money"): 30,
        ("agree", "asked for", "own choice"): 12,
        ("national", "of this country"): 10,
        ("relative", "uncle", "husband", "brother", "father", "cousin", "family"): 30,
        ("abroad", "country", "on the way"): 12,
        ("long ago", "is over", "years ago", "months ago", "adult now"): 10,
    }
    found = {names: sum(any(n in one for n in names) for one in words) for names in least}

    assert {names: found[names] >= many for names, many in least.items()} == dict.fromkeys(
        least, True
    )


def test_no_answer_says_that_something_speaks_against_the_person() -> None:
    """Each begins with yes, or says that it is a cue, adds a little, or says nothing alone."""
    starts = ("Yes", "It ", "By itself it says nothing.", "This ", "No ")

    assert [
        row.code for row in catalogue().indicators if not row.counts.english.startswith(starts)
    ] == []
