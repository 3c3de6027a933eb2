"""Block this device, and delete everything: what is said before, and what each tap does."""

from dataclasses import replace

import pytest

from app.web.keeper import Blockable
from app.web.keeper import Recovery
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeKeeper
from tests.web.keepers import locked
from tests.web.officer import Officer
from tests.web.page_check import words_of

pytestmark = pytest.mark.threat("T15")
ALLOWED = Blockable(recovery=Recovery.proven, may_erase=True)


@pytest.mark.parametrize(
    ("recovery", "words"),
    [
        (Recovery.proven, "Only your agency can open it again."),
        (Recovery.not_proven, "Your agency has not tried its key yet."),
        (Recovery.none, "So nothing is deleted. The device locks, and the PIN stops working."),
        (Recovery.made_up, "These people are made up."),
    ],
)
def test_the_page_says_what_blocking_does_before_it_is_done(
    recovery: Recovery, words: str
) -> None:
    """Looking at it changes nothing."""
    keeper = FakeKeeper(can=Blockable(recovery=recovery))
    page = locked(keeper).get("/block").text

    assert words in page
    assert keeper.asked == []


def test_two_taps_block_without_scripts() -> None:
    """The lock screen leads to the page, and its button blocks."""
    keeper = FakeKeeper()
    client = locked(keeper)
    front = client.get("/").text
    answer = client.post("/block")

    assert '<form class="hold" method="post" action="/block"' in front
    assert 'href="/block" data-hold="3000"' in front
    assert (answer.status_code, answer.location, keeper.asked) == (303, "/", ["block"])


def test_a_blocked_device_asks_for_nothing() -> None:
    """It says who can open it, and still gives the numbers for help."""
    page = locked(FakeKeeper(replace(SET_UP, is_blocked=True))).get("/").text

    assert "This device is blocked" in page
    assert "<form" not in page
    assert 'href="/emergency"' in page


def test_deleting_everything_needs_the_policy() -> None:
    """Without it the addresses do not exist."""
    keeper = FakeKeeper()
    client = locked(keeper)
    answers = [client.get("/erase"), client.post("/erase", data={"sure": "twice"})]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert keeper.asked == []
    assert "Delete everything" not in client.get("/block").text


def test_deleting_everything_is_asked_twice() -> None:
    """The first yes leads to the last question only."""
    keeper = FakeKeeper(can=ALLOWED)
    client = locked(keeper)
    offered = client.get("/block").text
    first = client.post("/erase", data={"sure": "once"})
    asked_before = list(keeper.asked)
    second = client.post("/erase", data={"sure": "twice"})

    assert 'href="/erase"' in offered
    assert "This is the last question." in first.text
    assert asked_before == []
    assert (second.status_code, keeper.asked) == (303, ["erase"])


def test_made_up_people_are_only_locked(officer: Officer) -> None:
    """An app without a real device has nothing to block."""
    assert "These people are made up." in words_of(officer.get("/block"))
    assert officer.post("/block") == "/"


@pytest.mark.parametrize("state", ["Switched off", "Open", "Blocked", "What no lock can stop"])
def test_locked_and_open_say_the_same_about_the_lock(officer: Officer, state: str) -> None:
    """The officer finds the limits before they matter."""
    assert state in locked(FakeKeeper()).get("/what-the-lock-does").text
    assert state in officer.words("/what-the-lock-does")
