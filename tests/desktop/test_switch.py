"""The outermost callable of a worker."""

from collections.abc import Iterable
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

import pytest

from app.desktop.switch import Switch
from app.desktop.switch import is_human
from app.desktop.touches import Touch
from tests.web.requests_made import navigation


def saying(word: str) -> WSGIApplication:
    """Make an app that says one word."""

    def app(_environ: WSGIEnvironment, _start: StartResponse) -> Iterable[bytes]:
        return [word.encode()]

    return app


class Counts:
    """A switch with everything that it counted."""

    def __init__(self) -> None:
        self.touched: list[Touch] = []
        self.switch = Switch(saying("launch"), saying("locked"), self.touched.append)

    def ask(self, path: str, query: str = "", method: str = "GET") -> str:
        """Ask for a path, and read the answer to its end."""
        asked = navigation(path, QUERY_STRING=query, REQUEST_METHOD=method)
        parts = self.switch(asked, lambda *_: lambda _: None)
        said = b"".join(parts).decode()
        getattr(parts, "close", lambda: None)()
        return said


def test_a_device_is_locked_until_it_is_not() -> None:
    """The officer's app does not exist before the keys are there."""
    counts = Counts()
    before = counts.ask("/")
    counts.switch.turn_to(saying("officer"))

    assert [before, counts.ask("/")] == ["locked", "officer"]


@pytest.mark.parametrize("path", ["/launch", "/launch/static/css/app.css"])
def test_the_launch_page_is_always_there(path: str) -> None:
    """A browser may come back to a device that is unlocked."""
    counts = Counts()
    counts.switch.turn_to(saying("officer"))

    assert counts.ask(path) == "launch"


def test_an_answer_is_counted_until_it_was_handed_over() -> None:
    """A worker leaves only when the last answer is out."""
    counts = Counts()
    parts = counts.switch(navigation(), lambda *_: lambda _: None)

    assert counts.switch.is_busy
    parts.close()  # type: ignore[attr-defined]
    assert not counts.switch.is_busy


@pytest.mark.parametrize(
    ("path", "query", "human"),
    [("/", "", True), ("/sending", "poll", False), ("/static/css/app.css", "", False)],
)
def test_only_what_a_person_does_keeps_the_device_open(
    path: str, query: str, *, human: bool
) -> None:
    """A page that refreshes itself does not count as somebody being there."""
    assert is_human(navigation(path, QUERY_STRING=query)) is human


def test_hiding_the_page_is_told() -> None:
    """After Hide the device locks sooner."""
    counts = Counts()
    counts.ask("/")
    counts.ask("/clock")
    counts.ask("/clock", method="POST")

    assert counts.touched == [Touch.anything, Touch.hide, Touch.carry_on]


def test_knocking_at_the_door_keeps_no_device_open() -> None:
    """Any program can ask for the launch page: it is no sign that somebody is there."""
    counts = Counts()
    counts.ask("/launch")
    counts.ask("/launch", "t=1")

    assert counts.touched == []
