"""The tables of the form's words are complete over their lists."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.web import form_words

TABLES: tuple[Mapping[Any, object], ...] = (
    form_words.REASONS,
    form_words.PATHS,
    form_words.HINTS,
    form_words.MEANS,
    form_words.TICKED,
    form_words.PRESENCE,
    form_words.WELFARE,
    form_words.AGAIN,
    form_words.HAPPENINGS,
)


@pytest.mark.parametrize("table", TABLES)
def test_each_value_has_its_words(table: Mapping[Any, object]) -> None:
    """Nobody is shown a code."""
    kind = type(next(iter(table)))

    assert set(kind) == set(table)
