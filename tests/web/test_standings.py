"""What a device lacks before it can send is said where it matters, and nowhere else."""

from dataclasses import replace

import pytest

from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.device import EnrolmentState
from app.domain.device import Role
from app.web.standings import hub_trouble
from tests.fake_standing import FakeStanding
from tests.web.officer import Officer

NO_DESK = "No desk is set up yet. Add one in Settings."
UNCONFIRMED = "The desk must confirm this device. Read them the six words."
CLOSED = "The desk has closed this device. Ask your unit."


def _stands(desk: Desk, state: EnrolmentState) -> None:
    assert isinstance(desk.standing, FakeStanding)
    desk.standing.state = state


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (EnrolmentState.none, NO_DESK),
        (EnrolmentState.waiting, UNCONFIRMED),
        (EnrolmentState.revoked, CLOSED),
    ],
)
def test_sending_and_check_say_what_is_missing(
    officer: Officer, desk: Desk, state: EnrolmentState, words: str
) -> None:
    """Home stays calm, and nothing claims to go by itself."""
    _stands(desk, state)
    began = officer.begin()

    assert words in officer.words("/sending")
    assert words in officer.words(f"{began}/referral")
    assert words not in officer.words("/")
    assert "Goes by itself." not in officer.words("/sending")


def test_a_confirmed_device_lacks_nothing(officer: Officer) -> None:
    """No strip stands in the way."""
    words = officer.words("/sending")

    assert "Goes by itself." in words
    assert "Add one in Settings" not in words


def test_a_try_is_offered_as_soon_as_a_ticket_was_used(officer: Officer, desk: Desk) -> None:
    """Before that no try could change anything."""
    _stands(desk, EnrolmentState.none)
    assert "Try now" not in officer.words("/sending")

    _stands(desk, EnrolmentState.waiting)
    assert "Try now" in officer.words("/sending")


def test_a_receiver_is_told_of_its_hub(officer: Officer, desk: Desk) -> None:
    """It is a desk itself."""
    device = desk.device
    device.save_profile(replace(device.profile(), role=Role.receiver))
    _stands(desk, EnrolmentState.waiting)

    assert "The hub must confirm this device." in officer.words("/")
    assert "Waiting for the hub to confirm this device." in officer.words("/settings")
    _stands(desk, EnrolmentState.none)
    assert "No hub is set up yet. Add one in Settings." in officer.words("/")


def test_every_cause_has_words_for_a_receiver(officer: Officer) -> None:
    """None of them calls the hub a desk."""
    with officer.app.test_request_context():
        words = {cause: str(hub_trouble(cause)) for cause in Cause}

    assert {cause: said for cause, said in words.items() if "desk" in said} == {}
    assert words[Cause.no_answer] == "Could not reach the hub. We try again by ourselves."
