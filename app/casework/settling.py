"""Settling: the officer's language, day or night, and the desk that this device sends to."""

from dataclasses import replace

from app.casework.desk import Desk
from app.domain.device import Enrolment
from app.domain.device import Theme
from app.domain.errors import BadTicket


def speak(desk: Desk, tag: str) -> None:
    """Let the screens, and the lock screen with them, speak another language from now on."""
    desk.device.save_profile(replace(desk.device.profile(), language=tag))


def light(desk: Desk, theme: Theme) -> None:
    """Show the screens by day, by night, or as the device likes it."""
    desk.device.save_profile(desk.device.profile().with_theme(theme))


def standing(desk: Desk) -> Enrolment:
    """Say how far the hub knows this device; made-up people have no hub."""
    return desk.standing.enrolment() if desk.standing else Enrolment()


def enrol(desk: Desk, ticket: str) -> Enrolment:
    """Use the ticket of a desk; raises BadTicket and HubOutOfReach and changes nothing then."""
    if desk.standing is None:
        raise BadTicket(reason="nowhere")
    return desk.standing.enrol(ticket)
