"""The content says what the sheet of the catalogue says, row by row."""

import pytest

from app.domain.catalogue import Catalogue
from app.domain.catalogue import Indicator
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.catalogue import Strength
from tests.builders import catalogue
from tests.domain.catalogue_sheet import Written
from tests.domain.catalogue_sheet import rows
from tests.domain.catalogue_sheet import values

ROWS = rows()
BY_CODE = {indicator.code: indicator for indicator in catalogue().indicators}
ELEMENTS = {"A": "act", "M": "means", "P": "purpose", "X": "context"}
LETTERS = {
    "S": Strength.strong,
    "M": Strength.medium,
    "W": Strength.weak,
    "-": Strength.none,
}
NOTICED = {"O": "observed", "Q": "asked", "T": "told", "F": "file"}
IN_WORDS = {"WRK01", "REC18"}
"""Rows whose strengths stand in a sentence of the note, not beside the value."""


def test_the_catalogue_holds_every_row_of_the_sheet_in_its_order() -> None:
    """There are 164 rows, and no other."""
    written = [row["code"] for row in ROWS]

    assert [indicator.code for indicator in catalogue().indicators] == written
    assert len(written) == 164


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_row_says_what_the_sheet_says(row: dict[str, str]) -> None:
    """Text, elements, dimension, cluster, strengths, noticed and sources are the same."""
    found = BY_CODE[row["code"]]

    assert found.text.english == row["text"]
    assert found.text.id == f"catalogue/{row['code']}/text"
    assert list(found.elements) == [ELEMENTS[one] for one in row["element"].split("/")]
    assert found.dimension == row["dimension"]
    assert found.cluster == row["cluster"]
    assert {kind: found.weights.of(kind) for kind in Kind} == {
        kind: LETTERS[row[kind]] for kind in Kind
    }
    assert list(found.noticed) == [NOTICED[one] for one in row["noticed"].split()]
    assert list(found.sources) == row["source"].split()
    assert found.derived == ("erived" in row["note"] and "do not ask" in row["note"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_row_holds_the_values_of_its_note(row: dict[str, str]) -> None:
    """Each value of a note is a value, or a free field, with the same letter and state."""
    found = BY_CODE[row["code"]]
    listed = values(row["note"])
    named = {one.name for one in listed}

    assert named <= {value.id for value in found.values} | set(found.details)
    if row["code"] not in IN_WORDS:
        assert _typed(found) == {one for one in listed if one.name not in found.details}
    assert len({value.id for value in found.values}) == len(found.values)


def _typed(found: Indicator) -> set[Written]:
    letters = {strength: letter for letter, strength in LETTERS.items()}
    return {
        Written(value.id, letters[value.strength] if value.strength else "", value.sets or "")
        for value in found.values
    }


def test_only_the_rows_named_in_the_legend_have_values_that_change_something() -> None:
    """The legend names the rows whose values change weight or state."""
    changing = {
        indicator.code
        for indicator in catalogue().indicators
        if any(value.strength or value.sets for value in indicator.values)
    }

    assert changing == {"CTL12", "CTL01", "CTL22", "DOC01", "WRK01", "MON01", "REC18"}


def test_hours_are_values_or_numbers() -> None:
    """Hours may be tapped as values or written as numbers."""
    hours = BY_CODE["WRK01"]

    assert {value.id: value.strength for value in hours.values} == {
        "twelve_hours": Strength.medium,
        "no_day_off": Strength.medium,
        "on_call_at_night": Strength.medium,
        "over_48_hours": Strength.weak,
        "own_choice": Strength.none,
    }
    assert hours.details == ("hours_day", "days_week", "hours_week", "last_day_off")


def test_a_pledged_home_is_medium_as_its_note_says() -> None:
    """The letter stands in the sentence of the note."""
    pledged = next(v for v in BY_CODE["REC18"].values if v.id == "pledged.home_or_land")

    assert pledged.strength is Strength.medium


def test_every_sign_has_a_source_and_fourteen_words_at_most() -> None:
    """A sign without a source is not carried; the text stays short."""
    for indicator in catalogue().indicators:
        assert indicator.sources
        assert len(indicator.text.english.split()) <= 14


def test_values_that_set_a_state_carry_no_strength() -> None:
    """A value is either a state or a weight."""
    both = [
        value
        for indicator in catalogue().indicators
        for value in indicator.values
        if value.sets and value.strength
    ]

    assert both == []
    assert {v.sets for v in BY_CODE["CTL12"].values} == {None, State.absent, State.unknown}


def test_catalogues_of_one_version_are_still_told_apart() -> None:
    """Only the hash looks at the version alone."""
    other = Catalogue(version=catalogue().version, sources=(), indicators=())

    assert hash(other) == hash(catalogue())
    assert other != catalogue()
