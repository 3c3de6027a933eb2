"""Changing passphrase and PIN on screen: what is asked, what is said, what never comes back."""

from dataclasses import dataclass
from dataclasses import field

import pytest

from app.web import renewing
from app.web.keeper import Mistake
from app.web.keeper import Refused
from app.web.mistakes import MISTAKES
from tests.web.officer import Officer
from tests.web.page_check import words_of

PRESENT = "velvet tractor under nine lanterns"
NEW = "seven copper kettles by the river"
PIN = "730194"


@dataclass(slots=True)
class FakeRenewer:
    """Answers as it was told, and remembers what it was asked."""

    answer: Refused | None = None
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def change_passphrase(self, present: str, new: str) -> Refused | None:
        """Remember both."""
        self.asked.append(("passphrase", present, new))
        return self.answer

    def change_pin(self, present: str, pin: str) -> Refused | None:
        """Remember both."""
        self.asked.append(("pin", present, pin))
        return self.answer


@pytest.fixture(name="renewer")
def _renewer(officer: Officer) -> FakeRenewer:
    found = FakeRenewer()
    renewing.install(officer.app, found)
    return found


@pytest.mark.parametrize(("kind", "new"), [("passphrase", NEW), ("pin", PIN)])
def test_a_change_leads_to_the_lock_screen(
    officer: Officer, renewer: FakeRenewer, kind: str, new: str
) -> None:
    """The present passphrase is always asked for."""
    place = officer.post(f"/settings/{kind}", **{"present": PRESENT, kind: new, "again": new})

    assert place == "/"
    assert renewer.asked == [(kind, PRESENT, new)]


@pytest.mark.parametrize(("kind", "new"), [("passphrase", NEW), ("pin", PIN)])
def test_two_that_differ_are_not_tried(
    officer: Officer, renewer: FakeRenewer, kind: str, new: str
) -> None:
    """A slip of the finger must not lock anybody out."""
    typed = {"present": PRESENT, kind: new, "again": f"{new}1"}
    page = officer.refused(f"/settings/{kind}", 422, **typed)

    assert "Type the same twice: the two are not the same" in words_of(page)
    assert renewer.asked == []


@pytest.mark.parametrize("mistake", [Mistake.too_short, Mistake.too_common, Mistake.wait])
def test_what_is_wrong_is_said_and_no_secret_comes_back(
    officer: Officer, renewer: FakeRenewer, mistake: Mistake
) -> None:
    """Each rule has its own words."""
    renewer.answer = Refused(mistakes=(mistake,))
    typed = {"present": PRESENT, "passphrase": NEW, "again": NEW}
    officer.refused("/settings/passphrase", 422, **typed)
    text = officer.answer.text if officer.answer else ""

    assert MISTAKES[mistake][1] in text
    assert PRESENT not in text
    assert NEW not in text


def test_the_rules_stand_beside_the_fields(officer: Officer) -> None:
    """Length and block list are told before anybody types."""
    passphrase = officer.words("/settings/passphrase")
    pin = officer.words("/settings/pin")

    assert "15 letters or more, or 5 words. Not one that many people use." in passphrase
    assert "6 digits. Not one that many people use" in pin
    assert "After this the device locks." in passphrase
    assert "After this the device locks." in pin


def test_settings_lead_to_both(officer: Officer) -> None:
    """Two rows below Lock."""
    officer.get("/settings")
    text = officer.answer.text if officer.answer else ""

    assert 'href="/settings/passphrase"' in text
    assert 'href="/settings/pin"' in text


def test_made_up_people_have_no_secrets(officer: Officer) -> None:
    """Nothing can be changed where no renewer was brought."""
    page = officer.refused("/settings/pin", 422, present=PRESENT, pin=PIN, again=PIN)

    assert "Made-up people need no passphrase and no PIN" in words_of(page)
