"""Dates, times and lists: the language's own words, digits that everyone reads."""

from datetime import UTC
from datetime import date
from datetime import datetime
from pathlib import Path

import pytest

from app.i18n.catalogues import Catalogues
from app.i18n.formatting import date_words
from app.i18n.formatting import day_words
from app.i18n.formatting import language_words
from app.i18n.formatting import listing
from app.i18n.formatting import local
from app.i18n.formatting import moment
from app.i18n.formatting import time_words
from app.i18n.language import read_languages
from app.i18n.voices import Voices
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder

SHIPPED = {one.tag: one for one in read_languages(Path(__file__).parents[2] / "translations")}
DAY = date(2026, 11, 22)


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_language_writes_dates_with_common_digits(tag: str) -> None:
    """Codes and dates must be read by both sides."""
    words = date_words(SHIPPED[tag], DAY) + day_words(SHIPPED[tag], DAY)

    assert "22" in words
    assert "2026" in words
    assert all(letter.isascii() for letter in words if letter.isdecimal())


def test_dates_use_the_words_of_the_language() -> None:
    """Month names come from the locale."""
    assert date_words(SHIPPED["en"], DAY) == "22 November 2026"
    assert "نوفمبر" in date_words(SHIPPED["ar"], DAY)
    assert "tháng 11" in date_words(SHIPPED["vi"], DAY)


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_language_has_a_name_for_every_officer(tag: str) -> None:
    """In English as the list says, in Arabic by its own word, never a code."""
    assert language_words(SHIPPED["en"], SHIPPED[tag]) == SHIPPED[tag].english_name
    assert language_words(SHIPPED["ar"], SHIPPED[tag])[0] > "\N{ARABIC LETTER HAMZA}"


def test_a_language_is_named_in_the_officers_own() -> None:
    """Both kinds of Chinese stay apart."""
    assert language_words(SHIPPED["ar"], SHIPPED["vi"]) == "الفيتنامية"
    assert "المبسطة" in language_words(SHIPPED["ar"], SHIPPED["zh-Hans"])


def test_lists_are_joined_as_the_language_does() -> None:
    """English puts an and before the last."""
    assert listing(SHIPPED["en"], ["pay", "papers", "debt"]) == "pay, papers and debt"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 22, 23, 34, tzinfo=UTC), "tonight 23:34"),
        (datetime(2026, 11, 22, 9, 5, tzinfo=UTC), "today 09:05"),
        (datetime(2026, 11, 21, 23, 34, tzinfo=UTC), "yesterday 23:34"),
        (datetime(2026, 11, 3, 14, 2, tzinfo=UTC), "3 November, 14:02"),
    ],
)
def test_a_moment_is_told_as_an_officer_tells_it(
    tmp_path: Path, at: datetime, words: str
) -> None:
    """Near days have names, far days a date."""
    catalogues = Catalogues.load(compiled(folder(tmp_path)))
    voices = Voices(SHIPPED["en"], None, catalogues)

    assert str(moment(voices, at, datetime(2026, 11, 22, 23, 50, tzinfo=UTC))) == words


def test_the_clock_on_the_wall_follows_the_offset() -> None:
    """Moments are kept in UTC and shown in local time."""
    at = datetime(2026, 11, 22, 23, 34, tzinfo=UTC)

    assert time_words(local(at, 60)) == "00:34"
