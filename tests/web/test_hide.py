"""Hide: until the clock is tapped, every address of an open device answers with it."""

from pathlib import Path

from flask import Flask

from tests.web.officer import HTMX
from tests.web.officer import Officer
from tests.web.page_check import words_of

SNAPSHOT = Path(__file__).with_name("routes.txt")
FREE = (
    "GET /clock",
    "POST /clock",
    "GET /static/<path:filename>",
    "GET /static/css/style.css",
)


def _statuses(app: Flask, lines: list[str]) -> dict[str, int]:
    client = app.test_client()
    return {
        line: client.open(_filled(line.split()[1]), method=line.split()[0]).status_code
        for line in lines
    }


def _filled(rule: str) -> str:
    sample = "00000000-0000-4000-8000-000000000000"
    filled = rule.replace("<id:encounter>", sample).replace("<id:envelope>", sample)
    return filled.replace("<question>", "core.papers").replace("<row>", "name")


def test_behind_the_clock_nothing_else_is_reached(officer: Officer) -> None:
    """Every route of the list, and every address that is none, shows the clock: 423."""
    others = [line for line in SNAPSHOT.read_text().splitlines() if line not in FREE]
    others.append("GET /nothing")
    officer.get("/clock")
    statuses = _statuses(officer.app, others)

    assert statuses == dict.fromkeys(others, 423)


def test_the_hidden_page_is_a_clock_and_one_button(officer: Officer) -> None:
    """It looks like the clock that Hide showed, with a neutral title."""
    shown = words_of(officer.get("/clock"))
    hidden = words_of(officer.get("/saved", status=423))

    assert hidden == shown
    assert "Tap to carry on" in hidden


def test_a_fragment_of_another_window_becomes_the_clock_too(officer: Officer) -> None:
    """A window that still shows a case loses it with its next request."""
    officer.get("/clock")
    answer = officer.app.test_client().get("/sending?poll", headers=HTMX)

    assert answer.status_code == 423
    assert 'action="/clock"' in answer.text
    assert answer.headers["HX-Replace-Url"] == "false"


def test_a_tap_on_the_clock_carries_on(officer: Officer) -> None:
    """Home opens, and every page is there again."""
    officer.get("/clock")
    leads_to = officer.post("/clock")

    assert leads_to == "/"
    assert officer.get("/saved") is not None


def test_only_the_tap_carries_on(officer: Officer) -> None:
    """Looking at the clock again, and a tap that brings something along, change nothing."""
    officer.get("/clock")
    officer.get("/clock")
    officer.refused("/clock", 422, next="/saved")

    assert officer.get("/saved", status=423) is not None
