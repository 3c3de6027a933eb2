"""The system clock and random ids of a real device."""

import re
from datetime import timedelta
from uuid import UUID

from app.factory.clock import RandomIds
from app.factory.clock import SystemClock
from app.factory.clock import start_code


def test_the_time_is_aware_and_in_utc() -> None:
    """Inside the program there is only UTC."""
    now = SystemClock().now()

    assert now.utcoffset() == timedelta(0)


def test_ids_are_random_and_not_ordered_by_time() -> None:
    """Every id is a UUIDv4."""
    ids = RandomIds()

    assert {UUID(each).version for each in (ids.encounter(), ids.envelope(), ids.event())} == {
        4
    }


def test_a_label_is_a_word_and_a_number() -> None:
    """Lists show "Kite 27", never a name."""
    assert re.fullmatch(r"[A-Z][a-z]+ [1-9][0-9]", RandomIds().label())


def test_chance_stays_between_0_and_1() -> None:
    """The waiting time is chosen from the whole range."""
    ids = RandomIds()

    assert all(0 <= ids.chance() < 1 for _ in range(100))


def test_a_start_code_has_8_signs_that_cannot_be_mistaken() -> None:
    """No 0, O, 1 or I stands in a code that is read from a terminal."""
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{8}", start_code())
