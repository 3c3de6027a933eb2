"""The pages of a locked device."""

from dataclasses import replace

import pytest

from app.web.keeper import Opening
from tests.web.conftest import ROOT
from tests.web.keepers import FRESH
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeKeeper
from tests.web.keepers import locked
from tests.web.officer import HTMX
from tests.web.page_check import parsed

LONG_ENOUGH = 64
WITH_PIN = replace(SET_UP, pin_tries=5)


def test_after_a_start_the_passphrase_is_asked_for() -> None:
    """The PIN of an earlier session is worth nothing."""
    page = locked(FakeKeeper(SET_UP)).get("/").text

    assert "Enter your passphrase" in page
    assert "Use the PIN" not in page


def test_after_a_lock_the_pin_is_asked_for() -> None:
    """The passphrase stays possible."""
    page = locked(FakeKeeper(WITH_PIN)).get("/").text

    assert "Enter your PIN" in page
    assert 'href="/passphrase"' in page


def test_the_lock_screen_shows_a_clock_and_no_name_of_the_product() -> None:
    """Whoever looks over a shoulder learns nothing."""
    page = locked(FakeKeeper(WITH_PIN)).get("/").text

    assert "23:24" in page
    assert "fieldcard" not in page.replace("fieldcard.js", "").casefold()


def test_the_pin_pad_works_without_scripts() -> None:
    """One real field and, where no script can send it, a button."""
    page = locked(FakeKeeper(WITH_PIN)).get("/").text

    assert 'name="pin"' in page
    assert "<noscript>" in page


@pytest.mark.parametrize("typed", [{"passphrase": "a b c"}, {"pin": "270418"}])
def test_what_was_typed_reaches_the_keeper_and_never_the_page(typed: dict[str, str]) -> None:
    """A wrong secret is nearly right, so it is not shown again."""
    keeper = FakeKeeper(WITH_PIN, Opening.wrong)
    answer = locked(keeper).post("/unlock", data=typed)

    assert keeper.asked == list(typed.items())
    assert answer.status_code == 422
    assert "That was not right. Try again." in answer.text
    assert next(iter(typed.values())) not in answer.text


def test_an_open_device_leads_home() -> None:
    """The next page comes from the officer's app."""
    answer = locked(FakeKeeper()).post("/unlock", data={"passphrase": "right"})

    assert (answer.status_code, answer.location) == (303, "/")


def test_wrong_pins_are_counted_down_in_words() -> None:
    """The officer knows when the passphrase will be needed."""
    keeper = FakeKeeper(replace(SET_UP, pin_tries=1), Opening.wrong)

    answer = locked(keeper).post("/unlock", data={"pin": "1"})

    assert "1 try left. Then the passphrase is needed." in answer.text


def test_after_the_last_wrong_pin_the_passphrase_is_asked_for() -> None:
    """The page changes by itself."""
    answer = locked(FakeKeeper(SET_UP, Opening.wrong)).post("/unlock", data={"pin": "1"})

    assert "Enter your passphrase" in answer.text


@pytest.mark.parametrize("opening", [one for one in Opening if one is not Opening.opened])
def test_every_failure_has_plain_words(opening: Opening) -> None:
    """Damage, a full disk and a newer version each say what is kept."""
    answer = locked(FakeKeeper(SET_UP, opening)).post("/unlock", data={"passphrase": "x"})

    assert answer.status_code == 422
    assert 'class="msg"' in answer.text


def test_after_many_wrong_passphrases_the_agency_is_named() -> None:
    """The officer learns of the other way in; it is not offered before."""
    often = locked(FakeKeeper(replace(SET_UP, offers_recovery=True))).get("/").text
    before = locked(FakeKeeper(SET_UP)).get("/").text

    assert "your agency can open this device" in often
    assert "your agency can open this device" not in before


def test_emergency_numbers_need_no_pin() -> None:
    """Help comes first."""
    assert 'href="tel:999"' in locked(FakeKeeper(WITH_PIN)).get("/emergency").text


def test_a_program_that_fell_says_so_once() -> None:
    """The officer learns that nothing was lost."""
    page = locked(FakeKeeper(replace(WITH_PIN, stopped=True))).get("/").text

    assert "Something stopped. What you saved is safe." in page


def test_after_a_fall_the_unlock_leads_back_to_where_it_was() -> None:
    """Nobody has to look for the question; after a lock one starts at Home."""
    fell, locked_only = (
        locked(FakeKeeper(replace(WITH_PIN, stopped=stopped), Opening.opened))
        for stopped in (True, False)
    )
    ways = [one.post("/unlock", data={"pin": "270418"}).location for one in (fell, locked_only)]

    assert ways == ["/again", "/"]


def test_the_clock_leads_back() -> None:
    """After Hide the way back is one tap; a device that locked meanwhile asks for the PIN."""
    client = locked(FakeKeeper(WITH_PIN))
    page = client.get("/clock").text
    tapped = client.post("/clock")

    assert "22 November" in page
    assert '<form method="post" action="/clock"' in page
    assert (tapped.status_code, tapped.location) == (303, "/")


@pytest.mark.parametrize("address", ["/", "/saved"])
def test_a_page_that_was_left_open_gets_the_whole_lock_screen(address: str) -> None:
    """The screen that asks for a part by day is replaced by a page of its own by night."""
    answer = locked(FakeKeeper(WITH_PIN)).get(address, headers=HTMX)

    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["HX-Redirect"] == "/"


def test_a_first_start_leads_to_the_welcome() -> None:
    """There is nothing to unlock yet."""
    answer = locked(FakeKeeper(FRESH)).get("/")

    assert answer.location == "/welcome"


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_an_address_of_the_open_device_leads_to_the_lock_screen(method: str) -> None:
    """A page that was left open meets the PIN, and not a page that says it is gone."""
    answer = locked(FakeKeeper()).open("/encounters/1", method=method)

    assert (answer.status_code, answer.location) == (303, "/")


def test_a_passphrase_is_masked_and_nothing_stops_pasting_it() -> None:
    """Whoever keeps it in a safe may paste it; its length has no bound that one meets."""
    page = parsed(locked(FakeKeeper(SET_UP)).get("/").text)
    (field,) = (one for one in page.iter("input") if one.get("name") == "passphrase")
    script = (ROOT / "static" / "js" / "fieldcard.js").read_text(encoding="utf-8")

    assert field.get("type") == "password"
    assert int(field.get("maxlength") or LONG_ENOUGH) >= LONG_ENOUGH
    assert {"readonly", "onpaste"}.isdisjoint(field.keys())
    assert "paste" not in script
