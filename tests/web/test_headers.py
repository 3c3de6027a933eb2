"""The fixed headers on every answer."""

import pytest

from app.web.headers import ALWAYS
from app.web.headers import dress
from tests.web.requests_made import Behind
from tests.web.requests_made import ask
from tests.web.requests_made import guard_before
from tests.web.requests_made import navigation


@pytest.mark.threat("T10")
def test_answers_and_refusals_carry_every_header() -> None:
    """A 403 is dressed like a 200."""
    guard = guard_before(Behind())

    for cookie in ("s_0badcafe=right", "s_0badcafe=wrong"):
        answered = ask(guard, navigation(HTTP_COOKIE=cookie))
        assert dict(ALWAYS).items() <= answered.headers.items()


def test_no_answer_allows_another_origin() -> None:
    """A header that opens the door is taken away, whoever set it."""
    answered = ask(guard_before(Behind()), navigation())

    assert "Access-Control-Allow-Origin" not in answered.headers


def test_an_app_cannot_soften_a_header() -> None:
    """What the app says about storing a page does not count."""
    dressed = dress([("cache-control", "max-age=9"), ("ETag", "x"), ("Vary", "Cookie")])

    assert dressed == [("Vary", "Cookie"), *ALWAYS]
