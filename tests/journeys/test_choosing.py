"""Where is this, which questions, and what comes after: walked on a phone of 390 by 844."""

import pytest

from tests.journeys.chooser import Chooser
from tests.journeys.station import Station
from tests.journeys.station import listening

pytestmark = pytest.mark.browser


def _now(station: Station, **window: bool) -> Chooser:
    officer = Chooser(page=station.window(**window))
    officer.looks_and_listens()
    officer.asks_what_now()
    return officer


def test_a_place_and_a_pack_are_two_taps_away(rehearsal: Station) -> None:
    """The place is told on What now; its pack stands after the questions for everyone."""
    officer = _now(rehearsal)
    complaints = listening(officer.page)
    before = officer.taps
    officer.says_where()
    places = officer.faults()
    officer.is_at("car_wash")
    at = officer.sees("Car wash")
    officer.asks_which()
    packs = officer.faults()

    assert (places, packs, complaints.heard) == ([], [], [])
    assert at
    assert officer.taps - before == 3
    assert officer.ways()[:2] == ["core.full", "labour.full"]
    assert officer.sees("Often missed here: men")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_place_is_found_by_name_with_and_without_scripts(
    rehearsal: Station, *, scripts: bool
) -> None:
    """A part of its name is enough."""
    officer = _now(rehearsal, scripts=scripts)
    officer.says_where()
    officer.finds_place("nail")
    officer.is_at("nail_bar")

    assert officer.sees("Nail bar")
    assert officer.name == "What now"


def test_after_one_way_the_next_pack_is_one_tap_away(rehearsal: Station) -> None:
    """The short way ends on what the answers show; the pack of the place is next."""
    officer = _now(rehearsal)
    officer.says_where()
    officer.is_at("private_household")
    officer.asks_six()
    officer.points_to("vi")
    officer.skips_all()
    shown, faults = officer.name, officer.faults()
    officer.asks_which()
    left = officer.ways()
    officer.takes("core.full")
    rest = officer.skips_all()
    officer.takes("domestic.full")
    first = officer.place

    assert (shown, faults) == ("What the answers show", [])
    assert left[:2] == ["core.full", "domestic.full"]
    assert rest == 4
    assert first.startswith("dom.")


def test_a_child_leads_to_the_child_pack_from_any_screen(rehearsal: Station) -> None:
    """No other pack is offered but by choice of a specialist."""
    officer = Chooser(page=rehearsal.window())
    officer.looks_and_listens()
    officer.opens_danger()
    officer.notices("AGE01")
    officer.asks_what_now()
    officer.asks_which()
    faults = officer.faults()

    assert faults == []
    assert officer.ways()[0].startswith("child.")
    assert officer.sees("Only if a specialist asks")


def test_enough_ends_the_asking_and_can_be_carried_on(rehearsal: Station) -> None:
    """The words say to stop; one quiet button asks on, and then to the end."""
    officer = _now(rehearsal)
    officer.asks_six()
    officer.points_to("vi")
    order = officer.answers_as_asked(alone="alone", age="adult", leave="harm", pay="nothing")
    told = officer.sees("You have enough")
    faults = officer.faults()
    officer.carries_on_asking()
    asked = officer.skips_all()

    assert told
    assert faults == []
    assert len(order) + asked == 8
    assert officer.name == "What the answers show"


def test_in_arabic_the_screens_read_from_right_to_left(rehearsal: Station) -> None:
    """Places and packs keep what they must in the other direction."""
    officer = Chooser(page=rehearsal.window())
    officer.reads_in("ar")
    try:
        officer.opens("home")
        officer.looks_and_listens()
        officer.asks_what_now()
        officer.says_where()
        places = officer.faults()
        officer.is_at("construction")
        officer.asks_which()
        packs = officer.faults()
        direction = officer.page.locator("#screen").get_attribute("dir")
    finally:
        officer.reads_in("en")

    assert (places, packs, direction) == ([], [], "rtl")
