"""Delivering: what is due, what came back, and the plain tray of what stands where.

State is written before every call to the hub. Nothing gives up, nothing is deleted, and
nothing is called received without a receipt that was verified.
"""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from datetime import timedelta

from app.casework.desk import Desk
from app.casework.timing import set_right
from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import Blocked
from app.domain.delivery import CarryResult
from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.delivery import NotYet
from app.domain.delivery import Parcel
from app.domain.delivery import SetAside
from app.domain.delivery import wait
from app.domain.device import EnrolmentState
from app.domain.errors import NoSuchEnvelope
from app.domain.event import EnvelopeId

OUT_OF_REACH = frozenset({Cause.no_network, Cause.no_answer, Cause.portal})
ORDER = (
    DeliveryState.received,
    DeliveryState.fetched,
    DeliveryState.accepted,
    DeliveryState.done,
)
NEEDS = (DeliveryState.blocked, DeliveryState.quarantined, DeliveryState.rejected)
WAITING = tuple(state for state in DeliveryState if state.is_waiting)
OPENED = tuple(
    state for state in DeliveryState if state not in (*NEEDS, *WAITING, DeliveryState.received)
)
MOST_OPENED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """Parcels by what the officer has to know: needs you, waiting to go, with the desk."""

    needs_you: tuple[Parcel, ...]
    waiting: tuple[Parcel, ...]
    received: tuple[Parcel, ...]


def tray(desk: Desk) -> Tray:
    """Sort the outbox for the sending screen; of what was opened there, the newest."""
    waiting = desk.outbox.looks(state for state in WAITING if state not in NEEDS)
    unopened = desk.outbox.looks((DeliveryState.received,))
    opened = desk.outbox.looks(OPENED, MOST_OPENED)
    return Tray(
        needs_you=desk.outbox.looks(NEEDS),
        waiting=waiting,
        received=(*unopened, *opened),
    )


def is_anything_open(desk: Desk) -> bool:
    """Say whether the hub should be asked at all."""
    return bool(desk.outbox.looks((one for one in DeliveryState if one.is_open), 1))


def go_round(desk: Desk) -> None:
    """Make one round: learn the standing, send what is due, fetch what the receivers did."""
    if desk.carrier is None or desk.standing is None:
        return
    if desk.standing.enrolment().state is EnrolmentState.waiting or _is_blocked(desk):
        learn_standing(desk)
    if not is_anything_open(desk):
        return
    if _is_held_up(desk) and desk.carrier.reach():
        _hurry(desk, OUT_OF_REACH)
    for parcel in set_out(desk):
        come_back(desk, parcel.id, desk.carrier.carry(parcel))
    for news in desk.carrier.news():
        hear(desk, news)


def learn_standing(desk: Desk) -> None:
    """Ask for certificate and directory again, and free what waited for either.

    Done at unlock and while something is blocked, so that a confirmation, a new receiver,
    changed keys and an ended access are all learnt by themselves.
    """
    if desk.standing is None or desk.standing.enrolment().state is EnrolmentState.none:
        return
    if desk.standing.refresh().state is EnrolmentState.confirmed:
        _hurry(desk, {Cause.unconfirmed, Cause.unknown_receiver})


def try_now(desk: Desk) -> None:
    """Make a round at once, whatever the waiting times say."""
    _hurry(desk, set(Cause))
    go_round(desk)


def set_out(desk: Desk) -> tuple[Parcel, ...]:
    """Pick what is due and write "sending" durably before any call."""
    now = desk.clock.now()

    def leave(parcel: Parcel) -> Parcel:
        return parcel.moved(DeliveryState.sending, now) if parcel.is_due(now) else parcel

    due = (parcel.id for parcel in desk.outbox.looks(WAITING) if parcel.is_due(now))
    gone = [desk.outbox.change(envelope, leave) for envelope in due]
    return tuple(parcel for parcel in gone if parcel.state is DeliveryState.sending)


def come_back(desk: Desk, envelope: EnvelopeId, result: CarryResult) -> Parcel:
    """Store what one try brought; only a verified receipt makes it received.

    Of two tries at once, the one that failed never takes back what the other proved.
    """

    def learn(parcel: Parcel) -> Parcel:
        return _after(desk, parcel, result) if parcel.state.is_waiting else parcel

    parcel = desk.outbox.change(envelope, learn)
    if isinstance(result, Accepted) and result.at is not None:
        set_right(desk, result.at)
    return parcel


def _after(desk: Desk, parcel: Parcel, result: CarryResult) -> Parcel:
    now = desk.clock.now()
    match result:
        case Accepted(receipt=receipt):
            received = parcel.moved(DeliveryState.received, now)
            return replace(received, receipt=receipt, cause=None, next_try=None)
        case SetAside(cause=cause):
            return replace(parcel.moved(DeliveryState.quarantined, now), cause=cause)
        case NotYet(cause=cause, retry_after=after):
            return _later(desk, parcel.moved(DeliveryState.retry_wait, now), cause, after)
        case Blocked(cause=cause):
            return _later(desk, parcel.moved(DeliveryState.blocked, now), cause, None)


def _later(desk: Desk, parcel: Parcel, cause: Cause, after: timedelta | None) -> Parcel:
    pause = after or wait(parcel.tries, desk.ids.chance())
    due = desk.clock.now() + pause
    return replace(parcel, cause=cause, tries=parcel.tries + 1, next_try=due)


def hear(desk: Desk, news: News) -> None:
    """Store a verified word of the receiver; an older word never overtakes a newer one."""

    def listen(parcel: Parcel) -> Parcel:
        if not _is_forward(parcel.state, news.state):
            return parcel
        return replace(parcel.moved(news.state, desk.clock.now()), reason=news.reason)

    with suppress(NoSuchEnvelope):
        desk.outbox.change(news.envelope, listen)


def _is_blocked(desk: Desk) -> bool:
    return bool(desk.outbox.looks((DeliveryState.blocked,), 1))


def _is_held_up(desk: Desk) -> bool:
    return any(parcel.cause in OUT_OF_REACH for parcel in desk.outbox.looks(WAITING))


def _hurry(desk: Desk, causes: AbstractSet[Cause]) -> None:
    def free(parcel: Parcel) -> Parcel:
        return replace(parcel, next_try=None) if parcel.cause in causes else parcel

    for parcel in desk.outbox.looks(WAITING):
        if parcel.next_try is not None and parcel.cause in causes:
            desk.outbox.change(parcel.id, free)


def _is_forward(now: DeliveryState, then: DeliveryState) -> bool:
    if then is DeliveryState.rejected:
        return now in ORDER
    return now in ORDER and then in ORDER and ORDER.index(then) > ORDER.index(now)
