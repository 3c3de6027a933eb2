"""Amounts in any digits: exact, and refused where they can be read in two ways."""

from decimal import Decimal

import pytest
from werkzeug.datastructures import MultiDict

from app.web.reading_amounts import NotAnAmount
from app.web.reading_amounts import OutOfRange
from app.web.reading_amounts import amount

D = Decimal


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", None),
        ("  ", None),
        ("0", "0"),
        ("600", "600"),
        ("600.5", "600.5"),
        ("600,50", "600.50"),
        ("1 200", "1200"),
        ("1'200", "1200"),
        ("1.200.000", "1200000"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1\N{NO-BREAK SPACE}200,50", "1200.50"),
        ("\u0666\u0660\u0660\u066b\u0665", "600.5"),
        ("६००", "600"),
    ],
)
def test_an_amount_is_read_exactly(typed: str, expected: str | None) -> None:
    """Nobody told it where the field is empty; nothing becomes a float."""
    found = amount(MultiDict({"paid": typed}), "paid")

    assert found == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    "typed", ["1,200", "1.200", "abc", "-5", "1.2.3", "5 GBP", "1,2,3", "."]
)
def test_what_is_unclear_is_refused(typed: str) -> None:
    """1,200 is 1200 to some and 1.2 to others."""
    with pytest.raises(NotAnAmount):
        amount(MultiDict({"paid": typed}), "paid")


@pytest.mark.parametrize("typed", ["25", "0"])
def test_hours_have_bounds(typed: str) -> None:
    """A day has 24 hours, and no work takes no time."""
    with pytest.raises(OutOfRange):
        amount(MultiDict({"hours": typed}), "hours", D(24), above_nought=True)
