"""How long a record is kept, by how far it came."""

from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta

import pytest

from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.dated_fact import Confidence
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import EnvelopeId
from app.domain.event import EventId
from app.domain.event import Stamp
from app.domain.pack import Digest
from app.domain.retention import Timer
from app.domain.retention import is_due
from app.domain.retention import keep_until
from app.domain.retention import period
from app.domain.retention import stage_of
from app.domain.retention_rule import RetentionRule
from app.domain.retention_rule import Stage
from app.domain.text import Text

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = 24 * 3600
RECORD = Encounter(id=EncounterId("e"), edition=Digest("d"), label="Kite 27", started=NOON)
WORDS = ShownWords(language="en", edition="d", lines=(), state=ReviewState.source)
PARCEL = Parcel(
    id=EnvelopeId("v"),
    encounter=RECORD.id,
    receiver="desk",
    header=b"h",
    sealed=b"s",
    sha256="0" * 64,
    made_at=NOON,
)


def _sent(state: DeliveryState, receipt: str = "signed") -> Parcel:
    return replace(PARCEL, state=state, receipt=receipt)


def _rule(stage: Stage, days: int) -> RetentionRule:
    return RetentionRule(
        id=f"kept_{stage}",
        stage=stage,
        days=days,
        says=Text(id="t", english="Kept."),
        source="a law",
        checked_on=date(2026, 1, 1),
        review_by=date(2027, 1, 1),
        confidence=Confidence.verify,
    )


def _asked(answer: AgreementAnswer) -> Encounter:
    event = AgreementRecorded(answer=answer, reasons=(), shown=WORDS)
    return RECORD.recorded(event, Stamp(id=EventId("1"), at=NOON, offset_minutes=0, who=""))[0]


@pytest.mark.parametrize(
    ("parcels", "stage"),
    [
        ((), Stage.unfinished),
        ((_sent(DeliveryState.sealed, ""),), Stage.not_opened),
        ((_sent(DeliveryState.received),), Stage.not_opened),
        ((_sent(DeliveryState.rejected),), Stage.not_opened),
        ((_sent(DeliveryState.quarantined),), Stage.not_opened),
        ((_sent(DeliveryState.fetched),), Stage.opened),
        ((_sent(DeliveryState.fetched, ""),), Stage.not_opened),
        ((_sent(DeliveryState.rejected), _sent(DeliveryState.accepted)), Stage.opened),
        ((_sent(DeliveryState.done), _sent(DeliveryState.sealed, "")), Stage.not_opened),
        ((_sent(DeliveryState.withdrawn),), Stage.withdrawn),
    ],
)
def test_the_stage_follows_what_the_receivers_proved(
    parcels: tuple[Parcel, ...], stage: Stage
) -> None:
    """Opened is only what was received, and fetched by its receiver."""
    assert stage_of(RECORD, parcels) is stage


def test_a_no_of_the_person_makes_it_other_help() -> None:
    """Who said no got help of another kind; who was not asked did not finish."""
    assert stage_of(_asked(AgreementAnswer.no), ()) is Stage.other_help
    assert stage_of(_asked(AgreementAnswer.not_now), ()) is Stage.unfinished


def test_a_referral_that_nobody_opened_is_never_due() -> None:
    """Not even when a pack gives it a number of days."""
    lasts = period((_rule(Stage.not_opened, 1),), Stage.not_opened)
    timer = Timer(encounter=RECORD.id, stage=Stage.not_opened, since=0)

    assert lasts is None
    assert not is_due(timer, lasts, 10_000 * DAY)
    assert keep_until(timer, lasts, 0, NOON) is None


def test_the_days_of_the_pack_stand_before_the_careful_ones() -> None:
    """Without a rule the careful days count, and the longest of several rules."""
    assert period((), Stage.opened) == timedelta(days=7)
    assert period((_rule(Stage.opened, 30),), Stage.opened) == timedelta(days=30)
    assert period((_rule(Stage.unfinished, 30),), Stage.opened) == timedelta(days=7)


def test_a_timer_runs_out_after_its_days_and_the_slack() -> None:
    """Seven days and the two that an unproven clock may have counted too much."""
    timer = Timer(encounter=RECORD.id, stage=Stage.opened, since=100)
    lasts = period((), Stage.opened)

    assert not is_due(timer, lasts, 100 + 9 * DAY - 1)
    assert is_due(timer, lasts, 100 + 9 * DAY)
    assert keep_until(timer, lasts, 100 + DAY, NOON) == NOON + timedelta(days=8)
    assert keep_until(timer, lasts, 100 + 90 * DAY, NOON) == NOON
