"""Finding names, numbers and addresses in free words."""

import pytest

from app.domain.scanning import LEFT_OUT
from app.domain.scanning import Secrets
from app.domain.scanning import hits
from app.domain.scanning import secrets_of
from app.domain.scanning import without

KEPT = secrets_of(
    ("Nguyễn Thị Linh", "أمينة حسن", "王小明"),
    ("Call sister Hoa at +44 7700 900123", "bee@example.org"),
    ("14 Mill Lane",),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He shouted Linh at night", ["Linh"]),
        ("he shouted LINH", ["LINH"]),
        ("the card says Nguyen", ["Nguyen"]),
        ("the card says Nguyễn", ["Nguyễn"]),
        ("قالت أمينة ذلك", ["أمينة"]),
        ("وأمينة قالت", ["أمينة"]),
        ("我叫王小明", ["王小明"]),
        ("her sister Hoa rang", ["Hoa"]),
        ("07700 900123 is on the wall", ["07700 900123"]),
        ("0044-7700-900-123", ["0044-7700-900-123"]),
        ("٠٧٧٠٠٩٠٠١٢٣", ["٠٧٧٠٠٩٠٠١٢٣"]),
        ("mail other@example.com", ["other@example.com"]),
        ("they sleep at 14 mill lane behind", ["14 mill lane"]),
        ("in SW1A 1AA", ["SW1A 1AA"]),
        ("rings 0161 496 0000 often", ["0161 496 0000"]),
        ("a shop at 7 New Harbour Road there", ["7 New Harbour Road"]),
    ],
)
def test_what_is_stored_is_found_in_any_spelling(words: str, found: list[str]) -> None:
    """Case, accents, country codes and other digits hide nothing."""
    assert found == [hit.words for hit in hits(words, KEPT)]


@pytest.mark.parametrize(
    "words",
    [
        "The linhay barn",
        "Twelve hours a day for 3000 a month",
        "A mill by a lane",
        "",
        "2024",
        "from 2024-05-01 to 2024-06-01",
        "3 men on the way",
    ],
)
def test_other_words_and_numbers_stay(words: str) -> None:
    """A name inside another word is no hit, nor is any number."""
    assert hits(words, KEPT) == ()


def test_every_hit_is_left_out_and_said_to_be() -> None:
    """What stands around it stays."""
    assert f"{LEFT_OUT} rang {LEFT_OUT} twice" == without("Hoa rang 07700900123 twice", KEPT)


def test_hits_that_touch_are_one() -> None:
    """Two given names beside one another stay two, what overlaps is one."""
    kept = Secrets(phrases=frozenset({"mill lane", "lane end"}))

    assert [hit.words for hit in hits("at mill lane end", kept)] == ["mill lane end"]
