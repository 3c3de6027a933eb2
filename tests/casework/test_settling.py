"""Settling: what is changed is kept, and a refused ticket changes nothing."""

from dataclasses import replace

import pytest

from app.casework import settling
from app.casework.desk import Desk
from app.domain.device import Enrolment
from app.domain.device import EnrolmentState
from app.domain.device import Theme
from app.domain.errors import BadTicket
from tests.fake_standing import FakeStanding


def test_language_and_light_are_kept(desk: Desk) -> None:
    """Nothing else of the profile changes."""
    before = desk.device.profile()
    settling.speak(desk, "ar")
    settling.light(desk, Theme.night)

    assert desk.device.profile() == replace(before, language="ar", theme=Theme.night)


def test_a_ticket_leads_to_waiting(desk: Desk) -> None:
    """The hub then waits for the six words."""
    assert isinstance(desk.standing, FakeStanding)
    desk.standing.state = EnrolmentState.none

    assert settling.enrol(desk, "a ticket").state is EnrolmentState.waiting
    assert settling.standing(desk).state is EnrolmentState.waiting


def test_made_up_people_have_no_hub(desk: Desk) -> None:
    """Nothing is known there, and no ticket can be used."""
    alone = replace(desk, standing=None)

    assert settling.standing(alone) == Enrolment()
    with pytest.raises(BadTicket):
        settling.enrol(alone, "a ticket")
