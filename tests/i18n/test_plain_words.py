"""Every English string keeps the rules of plain words."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.cli.strings import CODE
from app.cli.strings import domains
from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString
from tests.i18n.plain_words import OFFICER_MEAN
from tests.i18n.plain_words import RULES
from tests.i18n.plain_words import SUBJECT
from tests.i18n.plain_words import is_for_person
from tests.i18n.plain_words import length
from tests.i18n.plain_words import sentences

TITLE = re.compile(r"title=(?:\w+\.)?(?:officer|person)\(\s*\"([^\"]+)\"")


@cache
def _strings() -> tuple[SourceString, ...]:
    return tuple(string for strings in domains().values() for string in strings)


def _titles() -> list[str]:
    files = [*Path(CODE / "web").rglob("*.py"), *Path(CODE / "web").rglob("*.html")]
    return [title for file in files for title in TITLE.findall(file.read_text("utf-8"))]


@pytest.mark.parametrize("rule", RULES)
def test_no_string_breaks_a_rule(rule: str) -> None:
    """Each rule holds for each string of the screens and of the content."""
    broken = [(s.context or s.english, found) for s in _strings() for found in RULES[rule](s)]

    assert broken == []


def test_an_officers_sentence_has_fifteen_words_at_most_on_average() -> None:
    """Most sentences are short."""
    lengths = [length(one) for s in _strings() if not is_for_person(s) for one in sentences(s)]

    assert sum(lengths) / len(lengths) <= OFFICER_MEAN


@pytest.mark.threat("T03")
def test_page_titles_give_nothing_away() -> None:
    """Somebody who looks at the window learns nothing of the subject."""
    assert [title for title in _titles() if SUBJECT.search(title)] == []


def test_safety_words_of_the_person_are_marked() -> None:
    """Rights and agreement settle only when reviewed, so each of them is marked."""
    wanted = [
        string.context
        for string in _strings()
        if any(note.startswith(("rights.", "agreement.")) for note in string.notes)
        and Mark.safety not in string.marks
    ]

    assert wanted == []


def _string(english: str, *marks: Mark) -> SourceString:
    return SourceString(english=english, marks=frozenset(marks))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("length", "word " * 13),
        ("clauses", "You can stop because it is your right."),
        ("contractions", "You don't have to answer."),
        ("contractions", "It\u2019s safe."),
        ("avoided words", "The victim refused."),
        ("acronyms", "The NRM decides."),
        ("two questions in one", "Do you owe money for your travel or job?"),
        ("two questions in one", "You do not have no rights."),
        ("notes", "Save"),
        ("measures of a person", "A score of 80 %"),
    ],
)
def test_each_rule_finds_what_it_is_for(rule: str, words: str) -> None:
    """A rule that finds nothing proves nothing."""
    assert list(RULES[rule](_string(words, Mark.person))) != []


def test_law_may_use_the_words_of_the_law() -> None:
    """An avoided word in a text of law is not ours to change."""
    assert list(RULES["avoided words"](_string("Slaves are free.", Mark.legal))) == []
