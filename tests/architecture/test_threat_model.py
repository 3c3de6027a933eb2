"""docs/threat-model.md: every threat has a test that exists and says that it proves it."""

import re

from tests.architecture.house import ROOT
from tests.architecture.named_tests import all_marked
from tests.architecture.named_tests import exists
from tests.architecture.named_tests import threats_of

PAGE = ROOT / "docs" / "threat-model.md"
ROW = re.compile(r"^\| (T\d\d) \|.*\| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py::\w+)`")
LAST = 20


def test_every_threat_names_its_tests() -> None:
    """The rows are counted without a gap, and none is without a test."""
    rows = _rows()

    assert [f"T{number:02}" for number in range(1, LAST + 1)] == list(rows)
    assert [row for row, tests in rows.items() if not tests] == []


def test_every_named_test_is_there_and_proves_its_row() -> None:
    """A test that was renamed, or that proves something else, is found here."""
    named = [(row, test) for row, tests in _rows().items() for test in tests]

    assert [one for one in named if not exists(one[1])] == []
    assert [(row, test) for row, test in named if row not in threats_of(test)] == []


def test_no_test_proves_a_row_that_is_not_there() -> None:
    """Marks and rows speak of the same threats."""
    rows = set(_rows())

    assert [test for test in all_marked() if not threats_of(test) <= rows] == []


def test_a_name_without_a_test_is_noticed() -> None:
    """Neither another file nor another function passes."""
    here = "tests/architecture/test_threat_model.py::"

    assert exists(f"{here}test_a_name_without_a_test_is_noticed")
    assert not exists(f"{here}test_that_was_never_written")
    assert not exists("tests/architecture/test_nowhere.py::test_a")


def _rows() -> dict[str, list[str]]:
    text = PAGE.read_text(encoding="utf-8")
    return {row: TEST.findall(tests) for row, tests in ROW.findall(text)}
