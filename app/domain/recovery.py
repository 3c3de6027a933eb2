"""How sure it is that the agency can open a device whose passphrase is lost."""

from datetime import date
from datetime import timedelta
from enum import StrEnum

TRIED_AGAIN_AFTER = timedelta(days=365)


class RecoveryState(StrEnum):
    """No recovery, one that nobody tried, one that was shown to work, or too long ago."""

    none = "none"
    not_proven = "not_proven"
    proven = "proven"
    due = "due"


def recovery_state(recipients: str, proven_on: date | None, today: date) -> RecoveryState:
    """Say where recovery stands; twelve months after it was tried it is due again."""
    if not recipients:
        return RecoveryState.none
    if proven_on is None:
        return RecoveryState.not_proven
    is_due = today - proven_on > TRIED_AGAIN_AFTER
    return RecoveryState.due if is_due else RecoveryState.proven
