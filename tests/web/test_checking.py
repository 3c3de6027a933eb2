"""The check of a window that came in: what it sends must arrive whole before it goes on."""

import pytest

from app.web.guard import INSIDE
from tests.web.keepers import FakeDoor
from tests.web.keepers import at_the_door
from tests.web.officer import HTMX

pytestmark = pytest.mark.threat("T05")
CHECK = "/launch/check"
WHOLE = {INSIDE: True}
SCRIPTS = {"scripts": ""}
TOO_OLD = "The web view of this device is too old"


def test_a_window_that_came_in_is_checked() -> None:
    """The page sends one fragment by itself, and offers the form to a hand."""
    client = at_the_door(FakeDoor())
    led = client.get("/launch?t=RIGHT").location
    page = client.get(CHECK, environ_overrides=WHOLE).text

    assert led == CHECK
    assert page.count(f'hx-post="{CHECK}"') == 1
    assert "data-check" in page


def test_a_window_whose_requests_come_whole_goes_on() -> None:
    """First the fragment, then the form, then Home."""
    door = FakeDoor()
    client = at_the_door(door)
    fragment = client.post(CHECK, headers=HTMX, environ_overrides=WHOLE)
    form = client.post(CHECK, data=SCRIPTS, environ_overrides=WHOLE)

    assert (fragment.status_code, form.status_code, form.location) == (204, 303, "/")
    assert not door.is_turned_out


def test_a_window_without_scripts_goes_on_by_hand() -> None:
    """It can send no fragment, and needs none."""
    answer = at_the_door(FakeDoor()).post(CHECK, environ_overrides=WHOLE)

    assert (answer.status_code, answer.location) == (303, "/")


def test_a_fragment_that_did_not_come_keeps_the_window_out() -> None:
    """The guard refused it, or it never left: nobody unlocks in such a window."""
    door = FakeDoor()
    answer = at_the_door(door).post(CHECK, data=SCRIPTS, environ_overrides=WHOLE)

    assert answer.status_code == 403
    assert TOO_OLD in answer.text
    assert door.is_turned_out


@pytest.mark.parametrize("form", [SCRIPTS, {}])
def test_a_cookie_that_did_not_come_keeps_the_window_out(form: dict[str, str]) -> None:
    """Nobody who holds no pass can turn out the window that does."""
    door = FakeDoor()
    client = at_the_door(door)
    client.post(CHECK, headers=HTMX)
    answer = client.post(CHECK, data=form)

    assert answer.status_code == 403
    assert TOO_OLD in answer.text
    assert not door.is_turned_out


def test_each_window_is_checked_anew() -> None:
    """What an earlier page sent does not count for the next one."""
    client = at_the_door(FakeDoor())
    client.post(CHECK, headers=HTMX, environ_overrides=WHOLE)
    client.get(CHECK, environ_overrides=WHOLE)
    answer = client.post(CHECK, data=SCRIPTS, environ_overrides=WHOLE)

    assert answer.status_code == 403
