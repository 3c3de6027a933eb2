"""On the screens of an officer who reads Arabic nothing is left in English."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.web.officer import Officer
from tests.web.screens import lived_in
from tests.web.screens import screens

LATIN = re.compile(r"[A-Za-z][A-Za-z' -]*")
NAMES = {
    "Fieldcard",
    "PC",  # the staff code
    "Unit",
    "English",  # the own name of a language
    "Made-up desk",
    "Kite",  # the code word of an encounter
    "IECompetentAuthority",
    "homeoffice",
    "gov",
    "uk",
    "DOC",  # part of the name of a sign
    "PDF",
    "packaging",  # the command that adds it
    "prepare requirements-pdf",
    "lock",
}


SOURCES = (
    "offences.offence",
    "law.law",
    "law.law_of",
    "prints.sheet",
    "wages.pay",
)  # cites law, judgments and rates by their own names
IN_ENGLISH = (
    "copies.copy",
    "forms.readiness",
    "forms.note",
    "talks.conditions",
    "meanings.sign",
    "meanings.sign_here",
    "receipts.receipt ?told=yes",
)  # holds the words of an English form, titles of sources, or English beside a draft


def _texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Give each text below an element with the language that it is marked with."""
    mine = element.get("lang") or language
    if element.text:
        yield element.text, mine
    for child in element:
        yield from _texts(child, mine)
        if child.tail:
            yield child.tail, mine


def test_nothing_is_left_in_english(officer: Officer) -> None:
    """Names stay as they are; the person's own words and lines are marked as theirs."""
    officer.post("/settings", language="ar")
    began = lived_in(officer)
    left: dict[str, set[str]] = {}
    for name, where in screens(officer.app, began).items():
        if name in SOURCES:
            continue
        screen = officer.get(where).find(".//*[@id='screen']")
        assert screen is not None
        mine = ("ar",) if name in IN_ENGLISH else ("ar", "en")
        said = [words for words, lang in _texts(screen, "ar") if lang in mine]
        latin = {one.strip() for words in said for one in LATIN.findall(words)} - NAMES
        left[name] = latin

    assert {name: words for name, words in left.items() if words} == {}
