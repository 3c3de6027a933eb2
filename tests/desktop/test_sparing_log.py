"""The log of a running device."""

import logging
import sys

import pytest

from app.desktop.sparing_log import Sparing


def record(message: str, **facts: object) -> logging.LogRecord:
    """Make a record as a logger would."""
    made = logging.makeLogRecord({"name": "app.x", "levelname": "ERROR", "msg": message})
    made.__dict__.update(facts)
    return made


def test_an_event_is_written_with_its_code() -> None:
    """Constant names and codes are all that our own log lines hold."""
    assert Sparing().format(record("round_failed", code="OSError")) == (
        "ERROR app.x round_failed code=OSError"
    )


@pytest.mark.threat("T11")
def test_a_fault_shows_its_kind_and_place_and_nothing_that_was_typed() -> None:
    """The message of an error may hold an answer, so it is left out."""
    try:
        raise ValueError("a canary word")  # noqa: EM101, TRY003, TRY301  # that is the point
    except ValueError:
        line = Sparing().format(record("Exception on /canary", exc_info=sys.exc_info()))

    assert "canary" not in line
    assert line.startswith("ERROR app.x fault ValueError test_sparing_log.py:")
