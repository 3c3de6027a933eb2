"""On a phone: twenty people at one place, a minute each; and somebody at a desk."""

import pytest

from tests.drivers import Officer
from tests.journeys.inspector import Inspector
from tests.journeys.station import Station

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PEOPLE = 20
BLINK = 1.5
MOST_TAPS = 8


@pytest.fixture
def inspector(rehearsal: Station) -> Inspector:
    """Give an officer at Home, with made-up people."""
    return Inspector(page=rehearsal.window())


def taps_of(token: int) -> dict[str, str]:
    """Give what is known of one person."""
    told = {"core_age": "adult", "core_alone": "alone", "seen": "LIV06", "wish": "later"}
    told |= {"core_papers": "kept"} if token in (3, 6) else {}
    told |= {"core_age": "child"} if token == 9 else {}
    return told | ({"seen": "DNG01"} if token == 12 else {})


def test_twenty_people_are_met_in_a_minute_each(inspector: Inspector) -> None:
    """Eight taps a person at most, the next one is there at once, danger stands first."""
    inspector.comes_to_many_people()
    inspector.describes("Yard behind the mill", PEOPLE, "CTL03")
    inspector.begins_with_the_next()
    before, slowest = inspector.taps, 0.0
    for token in range(1, PEOPLE + 1):
        slowest = max(slowest, inspector.spends_a_minute(**taps_of(token)))
    each = (inspector.taps - before) / PEOPLE
    rows = inspector.people()
    print(f"20 people: {each:.1f} taps each, slowest save {slowest * 1000:.0f} ms")  # noqa: T201

    assert each <= MOST_TAPS
    assert slowest < BLINK
    assert len(rows) == PEOPLE
    assert rows[0] == "12: Danger now"
    assert rows[1] == "9: May be under 18"


def test_a_common_number_goes_into_each_record(inspector: Inspector) -> None:
    """Two people give it, the officer keeps it, and each has a talk and a record alone."""
    inspector.comes_to_many_people()
    inspector.describes("Yard", 3, "LIV02")
    for token in (1, 2):
        inspector.opens_person(token)
        inspector.notes_thread("phone", "07 700 900")
    inspector.keeps_the_thread()
    kept = inspector.sees("In each record")
    inspector.opens_person(3)
    inspector.talks_alone()
    inspector.points_to("vi")

    assert kept
    assert "/questions/core.alone" in inspector.page.url or "/interpreter" in inspector.page.url


def test_nobody_leaves_the_desk_unseen(inspector: Inspector) -> None:
    """Save and stop asks how it ends; without name and time it is not taken."""
    inspector.welcomes_somebody()
    inspector.points_to("vi")
    inspector.page.goto(f"{inspector.encounter}/steps")
    inspector.go("form[action$='/stop'] button")
    asked = inspector.name
    inspector.ends_without_help("come_back", "", "")
    refused = inspector.sees("Name a colleague who knows about it.")
    inspector.ends_without_help("", "Desk 2", "14:30")
    inspector.page.goto(f"{inspector.origin}/desk")

    assert asked == "Before they go"
    assert refused
    assert inspector.sees("Told to come back. Colleague: Desk 2, 14:30")


def test_the_law_is_read_with_its_age(officer: Officer) -> None:
    """From Home over Advice line, in two taps, offline."""
    officer.follows("Advice line")
    officer.follows("Law and help here")
    officer.unfolds("Duty to notify")

    assert officer.name == "Law and help here"
    assert officer.sees("No name is given without agreement.")
    assert officer.sees("Check with your desk")
