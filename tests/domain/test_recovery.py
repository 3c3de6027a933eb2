"""Recovery is never claimed before it was tried, and is to be tried once a year."""

from datetime import date
from datetime import timedelta

import pytest

from app.domain.recovery import RecoveryState
from app.domain.recovery import recovery_state

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("recipients", "proven_on", "days", "state"),
    [
        ("", None, 0, RecoveryState.none),
        ("", DAY, 0, RecoveryState.none),
        ("age1x", None, 0, RecoveryState.not_proven),
        ("age1x", DAY, 0, RecoveryState.proven),
        ("age1x age1y", DAY, 365, RecoveryState.proven),
        ("age1x", DAY, 366, RecoveryState.due),
        ("age1x", DAY, -400, RecoveryState.proven),
    ],
)
def test_recovery_stands_where_it_was_last_tried(
    recipients: str, proven_on: date | None, days: int, state: RecoveryState
) -> None:
    """A clock that was put back makes nothing due."""
    assert recovery_state(recipients, proven_on, DAY + timedelta(days=days)) is state
