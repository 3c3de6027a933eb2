"""The rule table of the guard, proven over the WSGI callable, on every route of every app."""

from wsgiref.types import WSGIEnvironment

import pytest
from flask import Flask

from app.web.guard import ANOTHER_USER
from app.web.guard import INSIDE
from app.web.guard import LAUNCH
from app.web.guard import REFUSED
from app.web.guard import STRANGER
from app.web.guard import Pass
from tests.web.attacks import NO_METADATA
from tests.web.attacks import attacks
from tests.web.forged import FORGED
from tests.web.forged import PROPER
from tests.web.forged import STRANGERS
from tests.web.forged import Made
from tests.web.keepers import FakeDoor
from tests.web.keepers import FakeKeeper
from tests.web.keepers import at_the_door
from tests.web.keepers import locked
from tests.web.officer import Officer
from tests.web.requests_made import COOKIE
from tests.web.requests_made import Behind
from tests.web.requests_made import ask
from tests.web.requests_made import guard_before
from tests.web.requests_made import navigation

pytestmark = [pytest.mark.threat("T04"), pytest.mark.threat("T05")]


@pytest.fixture(name="paths")
def _paths(officer: Officer) -> list[str]:
    """Give an address for every route: the open device, the locked one, the door."""
    apps = (officer.app, locked(FakeKeeper()).application, at_the_door(FakeDoor()).application)
    return sorted({rule.rule for app in apps for rule in _rules(app)} | {"/nothing"})


def _rules(app: Flask) -> list[object]:
    return [rule for rule in app.url_map.iter_rules() if not rule.build_only]


def _is_door(path: str) -> bool:
    return path == LAUNCH or path.startswith(f"{LAUNCH}/")


def _sent(request: WSGIEnvironment, allowed: Pass | None = None) -> tuple[int, bytes, int, int]:
    """Give the status, the body, what came through, and the rule that refused."""
    behind = Behind()
    guard = guard_before(behind, allowed) if allowed else guard_before(behind)
    answered = ask(guard, request)
    refused = [*guard.refusals.elements()]
    return answered.status, answered.body, len(behind.hits), refused[0] if refused else 0


@pytest.mark.parametrize("made", PROPER.values(), ids=PROPER.keys())
def test_what_our_own_page_sends_comes_through_everywhere(made: Made, paths: list[str]) -> None:
    """No proper request is ever refused, whatever it asks for."""
    sent = {path: _sent(made.at(path)) for path in paths}

    assert sent == dict.fromkeys(paths, (200, b"case data", 1, 0))


@pytest.mark.parametrize("made", FORGED.values(), ids=FORGED.keys())
def test_what_is_forged_meets_its_rule_everywhere(made: Made, paths: list[str]) -> None:
    """Each forgery is stopped by the rule that was made for it, with one fixed answer."""
    sent = {path: _sent(made.at(path)) for path in paths}

    assert sent == dict.fromkeys(paths, (403, REFUSED, 0, made.rule))


@pytest.mark.parametrize("made", STRANGERS.values(), ids=STRANGERS.keys())
def test_strangers_get_as_far_as_the_door(made: Made, paths: list[str]) -> None:
    """Without the cookie of the window nothing but the launch page is there."""
    sent = {path: _sent(made.at(path))[2:] for path in paths}

    assert sent == {path: (1, 0) if _is_door(path) else (0, 7) for path in paths}


def test_every_cell_of_the_attack_matrix_is_refused_on_every_route(paths: list[str]) -> None:
    """Fourteen kinds from ten origins: nothing comes through, the body is the same."""
    sent = {
        (path, cell): _sent(request)[:3] for path in paths for cell, request in attacks(path)
    }

    assert len(sent) == 140 * len(paths)
    assert set(sent.values()) == {(403, REFUSED, 0)}


def test_without_the_guard_every_attack_arrives() -> None:
    """The control: the same requests reach the data when nobody stands at the door."""
    made = [one.at("/") for one in (*FORGED.values(), *STRANGERS.values())]
    requests = [*made, *(request for _, request in attacks("/"))]
    behind = Behind()
    bodies = {ask(behind, request).body for request in requests}

    assert bodies == {b"case data"}
    assert len(behind.hits) == len(requests)


def test_nobody_is_inside_before_a_window_was_let_in(paths: list[str]) -> None:
    """A device that has just started refuses even the empty cookie."""
    nobody = Pass(name="", sha256="")
    cookies = (None, "", "=", "s_0badcafe=right")
    sent = {
        (path, cookie): _sent(navigation(path, HTTP_COOKIE=cookie), nobody)[2]
        for path in paths
        for cookie in cookies
        if not _is_door(path)
    }

    assert set(sent.values()) == {0}


@pytest.mark.parametrize("path", ["/launch", "/", "/unlock"])
def test_a_web_view_that_is_too_old_is_told_so_and_unlocks_nothing(path: str) -> None:
    """It sends no fetch metadata; a plain page says so from the first address on."""
    behind = Behind()
    answered = ask(guard_before(behind), navigation(path, **NO_METADATA))

    assert answered.status == 403
    assert b"the web view of this device is too old" in answered.body
    assert behind.hits == []


@pytest.mark.parametrize(("cookie", "inside"), [(COOKIE, True), ("s_0badcafe=x", False)])
def test_the_launch_page_is_told_who_holds_the_pass(cookie: str, *, inside: bool) -> None:
    """It is open to strangers, so it has to know them."""
    request_of = navigation("/launch", HTTP_COOKIE=cookie)
    ask(guard_before(Behind()), request_of)

    assert request_of[INSIDE] is inside


@pytest.mark.parametrize(
    "path", ["/launchpad", "/launch.", "/Launch", "//launch", "/launch%2f"]
)
def test_what_only_looks_like_the_launch_page_is_shut(path: str) -> None:
    """One address is exempt from one rule, and no other."""
    assert _sent(navigation(path, HTTP_COOKIE=None))[2:] == (0, 7)


def test_known_and_unknown_paths_are_refused_alike() -> None:
    """Nobody learns from a refusal which pages exist."""
    guard = guard_before(Behind())
    answers = [ask(guard, navigation(path, HTTP_COOKIE=None)) for path in ("/", "/nothing")]

    assert answers[0].body == answers[1].body
    assert answers[0].headers == answers[1].headers


def test_refusals_are_counted_by_their_rule() -> None:
    """Numbers are all that is kept of a stranger."""
    guard = guard_before(Behind())
    for made in (*FORGED.values(), *STRANGERS.values()):
        ask(guard, made.at("/"))

    assert set(guard.refusals) == {1, 2, 3, 4, 5, 6, 7, 8}
    assert guard.refusals.total() == len(FORGED) + len(STRANGERS)


@pytest.mark.parametrize("made", PROPER.values(), ids=PROPER.keys())
def test_another_user_is_refused_whatever_the_request_says(
    made: Made, paths: list[str]
) -> None:
    """What the server knows comes before everything that can be forged."""
    sent = {path: _sent({**made.at(path), STRANGER: True}) for path in paths}

    assert sent == dict.fromkeys(paths, (403, REFUSED, 0, ANOTHER_USER))
