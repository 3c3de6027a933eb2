"""How far the hub knows this device, told only where it matters: what to do about it."""

from collections.abc import Mapping

from app.casework import settling
from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.device import EnrolmentState
from app.domain.device import Role
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.causes import CAUSES
from app.web.speaking import officer
from app.web.wording import HUB_STANDINGS
from app.web.wording import STANDINGS

LACKS: Mapping[EnrolmentState, str] = {
    EnrolmentState.none: CAUSES[Cause.not_enrolled],
    EnrolmentState.waiting: CAUSES[Cause.unconfirmed],
    EnrolmentState.revoked: STANDINGS[EnrolmentState.revoked],
}
HUB_LACKS: Mapping[EnrolmentState, str] = {
    EnrolmentState.none: marked("No hub is set up yet. Add one in Settings."),
    EnrolmentState.waiting: marked(
        "The hub must confirm this device. Read them the six words."
    ),
    EnrolmentState.revoked: HUB_STANDINGS[EnrolmentState.revoked],
}
HUB_CAUSES: Mapping[Cause, str] = {
    Cause.no_network: marked("No signal. What came in so far stands here."),
    Cause.portal: CAUSES[Cause.portal],
    Cause.tls_trust: CAUSES[Cause.tls_trust],
    Cause.tls_date: CAUSES[Cause.tls_date],
    Cause.not_enrolled: HUB_LACKS[EnrolmentState.none],
    Cause.unconfirmed: HUB_LACKS[EnrolmentState.waiting],
    Cause.revoked: HUB_STANDINGS[EnrolmentState.revoked],
}
OUT_OF_REACH = marked("Could not reach the hub. We try again by ourselves.")


def lack(desk: Desk) -> Said | None:
    """Say what is missing before this device can send or fetch; None when nothing is.

    Made-up people lack nothing: they never send.
    """
    if desk.standing is None:
        return None
    is_receiver = desk.device.profile().role is Role.receiver
    told = (HUB_LACKS if is_receiver else LACKS).get(settling.standing(desk).state)
    return officer(told) if told else None


def standing_words(desk: Desk) -> Said:
    """Say in one line how far the hub knows this device."""
    is_receiver = desk.device.profile().role is Role.receiver
    return officer((HUB_STANDINGS if is_receiver else STANDINGS)[settling.standing(desk).state])


def hub_trouble(cause: Cause) -> Said:
    """Say to a receiver why nothing could be fetched."""
    return officer(HUB_CAUSES.get(cause, OUT_OF_REACH))
