"""The rule table of the guard, proven over the WSGI callable with forged requests."""

from wsgiref.types import WSGIEnvironment

import pytest

from app.web.guard import INSIDE
from app.web.guard import REFUSED
from tests.web.requests_made import COOKIE
from tests.web.requests_made import HOST
from tests.web.requests_made import ORIGIN
from tests.web.requests_made import Behind
from tests.web.requests_made import ask
from tests.web.requests_made import form
from tests.web.requests_made import guard_before
from tests.web.requests_made import navigation

EVIL = "http://evil.example"
NO_METADATA = {
    "HTTP_SEC_FETCH_SITE": None,
    "HTTP_SEC_FETCH_MODE": None,
    "HTTP_SEC_FETCH_DEST": None,
}

PROPER = {
    "first load of the launch page": navigation(
        "/launch", HTTP_SEC_FETCH_SITE="none", HTTP_COOKIE=None
    ),
    "styles of the launch page": navigation(
        "/launch/static/css/app.css",
        HTTP_SEC_FETCH_MODE="no-cors",
        HTTP_SEC_FETCH_DEST="style",
        HTTP_COOKIE=None,
    ),
    "the 303 after the launch page": navigation(HTTP_SEC_FETCH_SITE="none"),
    "a link": navigation(),
    "a form without script": form(),
    "a fragment": navigation(HTTP_SEC_FETCH_MODE="same-origin", HTTP_SEC_FETCH_DEST="empty"),
    "a fragment after a post": form(
        HTTP_SEC_FETCH_MODE="same-origin", HTTP_SEC_FETCH_DEST="empty"
    ),
    "a picture": navigation(HTTP_SEC_FETCH_MODE="no-cors", HTTP_SEC_FETCH_DEST="image"),
    "a head": navigation(REQUEST_METHOD="HEAD"),
    "a form with a file": form(CONTENT_TYPE="multipart/form-data; boundary=x"),
    "an empty form": form(CONTENT_LENGTH="0", CONTENT_TYPE=""),
    "cookies of other programs beside ours": navigation(
        HTTP_COOKIE="a=1; s_0badcafe=right; s_11111111=other"
    ),
}

FORGED: dict[str, tuple[int, WSGIEnvironment]] = {
    "another port": (1, navigation(HTTP_HOST="127.0.0.1:1")),
    "no port": (1, navigation(HTTP_HOST="127.0.0.1")),
    "no host": (1, navigation(HTTP_HOST=None)),
    "localhost": (1, navigation(HTTP_HOST=HOST.replace("127.0.0.1", "localhost"))),
    "a rebound name": (1, navigation(HTTP_HOST=HOST.replace("127.0.0.1", "evil.example"))),
    "a short address": (1, navigation(HTTP_HOST=HOST.replace("127.0.0.1", "127.1"))),
    "an address of the newer kind": (
        1,
        navigation(HTTP_HOST=HOST.replace("127.0.0.1", "[::1]")),
    ),
    "a trailing dot": (1, navigation(HTTP_HOST=HOST.replace(":", ".:"))),
    "user information": (1, navigation(HTTP_HOST=f"me@{HOST}")),
    "two hosts": (1, navigation(HTTP_HOST=f"{HOST}, {HOST}")),
    "an absolute target": (1, navigation(REQUEST_URI=f"{EVIL}/")),
    "a socket": (2, navigation(HTTP_UPGRADE="websocket", **NO_METADATA)),
    "a put": (3, form(REQUEST_METHOD="PUT")),
    "a preflight": (3, form(REQUEST_METHOD="OPTIONS")),
    "no fetch metadata": (4, navigation(**NO_METADATA)),
    "a page of another site": (4, navigation(HTTP_SEC_FETCH_SITE="cross-site")),
    "a page of another port": (4, navigation(HTTP_SEC_FETCH_SITE="same-site")),
    "a typed address that posts": (4, form(HTTP_SEC_FETCH_SITE="none")),
    "a script that says it was typed": (
        4,
        navigation(HTTP_SEC_FETCH_SITE="none", HTTP_SEC_FETCH_DEST="script"),
    ),
    "a sandboxed frame": (4, form(HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="null")),
    "an iframe": (5, navigation(HTTP_SEC_FETCH_DEST="iframe")),
    "an object": (5, navigation(HTTP_SEC_FETCH_DEST="object")),
    "a post without origin": (6, form(HTTP_ORIGIN=None)),
    "a post with an opaque origin": (6, form(HTTP_ORIGIN="null")),
    "a post from elsewhere": (6, form(HTTP_ORIGIN=EVIL)),
    "a get from elsewhere": (6, navigation(HTTP_ORIGIN=EVIL)),
    "an origin with a path": (6, form(HTTP_ORIGIN=f"{ORIGIN}/")),
    "no cookie": (7, navigation(HTTP_COOKIE=None)),
    "a wrong cookie": (7, navigation(HTTP_COOKIE="s_0badcafe=wrong")),
    "a tossed duplicate": (7, navigation(HTTP_COOKIE="s_0badcafe=right; s_0badcafe=x")),
    "the right value under another name": (7, navigation(HTTP_COOKIE="s_11111111=right")),
    "a path that only begins like the launch page": (
        7,
        navigation("/launchpad", HTTP_COOKIE=None),
    ),
    "a body of unknown length": (8, form(CONTENT_LENGTH="")),
    "a body of a strange length": (8, form(CONTENT_LENGTH="-1")),
    "a body too long": (8, form(CONTENT_LENGTH="262145")),
    "plain text": (8, form(CONTENT_TYPE="text/plain")),
    "no type": (8, form(CONTENT_TYPE="")),
}


@pytest.mark.parametrize("request_of", PROPER.values(), ids=PROPER.keys())
def test_what_our_own_page_sends_comes_through(request_of: WSGIEnvironment) -> None:
    """No proper request is ever refused."""
    behind = Behind()
    answered = ask(guard_before(behind), dict(request_of))

    assert (answered.status, len(behind.hits)) == (200, 1)


@pytest.mark.parametrize(("rule", "request_of"), FORGED.values(), ids=FORGED.keys())
def test_what_is_forged_meets_its_rule(rule: int, request_of: WSGIEnvironment) -> None:
    """Each attack is stopped by the rule that was made for it, with one fixed answer."""
    behind = Behind()
    guard = guard_before(behind)
    answered = ask(guard, dict(request_of))

    assert (answered.status, answered.body, behind.hits) == (403, REFUSED, [])
    assert guard.refusals == {rule: 1}


@pytest.mark.parametrize("request_of", [each for _, each in FORGED.values()], ids=FORGED.keys())
def test_without_the_guard_every_forgery_arrives(request_of: WSGIEnvironment) -> None:
    """The control: the same requests reach the data when nobody stands at the door."""
    behind = Behind()
    answered = ask(behind, dict(request_of))

    assert (answered.body, len(behind.hits)) == (b"case data", 1)


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


def test_known_and_unknown_paths_are_refused_alike() -> None:
    """Nobody learns from a refusal which pages exist."""
    guard = guard_before(Behind())
    answers = [ask(guard, navigation(path, HTTP_COOKIE=None)) for path in ("/", "/nothing")]

    assert answers[0].body == answers[1].body
    assert answers[0].headers == answers[1].headers
