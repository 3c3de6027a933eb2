"""How long a record stays on the device: what the rules say for the state it is in.

Days are counted by time that has surely passed, never by dates, so that no wrong clock can
end a record early (`app.domain.clock_mark`). Nothing here erases.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta

from app.domain.consent import AgreementAnswer
from app.domain.copy_across import FormReturned
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.retention_rule import CAREFUL_DAYS
from app.domain.retention_rule import RetentionRule
from app.domain.retention_rule import Stage

# What a device that was never told the right time may at most have counted too much.
SLACK = timedelta(days=2)
LOOKED_AT = (DeliveryState.fetched, DeliveryState.accepted, DeliveryState.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Since when a record is in its stage, in seconds that have surely passed."""

    encounter: EncounterId
    stage: Stage
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One referral of an erased record: only that it went, to whom, and its receipt."""

    envelope: EnvelopeId
    receiver: str
    receipt_code: str
    made_at: datetime
    state: DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What stays of an erased record: codes and dates, nothing that was told."""

    encounter: EncounterId
    code: str
    stage: Stage
    started: datetime
    erased_at: datetime
    events: int
    last_hash: str
    gone: tuple[Gone, ...] = ()


def stage_of(encounter: Encounter, parcels: Sequence[Parcel]) -> Stage:
    """Give the stage of a record; `parcels` are its own, the oldest first.

    Opened is only what the receiver said so itself, signed, after a receipt was verified.
    """
    sent = [parcel for parcel in parcels if parcel.state is not DeliveryState.withdrawn]
    if sent:
        is_read = sent[-1].state in LOOKED_AT and sent[-1].receipt
        return Stage.opened if is_read and not _any_on_its_way(sent) else Stage.not_opened
    if parcels:
        return Stage.withdrawn
    agreement = encounter.agreement
    said_no = agreement is not None and agreement.answer is AgreementAnswer.no
    return Stage.other_help if said_no or encounter.when(FormReturned) else Stage.unfinished


def period(rules: Iterable[RetentionRule], stage: Stage) -> timedelta | None:
    """Give how long a stage lasts; None means that no timer ends it."""
    if stage not in CAREFUL_DAYS:
        return None
    rule = rule_of(rules, stage)
    return timedelta(days=CAREFUL_DAYS[stage] if rule is None else max(rule.days, 0))


def rule_of(rules: Iterable[RetentionRule], stage: Stage) -> RetentionRule | None:
    """Find the rule of a stage; the longest counts where there are several."""
    found = [rule for rule in rules if rule.stage is stage]
    return max(found, key=lambda rule: rule.days, default=None)


def is_due(timer: Timer, lasts: timedelta | None, sure: int) -> bool:
    """Say whether a timer has run out, `sure` being the seconds that surely passed."""
    if lasts is None:
        return False
    return timedelta(seconds=sure - timer.since) >= lasts + SLACK


def keep_until(
    timer: Timer, lasts: timedelta | None, sure: int, now: datetime
) -> datetime | None:
    """Give the day on which a timer runs out if the device counts on; None for never."""
    if lasts is None:
        return None
    left = lasts + SLACK - timedelta(seconds=sure - timer.since)
    return now + max(left, timedelta())


def _any_on_its_way(parcels: Iterable[Parcel]) -> bool:
    return any(
        parcel.state.is_waiting or parcel.state is DeliveryState.received for parcel in parcels
    )
