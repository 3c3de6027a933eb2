"""Flow A at night with one hand: counted, in three languages, by keys, small, scripts off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from tests.browser import SMALL
from tests.browser import sideways
from tests.drivers import Officer
from tests.hands import Keys
from tests.journeys.patrol import FIRST_ANSWER
from tests.journeys.patrol import REFERRAL
from tests.journeys.patrol import Counted
from tests.journeys.patrol import Presets
from tests.journeys.patrol import opened_at_the_desk
from tests.journeys.patrol import patrol
from tests.journeys.patrol import send_what_waits
from tests.journeys.station import album
from tests.journeys.station import listening
from tests.journeys.town import Town
from tests.journeys.town import found_town

pytestmark = pytest.mark.browser
SIX = {
    "alone": "alone",
    "age": "adult",
    "leave": "harm",
    "papers": "cannot",
    "pay": "nothing",
    "hurt": "threatened",
    "came": "recruited",
    "others": "held",
}


@pytest.fixture(name="town", scope="module")
def _town(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    town = found_town(browser, tmp_path_factory.mktemp("town"))
    town.administrator.confirms(Officer(page=town.officer.window()).reads_six_words())
    yield town
    town.close()


def _say(counted: Counted, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nflow A, {how}: {counted}")  # noqa: T201  # the counts are the result


@pytest.mark.parametrize(("language", "direction"), [("vi", "ltr"), ("ar", "rtl")])
def test_flow_a_in_few_taps(
    town: Town, language: str, direction: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """First answer in 6 taps, referral in 7 more, nothing typed or preset; words are kept."""
    send_what_waits(town)
    presets = Presets()
    officer = Officer(
        page=town.officer.window(theme="dark"), watchers=[album(f"flow-a-{language}"), presets]
    )
    complaints = listening(officer.page)
    counted = patrol(officer, language)
    _say(counted, f"person {language}", capsys)
    desk = opened_at_the_desk(town, officer)
    agreement = dict(desk.section("Agreement"))

    assert counted.first_answer <= FIRST_ANSWER
    assert counted.referral <= REFERRAL
    assert (counted.typed, counted.direction) == (0, direction)
    assert presets.found == []
    assert officer.name == "Sending"
    assert agreement["They agree"] == "Yes"
    assert agreement["The words they were shown"] == " ".join(counted.facts)
    assert agreement["Shown in"] == {"vi": "Vietnamese", "ar": "Arabic"}[language]
    assert (officer.hand.faults, complaints.heard) == ([], [])


def test_flow_a_with_the_officers_screens_in_arabic(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same taps, from right to left, with the person's line in Vietnamese."""
    officer = Officer(page=town.officer.window())
    officer.reads_in("ar")
    try:
        officer.goes_home()
        officer.watchers.append(album("flow-a-officer-ar"))
        counted = patrol(officer, "vi")
        direction = officer.direction
        heading = officer.heading
    finally:
        officer.reads_in("en")
    _say(counted, "officer ar, person vi", capsys)

    assert (counted.first_answer, counted.typed) == (FIRST_ANSWER, 0)
    assert counted.referral <= REFERRAL
    assert (direction, heading.split()[0]) == ("rtl", "الإرسال")
    assert officer.hand.faults == []


def test_flow_a_and_six_questions_without_scripts(town: Town) -> None:
    """Every tap is a plain link or form; nothing of the flow needs a script."""
    officer = Officer(page=town.officer.window(scripts=False))
    counted = patrol(officer, "vi")
    sent = officer.name
    officer.opens("home")
    officer.looks_and_listens()
    officer.asks_what_now()
    officer.asks_six()
    officer.points_to("ar")
    officer.answers_as_asked(**SIX)

    assert (sent, officer.name) == ("Sending", "What the answers show")
    assert counted.first_answer <= FIRST_ANSWER
    assert officer.outcome == "Enough to refer"


def test_flow_a_by_keys_alone(town: Town) -> None:
    """Tab, Space and Enter reach everything; the focus is never lost, hidden or unseen."""
    officer = Officer(page=town.officer.window(), hand=Keys())
    counted = patrol(officer, "vi")

    assert officer.name == "Sending"
    assert counted.typed == 0
    assert officer.hand.faults == []


@pytest.mark.parametrize("text", [100, 200])
def test_flow_a_on_a_narrow_screen(town: Town, text: int) -> None:
    """At 320 px, and with letters twice as large, no screen of the flow moves sideways."""
    too_wide: list[str] = []

    def measure(page: Page) -> None:
        if over := sideways(page, width=SMALL["width"], text=text):
            too_wide.append(f"{page.title()}: {over} px")

    officer = Officer(
        page=town.officer.window(size=SMALL), watchers=[measure, album(f"narrow-{text}")]
    )
    officer.goes_home()
    measure(officer.page)
    patrol(officer, "ar")

    assert officer.name == "Sending"
    assert too_wide == []
