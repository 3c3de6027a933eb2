"""The first start: the two ways to begin, and the form of a new device."""

import pytest

from app.domain.errors import StoreFull
from app.web.keeper import Made
from app.web.keeper import Mistake
from app.web.keeper import Opening
from app.web.keeper import Refused
from app.web.keeper import TicketUse
from app.web.keeper import Wishes
from app.web.mistakes import MISTAKES
from tests.web.keepers import FRESH
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeKeeper
from tests.web.keepers import locked
from tests.web.keepers import refused

TYPED = {
    "jurisdiction": "uk-ew",
    "language": "en",
    "unit": "Unit 7",
    "staff": "A12",
    "passphrase": "a long enough passphrase",
    "again": "a long enough passphrase",
    "pin": "270418",
    "recovery": "age1x",
    "ticket": "TICKET",
}


def test_the_welcome_offers_two_ways() -> None:
    """A real device, or made-up people."""
    page = locked(FakeKeeper(FRESH)).get("/welcome").text

    assert "Set up this device" in page
    assert "Try with made-up people" in page


def test_made_up_people_need_no_form() -> None:
    """One tap leads to Home."""
    keeper = FakeKeeper(FRESH)
    answer = locked(keeper).post("/try")

    assert (answer.location, keeper.asked) == ("/", ["made up"])


def test_a_device_that_is_set_up_does_not_open_without_its_secret() -> None:
    """The way of made-up people is closed once real people may be kept."""
    keeper = FakeKeeper(SET_UP)
    answer = locked(keeper).post("/try")

    assert (answer.location, keeper.asked) == ("/", [])


def test_made_up_people_that_cannot_begin_say_why() -> None:
    """A full disk is a plain sentence."""
    answer = locked(FakeKeeper(FRESH, Opening.no_room)).post("/try")

    assert answer.status_code == 422
    assert "No room is left on this device." in answer.text


class FullKeeper(FakeKeeper):
    """A keeper whose disk fills up while the new device is made."""

    def set_up(self, wishes: Wishes) -> Made | Refused:
        """Find no room."""
        self.asked.append(wishes)
        raise StoreFull


def test_secrets_never_come_back_on_an_error_page() -> None:
    """A form with a passphrase is never kept in the page to be sent again."""
    answer = locked(FullKeeper(FRESH)).post("/setup", data=TYPED)

    assert answer.status_code == 409
    assert TYPED["passphrase"] not in answer.text
    assert TYPED["pin"] not in answer.text


@pytest.mark.parametrize("path", ["/welcome", "/setup"])
def test_a_device_that_is_set_up_is_not_set_up_again(path: str) -> None:
    """Both pages lead to the lock screen."""
    assert locked(FakeKeeper(SET_UP)).get(path).location == "/"


def test_the_form_becomes_wishes() -> None:
    """Everything that was typed arrives, cut free of spaces around it."""
    keeper = FakeKeeper(FRESH)
    answer = locked(keeper).post("/setup", data={**TYPED, "unit": "  Unit 7 "})

    assert answer.location == "/"
    assert keeper.asked == [
        Wishes(
            jurisdiction="uk-ew",
            language="en",
            unit="Unit 7",
            staff="A12",
            passphrase=TYPED["passphrase"],
            pin="270418",
            recovery="age1x",
            ticket="TICKET",
        )
    ]


@pytest.mark.parametrize(
    ("use", "place"),
    [
        (TicketUse.later, "/"),
        (TicketUse.waiting, "/settings"),
        (TicketUse.refused, "/settings"),
        (TicketUse.out_of_reach, "/settings"),
    ],
)
def test_a_ticket_leads_to_the_settings(use: TicketUse, place: str) -> None:
    """There stand the six words, or that it has to be tried again."""
    keeper = FakeKeeper(FRESH, made=Made(ticket=use))

    assert locked(keeper).post("/setup", data=TYPED).location == place


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_is_said_and_what_was_typed_is_kept(mistake: Mistake) -> None:
    """All but the secrets stand in the form again."""
    keeper = FakeKeeper(FRESH, made=refused(mistake))
    answer = locked(keeper).post("/setup", data=TYPED)

    assert answer.status_code == 422
    assert MISTAKES[mistake][1] in answer.text
    assert [TYPED[name] in answer.text for name in ("unit", "staff", "recovery")] == [True] * 3
    assert [TYPED[name] in answer.text for name in ("passphrase", "pin")] == [False, False]


def test_all_mistakes_are_said_at_once() -> None:
    """Nobody goes round twice."""
    keeper = FakeKeeper(FRESH, made=refused(Mistake.too_short, Mistake.pin_digits))
    page = locked(keeper).post("/setup", data=TYPED).text

    assert 'href="#passphrase"' in page
    assert 'href="#pin"' in page


def test_two_different_passphrases_make_nothing() -> None:
    """A slip of the finger would lock the officer out for good."""
    keeper = FakeKeeper(FRESH)
    answer = locked(keeper).post("/setup", data={**TYPED, "again": "another"})

    assert answer.status_code == 422
    assert keeper.asked == []
