"""The door of a running device."""

import pytest

from app.web.guard import INSIDE
from app.web.guard import REFUSED
from app.web.launch import Turned
from tests.web.keepers import FakeDoor
from tests.web.keepers import at_the_door


def test_the_page_calls_for_a_code_that_works() -> None:
    """Whoever opens the page finds a fresh code in the terminal."""
    door = FakeDoor()
    page = at_the_door(door).get("/launch")

    assert (page.status_code, door.called) == (200, 1)
    assert "Type the start code" in page.text


@pytest.mark.parametrize("typed", ["RIGHT", " right ", "ri-gh t"])
def test_the_right_code_gives_the_cookie(typed: str) -> None:
    """Spaces, dashes and small letters do not matter."""
    answer = at_the_door(FakeDoor()).post("/launch", data={"code": typed})

    assert (answer.status_code, answer.location) == (303, "/")
    assert answer.headers["Set-Cookie"] == ("s_00000000=x; HttpOnly; Path=/; SameSite=Strict")


@pytest.mark.parametrize(
    ("turned", "words"),
    [
        (Turned.wrong, "Check each letter and figure"),
        (Turned.new_code, "A new one stands in the terminal"),
    ],
)
def test_a_wrong_code_says_what_to_do(turned: Turned, words: str) -> None:
    """Mistyped and used up are two different things."""
    answer = at_the_door(FakeDoor(turned)).post("/launch", data={"code": "WRONG"})

    assert answer.status_code == 422
    assert words in answer.text
    assert "Set-Cookie" not in answer.headers


def test_whoever_is_in_already_goes_on_to_home() -> None:
    """Nobody is asked for a code twice."""
    door = FakeDoor()
    answer = at_the_door(door).get("/launch", environ_overrides={INSIDE: True})

    assert (answer.status_code, answer.location, door.called) == (303, "/", 0)


def test_the_window_comes_in_by_its_token() -> None:
    """It is never asked for a code."""
    answer = at_the_door(FakeDoor()).get("/launch?t=RIGHT")

    assert answer.status_code == 303
    assert "Set-Cookie" in answer.headers


def test_a_wrong_token_meets_the_fixed_refusal() -> None:
    """It is answered like every other stranger."""
    answer = at_the_door(FakeDoor()).get("/launch?t=WRONG")

    assert (answer.status_code, answer.data) == (403, REFUSED)


def test_the_page_finds_its_styles_below_its_own_address() -> None:
    """Everything else stays shut without the cookie."""
    client = at_the_door(FakeDoor())

    assert "/launch/static/css/style.css" in client.get("/launch").text
    with client.get("/launch/static/css/style.css") as sheet:
        assert sheet.status_code == 200


@pytest.mark.parametrize("is_shielded", [True, False])
def test_the_page_warns_where_other_users_may_come(*, is_shielded: bool) -> None:
    """It says nothing where the system keeps them out."""
    page = at_the_door(FakeDoor(is_shielded=is_shielded)).get("/launch").text

    assert ("nobody else works on" in page) is not is_shielded
