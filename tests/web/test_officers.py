"""Officers who share a device: the chooser of the lock screen, and adding one more."""

from dataclasses import replace

import pytest

from app.web.code_words import CODE_WORDS
from app.web.keeper import Colleague
from app.web.keeper import Wishes
from tests.web.keepers import FRESH
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeKeeper
from tests.web.keepers import locked
from tests.web.test_setup import TYPED

TWO = (Colleague(id="first", word="river"), Colleague(id="a1b2", word="lamp"))
SHARED = replace(SET_UP, officers=TWO)
ALONE = replace(SET_UP, officers=TWO[:1], officer="first")


def test_after_a_start_the_officers_choose_first() -> None:
    """No secret can be typed before it is clear whose it is."""
    page = locked(FakeKeeper(SHARED)).get("/").text

    assert "Choose your word" in page
    assert ">River<" in page
    assert ">Lamp<" in page
    assert 'type="password"' not in page
    assert 'href="/block"' in page


def test_a_word_leads_to_the_lock_screen_of_its_officer() -> None:
    """The page that follows comes from a process of their own."""
    keeper = FakeKeeper(SHARED)
    answer = locked(keeper).post("/officers", data={"officer": "a1b2"})

    assert (answer.status_code, answer.location) == (303, "/")
    assert keeper.asked == [("officer", "a1b2")]


def test_the_lock_screen_says_whose_it_is_and_leads_to_the_others() -> None:
    """By the word alone."""
    page = locked(FakeKeeper(replace(SHARED, officer="a1b2", pin_tries=5))).get("/").text

    assert "Lamp · Enter your PIN" in page
    assert "River" not in page
    assert 'href="/officers"' in page


def test_an_officer_alone_meets_no_chooser() -> None:
    """There is only the way to add somebody."""
    client = locked(FakeKeeper(ALONE))
    page = client.get("/").text

    assert "River" not in page
    assert 'href="/officers/add"' in page
    assert client.get("/officers").location == "/"


@pytest.mark.parametrize("typed", [{"passphrase": "a b c"}, {"pin": "270418"}])
def test_a_secret_for_nobody_is_not_tried(typed: dict[str, str]) -> None:
    """A page that was left open leads to the words."""
    keeper = FakeKeeper(SHARED)
    answer = locked(keeper).post("/unlock", data=typed)

    assert (answer.location, keeper.asked) == ("/", [])
    assert "Choose your word" in locked(keeper).get("/passphrase").text


def test_one_more_officer_goes_through_set_up() -> None:
    """The wishes say that it is another, and which word was chosen."""
    keeper = FakeKeeper(ALONE)
    client = locked(keeper)
    page = client.get("/officers/add").text
    answer = client.post("/officers/add", data={**TYPED, "word": "lamp"})
    wishes = keeper.asked[0]

    assert 'action="/officers/add"' in page
    assert [word in page for word in ("River", "Lamp")] == [True, True]
    assert answer.location == "/"
    assert isinstance(wishes, Wishes)
    assert (wishes.another, wishes.word) == (True, "lamp")


def test_the_first_officer_is_not_another() -> None:
    """A device without anybody shows the welcome."""
    assert locked(FakeKeeper(FRESH)).get("/officers/add").location == "/"


def test_no_word_can_be_mistaken_for_another() -> None:
    """Each is one word, and no two look alike at a glance."""
    assert all(word.isalpha() and word == word.casefold() for word in CODE_WORDS)
    assert len({word[:3] for word in CODE_WORDS}) == len(CODE_WORDS)
    assert {said.casefold() for said in CODE_WORDS.values()} == set(CODE_WORDS)
