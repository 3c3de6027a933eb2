"""The house measures itself and stays within its aims."""

import sys

from tests.architecture.profile import measure
from tests.architecture.profile import public_without_words


def test_the_house_stays_within_its_aims() -> None:
    """Small modules, small functions, everything typed, few ignores, enough tests."""
    row = measure()
    sys.stdout.write(f"\n{row}\n")

    assert row.median_module <= 110
    assert row.largest_module <= 300
    assert row.p90_function <= 30
    assert row.typed == 1.0
    assert row.ignores < 20


def test_everything_public_says_what_it_is_for() -> None:
    """Every public function and class has a docstring."""
    assert public_without_words() == []
