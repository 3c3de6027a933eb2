"""The legal minimum of every place: dated, due in time, and plainly none where none holds."""

from datetime import date
from datetime import timedelta
from decimal import Decimal

import pytest

from app import resources
from app.domain.dated_fact import Confidence
from app.domain.pack import Jurisdiction
from app.library.reading import read
from app.library.shelf import PackShelf

TODAY = date(2026, 11, 22)
SHELF = PackShelf(resources.packs(), None)
PLACES = {one: SHELF.current(one).jurisdiction for one in SHELF.jurisdictions()}
ALL = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
KINGDOM = ("uk-ew", "uk-nir", "uk-sct")


def test_the_amounts_are_those_of_the_day() -> None:
    """Three nations alike; a federal floor; none for a union of states and for the world."""
    now = {
        name: [str(one.amount) for one in place.wages if one.holds_on(TODAY)]
        for name, place in PLACES.items()
    }

    assert now == {
        **{name: ["12.71", "10.85", "8.00"] for name in KINGDOM},
        "eu-coe": [],
        "int": [],
        "us": ["7.25"],
    }
    assert {one.currency for one in PLACES["us"].wages} == {"USD"}


def test_an_older_encounter_is_read_by_the_amounts_of_its_day() -> None:
    """The day before the change holds the former amounts, and no day holds two."""
    place = PLACES["uk-ew"]
    before = [one.amount for one in place.wages if one.holds_on(date(2026, 3, 31))]

    assert before == [Decimal("12.21"), Decimal("10.00"), Decimal("7.55")]
    for days in range(365):
        day = date(2025, 11, 22) + timedelta(days=days)
        groups = [one.says.english for one in place.wages if one.holds_on(day)]
        assert len(groups) == len(set(groups)) == 3


@ALL
def test_each_amount_waits_to_be_checked_and_is_due_before_it_changes(
    place: Jurisdiction,
) -> None:
    """Nothing here was compared with the live page."""
    assert {one.confidence for one in place.wages} <= {Confidence.verify}
    assert all(one.source.endswith("not compared") for one in place.wages)
    assert all(one.checked_on == TODAY for one in place.wages)
    if place.id in KINGDOM:
        assert {one.review_by for one in place.wages} == {date(2027, 3, 22)}


@ALL
def test_every_place_says_what_to_know(place: Jurisdiction) -> None:
    """Also that there is no minimum, in plain words."""
    assert place.wages_note is not None
    if not place.wages:
        assert "no" in place.wages_note.english.lower().split()


def test_the_content_holds_no_float() -> None:
    """An amount is digits in quotes, so that it stays exact."""
    content = read(resources.packs()).content

    assert content is not None
    assert {type(one.amount) for place in content.jurisdictions for one in place.wages} == {
        Decimal
    }
