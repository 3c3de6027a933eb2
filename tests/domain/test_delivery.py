"""Where a sealed referral stands, and when it is tried again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.delivery import FIRST_WAIT
from app.domain.delivery import LONGEST_WAIT
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.delivery import wait
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from tests.builders import NIGHT

LATER = NIGHT + timedelta(minutes=5)
SEALED = Parcel(
    id=EnvelopeId("e1"),
    encounter=EncounterId("a1"),
    receiver="desk-1",
    header=b"{}",
    sealed=b"age",
    sha256="0123456789abcdef" * 4,
    made_at=NIGHT,
)
WAITING = ("sealed", "sending", "retry_wait", "blocked")
OVER = ("done", "rejected", "quarantined", "withdrawn")


@pytest.mark.parametrize("state", DeliveryState)
def test_a_state_says_whether_it_waits_and_whether_news_may_come(state: DeliveryState) -> None:
    """Received is no more than received; done, rejected, set aside, withdrawn are the end."""
    assert state.is_waiting is (state in WAITING)
    assert state.is_open is (state not in OVER)


@pytest.mark.parametrize(
    ("state", "minutes", "expected"),
    [
        (DeliveryState.sealed, None, True),
        (DeliveryState.sending, 10, True),
        (DeliveryState.retry_wait, None, True),
        (DeliveryState.retry_wait, 5, True),
        (DeliveryState.retry_wait, 10, False),
        (DeliveryState.blocked, 5, True),
        (DeliveryState.blocked, 10, False),
        (DeliveryState.retry_wait, 35, False),
        (DeliveryState.retry_wait, 36, True),
        (DeliveryState.blocked, 5_000_000, True),
        (DeliveryState.received, None, False),
    ],
)
def test_a_parcel_is_due_once_its_wait_is_over(
    state: DeliveryState, minutes: int | None, *, expected: bool
) -> None:
    """A crash while sending counts as sealed; what was received is never sent again.

    No wait is longer than half an hour: a later time was written under a wrong clock.
    """
    next_try = NIGHT + timedelta(minutes=minutes) if minutes else None
    parcel = replace(SEALED, state=state, next_try=next_try)

    assert parcel.is_due(LATER) is expected


def test_a_moved_parcel_keeps_its_bytes() -> None:
    """Only the state and its time change; the frozen bytes never do."""
    moved = SEALED.moved(DeliveryState.received, LATER)

    assert (moved.state, moved.state_at) == (DeliveryState.received, LATER)
    assert (moved.header, moved.sealed) == (SEALED.header, SEALED.sealed)
    assert moved.receipt_code == SEALED.receipt_code


@given(st.integers(min_value=0, max_value=10_000), st.floats(min_value=0, max_value=1))
def test_the_wait_is_never_longer_than_half_an_hour(tries: int, chance: float) -> None:
    """It doubles from half a minute, with full jitter."""
    assert timedelta(0) <= wait(tries, chance) <= LONGEST_WAIT
    assert wait(0, 1) == FIRST_WAIT
    assert wait(1, 1) == 2 * FIRST_WAIT
    assert wait(tries, 1) <= wait(tries + 1, 1)


@pytest.mark.parametrize(
    ("state", "made", "moved", "expected"),
    [
        (DeliveryState.sealed, 25, None, True),
        (DeliveryState.retry_wait, 25, 1, True),
        (DeliveryState.blocked, 25, 1, True),
        (DeliveryState.sealed, 23, None, False),
        (DeliveryState.received, 50, 25, True),
        (DeliveryState.received, 50, 23, False),
        (DeliveryState.fetched, 50, 25, False),
        (DeliveryState.quarantined, 50, 25, False),
    ],
)
def test_what_waits_for_a_day_is_late(
    state: DeliveryState, made: int, moved: int | None, *, expected: bool
) -> None:
    """To go, or to be opened: a hub may lose what nobody opened, so the officer is told."""
    parcel = replace(
        SEALED,
        state=state,
        made_at=LATER - timedelta(hours=made),
        state_at=LATER - timedelta(hours=moved) if moved else None,
    )

    assert parcel.is_late(LATER) is expected
