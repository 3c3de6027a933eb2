"""Flow A, as an officer at night does it: card, what now, referral; counted on the way."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.drivers import Officer
from tests.drivers import Receiver
from tests.journeys.town import Town

SEEN = ("CTL17", "DOC01", "LIV06", "CTL03")
FIRST_ANSWER = 6
REFERRAL = 7
SENT_SECONDS = 60
WAITING = "Waiting to go"
_PRESET = """() => [...document.querySelectorAll(
    '#screen :checked, #screen [aria-pressed=true], #screen [aria-current=true]')]
  .map(one => document.title + ': ' + (one.name || one.id))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the flow took, and what the person was shown."""

    first_answer: int
    referral: int
    typed: int
    direction: str
    facts: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"first answer: {self.first_answer} taps, "
            f"referral: {self.referral} more, typed: {self.typed} letters"
        )


class Presets:
    """Watches for anything that stands chosen before somebody chose it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def __call__(self, page: Page) -> None:
        """Look at one screen."""
        self.found += page.evaluate(_PRESET)


def patrol(officer: Officer, language: str) -> Counted:
    """Go from Home to a stored referral for an adult who agrees."""
    begun, typed = officer.taps, officer.typed
    officer.looks_and_listens()
    officer.notices(*SEEN)
    officer.asks_what_now()
    first = officer.taps - begun
    officer.refers_now()
    officer.points_to(language)
    if officer.is_told_first:
        officer.shows_unreviewed()
    direction = officer.persons_line().direction
    facts = officer.facts()
    officer.hears("yes")
    officer.answers("adult")
    officer.sends()
    referral = officer.taps - begun - first
    return Counted(
        first_answer=first,
        referral=referral,
        typed=officer.typed - typed,
        direction=direction,
        facts=facts,
    )


def send_what_waits(town: Town) -> None:
    """Send what earlier journeys left, so that the next referral is the newest at the desk."""
    officer = Officer(page=town.officer.window())
    officer.opens("sending")
    officer.looks_until(WAITING, officer.tries_now, SENT_SECONDS, there=False)


def opened_at_the_desk(town: Town, officer: Officer) -> Receiver:
    """Send the one referral that waits, and let the desk open it."""
    officer.looks_until(WAITING, officer.tries_now, SENT_SECONDS, there=False)
    receiver = Receiver(page=town.desk.window())
    receiver.looks_at_the_first()
    receiver.opens_it()
    return receiver
