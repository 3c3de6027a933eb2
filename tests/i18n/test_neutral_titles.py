"""What a stranger sees of the window gives nothing away, in any language of the list."""

from functools import cache
from pathlib import Path

import pytest

from app.i18n.catalogues import Catalogues
from app.i18n.voices import Voices
from app.web.errors import PAGES
from app.web.referral_rows import LABELS
from tests.i18n.deny_words import DENIED
from tests.i18n.deny_words import denied
from tests.i18n.test_plain_words import _titles

pytestmark = pytest.mark.threat("T03")
ROOT = Path(__file__).resolve().parents[2]
WINDOW = "Fieldcard"
"""The title of the window and of its process; a test of the window holds it to that."""


@cache
def catalogues() -> Catalogues:
    """Give the shipped words, read once."""
    return Catalogues.load(ROOT / "translations")


def titles(language: str) -> list[str]:
    """Give every title of a window in one language."""
    listener = catalogues().language(language)
    voices = Voices(listener, listener, catalogues())
    headings = (page.heading for page in PAGES.values())
    english = dict.fromkeys((*_titles(), *LABELS.values(), *headings, WINDOW))
    return [voices.officer(one).words for one in english]


@pytest.mark.parametrize("language", DENIED)
def test_no_title_gives_the_subject_away(language: str) -> None:
    """Titles of pages, of errors and of the window itself."""
    found = [one for one in titles(language) if denied(language).search(one)]

    assert found == []


@pytest.mark.parametrize("language", DENIED)
def test_the_search_finds_a_planted_title(language: str) -> None:
    """The control: each word of the list is found between others, in capitals too."""
    planted = [one.replace("_", " ") for one in DENIED[language].split()]

    assert planted
    assert all(denied(language).search(f"a {one.upper()} b") for one in planted)


def test_every_language_of_the_list_has_its_words() -> None:
    """A language without a list would pass unseen."""
    assert {one.tag for one in catalogues().languages} == set(DENIED)
