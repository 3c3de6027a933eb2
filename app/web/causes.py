"""Why a referral has not gone, in the officer's words, with what to do about it."""

from collections.abc import Mapping
from datetime import datetime

from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.receiving import RejectReason
from app.i18n.voices import marked
from app.web.wording import DELIVERIES
from app.web.wording import REJECTIONS

CAUSES: Mapping[Cause, str] = {
    Cause.no_network: marked("No signal. Nothing is lost. It goes by itself."),
    Cause.no_answer: marked("Could not reach the desk. We try again by ourselves."),
    Cause.portal: marked("This network wants a sign-in first. Nothing is lost."),
    Cause.tls_trust: marked("This network cannot be trusted. Use another one."),
    Cause.tls_date: marked("The date of this device is wrong. Set it, then try now."),
    Cause.busy: marked("The desk is busy. We try again by ourselves."),
    Cause.unknown_device: marked("The desk does not know this device. Call your unit."),
    Cause.revoked: marked("The desk has closed this device. Call your unit."),
    Cause.unconfirmed: marked("The desk must confirm this device. Read them the six words."),
    Cause.unknown_receiver: marked("The desk does not know this address. Call your unit."),
    Cause.other_version: marked("The desk has another version of this one. Call the desk."),
    Cause.withdrawn: marked("This one was taken back. Nothing was lost."),
    Cause.malformed: marked("The desk could not read it. Nothing was lost. Call the desk."),
    Cause.outdated: marked("This app is too old for the desk. Ask your unit to update it."),
    Cause.not_enrolled: marked("No desk is set up yet. Add one in Settings."),
    Cause.disk_full: marked("The desk has no room now. We try again by ourselves."),
}
OFFLINE = (Cause.no_network, Cause.no_answer)


UNOPENED = marked("They have it. Nobody has opened it for a day. Call the desk.")


def of_parcel(parcel: Parcel, now: datetime) -> str:
    """Say where one parcel stands, and why, in one line."""
    if parcel.state is DeliveryState.rejected and parcel.reason in set(RejectReason):
        return REJECTIONS[RejectReason(parcel.reason)]
    if parcel.cause is not None:
        return CAUSES[parcel.cause]
    if parcel.state is DeliveryState.received and parcel.is_late(now):
        return UNOPENED
    return DELIVERIES[parcel.state]


def is_offline(parcels: tuple[Parcel, ...]) -> bool:
    """Say whether the last try found no way to the desk."""
    return any(parcel.cause in OFFLINE for parcel in parcels)
