"""Flow B at a border: a whole talk of 20 questions, counted, on a phone of 390 by 844."""

import pytest

from tests.journeys.chooser import Chooser
from tests.journeys.station import Station
from tests.journeys.station import listening

pytestmark = pytest.mark.browser
QUESTIONS = 20
TO_THE_TALK = 9
WHOLE = 36
TOLD = {"core.alone": "alone", "core.age": "adult"}


class BorderOfficer(Chooser):
    """An officer at the second line of a border."""

    __slots__ = ()

    def comes_to_the_talk(self) -> None:
        """Say that this is a border, and take up the whole talk with an interpreter."""
        self.looks_and_listens()
        self.asks_what_now()
        self.says_where()
        self.is_at("border_crossing")
        self.asks_which()
        self.takes("border.interview")
        self.points_to("vi")
        self.go("button[name=means] >> nth=0")

    def named_faults(self) -> list[str]:
        """Look at the screen as a whole, with letters as large as before, and name it."""
        found = [f"{self.place}: {one}" for one in self.faults()]
        self.page.reload()
        return found

    def is_looked_after(self) -> None:
        """Look how the person is, and take a break; the strip of the talk leads here."""
        for choice in ("fine", "break"):
            self.page.goto(f"{self.encounter}/welfare")
            self.go(f"button[name=welfare][value={choice}]")

    def asks_the_whole_talk(self) -> list[str]:
        """Answer whatever comes, one tap each, with a break after ten; gives their order."""
        order: list[str] = []
        while self.page.locator("button[name=absence]").count():
            if len(order) == QUESTIONS // 2:
                self.is_looked_after()
            order.append(self.place)
            if self.place in TOLD:
                self.answers(TOLD[self.place])
            else:
                self.gets_no_answer("unknown")
        return order


def walked(officer: BorderOfficer) -> tuple[list[str], int, list[str]]:
    """Walk from Home to the check page: the questions, taps to the talk, and faults."""
    officer.comes_to_the_talk()
    first = officer.taps
    faults = officer.named_faults()
    order = officer.asks_the_whole_talk()
    faults += officer.named_faults()
    officer.opens_next_steps()
    officer.checks_and_sends()
    return order, first, faults + officer.named_faults()


def test_flow_b_asks_20_questions_in_a_tap_each(
    rehearsal: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is typed; safety comes first; one tap is one answer."""
    officer = BorderOfficer(page=rehearsal.window())
    complaints = listening(officer.page)
    order, first, faults = walked(officer)
    with capsys.disabled():
        print(f"\nflow B: {first} taps to the talk, {officer.taps} in all")  # noqa: T201

    assert len(order) == len(set(order)) == QUESTIONS
    assert order[:3] == ["core.alone", "core.age", "core.needs"]
    assert first <= TO_THE_TALK
    assert officer.taps <= WHOLE
    assert officer.typed == 0
    assert officer.name == "Check before you send"
    assert (faults, complaints.heard) == ([], [])


def test_flow_b_with_the_officers_screens_in_arabic(rehearsal: Station) -> None:
    """The same taps from right to left, with the person's line in Vietnamese."""
    officer = BorderOfficer(page=rehearsal.window())
    officer.reads_in("ar")
    officer.goes_home()
    before = officer.taps
    try:
        order, _, faults = walked(officer)
        direction = officer.direction
    finally:
        officer.reads_in("en")

    assert len(order) == QUESTIONS
    assert officer.taps - before <= WHOLE
    assert direction == "rtl"
    assert faults == []
