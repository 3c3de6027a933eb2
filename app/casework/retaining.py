"""Retaining: how long each record stays, what stops its end, and its erasure for good.

Timers count time that surely passed. Whatever a timer says, a record is read again before
it goes: its stage must still be the one that was counted, and no hold may stand.
"""

from dataclasses import dataclass
from datetime import datetime

from app.casework.desk import Desk
from app.casework.errors import OnHold
from app.casework.keeping_ports import ClockMarks
from app.casework.keeping_ports import Erasures
from app.casework.recording import record
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import OnItsWay
from app.domain.follow_up import CallState
from app.domain.follow_up import calls_of
from app.domain.held import HoldLifted
from app.domain.held import HoldReason
from app.domain.held import HoldSet
from app.domain.retention import SLACK
from app.domain.retention import Stub
from app.domain.retention import Timer
from app.domain.retention import keep_until
from app.domain.retention import period
from app.domain.retention import rule_of
from app.domain.retention import stage_of
from app.domain.retention_rule import CAREFUL_DAYS
from app.domain.retention_rule import RetentionRule
from app.domain.retention_rule import Stage
from app.domain.site_record import SiteId

AT_ONCE = 200
LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How long one record stays: its stage, the rule, the day, and what stops the end.

    `until` is None where no timer ends it. `parcels` are its referrals, the oldest first.
    """

    encounter: Encounter
    stage: Stage
    rule: RetentionRule | None
    until: datetime | None
    hold: HoldSet | None
    parcels: tuple[Parcel, ...]
    is_date_sure: bool
    set_asides: int


def look_after(desk: Desk) -> None:
    """Begin timers, erase what is due, and clean every copy; done every hour.

    Nothing is due while the date is not sure, or while damaged files are set aside, which
    nobody could clean: the officer decides about them first.
    """
    if desk.erasures is None or desk.marks is None:
        return
    desk.marks.keep()
    _begin_timers(desk, desk.erasures, desk.marks)
    if desk.marks.is_sure() and not desk.erasures.set_asides():
        _end_what_is_due(desk, desk.erasures, desk.marks)
    desk.erasures.clean(desk.clock.now())


def keep_time(desk: Desk) -> None:
    """Write down now and then what is known about the time."""
    if desk.marks is not None:
        desk.marks.keep()


def kept(desk: Desk, where: EncounterId) -> Kept:
    """Say how long one record stays; raises NoSuchEncounter."""
    encounter = desk.encounters.open(where)
    parcels = desk.outbox.of(where)
    stage = stage_of(encounter, parcels)
    rules = _rules(desk)
    return Kept(
        encounter=encounter,
        stage=stage,
        rule=rule_of(rules, stage),
        until=_until(desk, where, stage, rules),
        hold=encounter.hold,
        parcels=parcels,
        is_date_sure=desk.marks is None or desk.marks.is_sure(),
        set_asides=desk.erasures.set_asides() if desk.erasures else 0,
    )


def hold(desk: Desk, where: EncounterId, reason: HoldReason, words: str) -> Encounter:
    """Note that the record must stay, and why."""
    desk.journal.note("alteration", f"hold.{reason}", where)
    return record(desk, where, HoldSet(reason=reason, words=words))


def lift(desk: Desk, where: EncounterId, words: str) -> Encounter:
    """Note that the record need not stay any more, and why; without a hold nothing is noted."""
    encounter = desk.encounters.open(where)
    if encounter.hold is None:
        return encounter
    desk.journal.note("alteration", "hold.lifted", where)
    return record(desk, where, HoldLifted(words=words))


def erase(desk: Desk, where: EncounterId) -> None:
    """Erase one record because the officer says so, with every copy of it.

    Damaged files that were set aside go too: nobody could clean them. Raises OnHold,
    OnItsWay, NoSuchEncounter, StoreFull and StoreBroken.
    """
    if desk.erasures is None:
        return
    encounter = desk.encounters.open(where)
    if encounter.hold is not None:
        raise OnHold(where)
    if any(one.state is DeliveryState.sending for one in desk.outbox.of(where)):
        raise OnItsWay(where)
    _erase(desk, desk.erasures, encounter)
    desk.erasures.let_set_aside_go()
    desk.erasures.clean(desk.clock.now())


def erased(desk: Desk) -> tuple[Stub, ...]:
    """Give what stays of the records that were erased last."""
    return desk.erasures.stubs(LISTED) if desk.erasures else ()


def set_asides(desk: Desk) -> int:
    """Count the damaged files that were set aside."""
    return desk.erasures.set_asides() if desk.erasures else 0


def let_set_aside_go(desk: Desk) -> None:
    """Delete the damaged files that were set aside, because the officer says so."""
    if desk.erasures is not None:
        desk.erasures.let_set_aside_go()


def _begin_timers(desk: Desk, erasures: Erasures, marks: ClockMarks) -> None:
    """Begin the timer of whatever changed since; a change always begins it anew."""
    changed = erasures.unlooked(AT_ONCE)
    for where in changed:
        encounter = desk.encounters.open(where)
        stage = stage_of(encounter, desk.outbox.of(where))
        timer = Timer(encounter=where, stage=stage, since=marks.seconds())
        erasures.begin(timer, held=encounter.hold is not None)


def _end_what_is_due(desk: Desk, erasures: Erasures, marks: ClockMarks) -> None:
    rules = _rules(desk)
    for stage in CAREFUL_DAYS:
        lasts = period(rules, stage)
        if lasts is not None:
            until = marks.seconds() - int((lasts + SLACK).total_seconds())
            for timer in erasures.timers(stage, until, AT_ONCE):
                _end(desk, erasures, timer)


def _end(desk: Desk, erasures: Erasures, timer: Timer) -> None:
    """Erase one record whose timer has run out, if it is still what was counted."""
    encounter = desk.encounters.open(timer.encounter)
    is_same = stage_of(encounter, desk.outbox.of(encounter.id)) is timer.stage
    waits_for_call = any(
        call.state(desk.clock.now()) is CallState.planned for call in calls_of(encounter)
    )
    if is_same and encounter.hold is None and not waits_for_call:
        _erase(desk, erasures, encounter)


def _erase(desk: Desk, erasures: Erasures, encounter: Encounter) -> None:
    """Write what goes into the journal first, then let it go."""
    events, last_hash = erasures.head(encounter.id)
    stage = stage_of(encounter, desk.outbox.of(encounter.id))
    desk.journal.note("erasure", "encounter", encounter.id)
    desk.journal.note("erasure", "events", f"{encounter.id}:{events}:{last_hash}")
    erasures.erase(encounter.id, stage, desk.clock.now())
    if encounter.site is not None:
        _erase_empty_site(desk, erasures, SiteId(encounter.site.site))


def _erase_empty_site(desk: Desk, erasures: Erasures, site: SiteId) -> None:
    """Let a place go with the last record of its people."""
    if erasures.erase_site(site):
        desk.journal.note("erasure", "site", site)


def _until(
    desk: Desk, where: EncounterId, stage: Stage, rules: tuple[RetentionRule, ...]
) -> datetime | None:
    lasts = period(rules, stage)
    if desk.erasures is None or desk.marks is None or lasts is None:
        return None
    sure = desk.marks.seconds()
    timer = desk.erasures.timer(where)
    if timer is None or timer.stage is not stage:
        timer = Timer(encounter=where, stage=stage, since=sure)
    return keep_until(timer, lasts, sure, desk.clock.now())


def _rules(desk: Desk) -> tuple[RetentionRule, ...]:
    edition = desk.shelf.current(desk.device.profile().jurisdiction)
    return edition.jurisdiction.retention
