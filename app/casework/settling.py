"""Settling: language, day or night, the agency's policy, and the desk that this device has."""

from dataclasses import replace

from app.casework.desk import Desk
from app.domain.device import Enrolment
from app.domain.device import Theme
from app.domain.errors import BadTicket
from app.domain.own_contact import OwnContact
from app.domain.policy import Policy
from app.domain.recovery import RecoveryState
from app.domain.recovery import recovery_state


def speak(desk: Desk, tag: str) -> None:
    """Let the screens, and the lock screen with them, speak another language from now on."""
    desk.device.save_profile(replace(desk.device.profile(), language=tag))


def light(desk: Desk, theme: Theme) -> None:
    """Show the screens by day, by night, or as the device likes it."""
    desk.device.save_profile(desk.device.profile().with_theme(theme))


def obey(desk: Desk, policy: Policy) -> None:
    """Follow the agency's policy from now on; the journal keeps that it changed."""
    if policy == desk.device.policy():
        return
    desk.device.save_policy(policy)
    desk.journal.note("alteration", "vault", "policy")


def standing(desk: Desk) -> Enrolment:
    """Say how far the hub knows this device; made-up people have no hub."""
    return desk.standing.enrolment() if desk.standing else Enrolment()


def recovery(desk: Desk) -> RecoveryState:
    """Say whether the agency can open this device, and whether that is to be tried again."""
    recipients = desk.device.profile().recovery
    proven_on = desk.device.recovery_proven_on()
    return recovery_state(recipients, proven_on, desk.clock.now().date())


def is_directory_old(desk: Desk) -> bool:
    """Say whether the list of receivers should have been renewed; that stops nobody."""
    return desk.standing is not None and desk.standing.is_directory_old()


def enrol(desk: Desk, ticket: str) -> Enrolment:
    """Use the ticket of a desk; raises BadTicket and HubOutOfReach and changes nothing then."""
    if desk.standing is None:
        raise BadTicket(reason="nowhere")
    return desk.standing.enrol(ticket)


def keep_contact(desk: Desk, contact: OwnContact) -> None:
    """Keep a contact of the unit; one of the same name, or for the same gap, gives way."""
    profile = desk.device.profile()
    others = tuple(one for one in profile.contacts if not _is_same(one, contact))
    desk.device.save_profile(replace(profile, contacts=(*others, contact)))


def drop_contact(desk: Desk, contact: str) -> None:
    """Take a contact of the unit off the list."""
    profile = desk.device.profile()
    left = tuple(one for one in profile.contacts if one.id != contact)
    desk.device.save_profile(replace(profile, contacts=left))


def _is_same(one: OwnContact, other: OwnContact) -> bool:
    fills_the_same = bool(one.fills) and one.fills == other.fills
    return fills_the_same or (one.role, one.name) == (other.role, other.name)
