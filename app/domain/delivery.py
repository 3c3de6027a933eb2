"""A sealed referral on its way: states, what came back, and when to try again."""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from enum import StrEnum

from app.domain.cause import Cause
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=30)
LATE = timedelta(hours=24)
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6


class DeliveryState(StrEnum):
    """Where a sealed referral stands; never ahead of what is proven."""

    sealed = "sealed"
    sending = "sending"
    retry_wait = "retry_wait"
    received = "received"
    fetched = "fetched"
    accepted = "accepted"
    rejected = "rejected"
    done = "done"
    blocked = "blocked"
    quarantined = "quarantined"
    withdrawn = "withdrawn"

    @property
    def is_waiting(self) -> bool:
        """Say whether it still has to go."""
        return self in (
            DeliveryState.sealed,
            DeliveryState.sending,
            DeliveryState.retry_wait,
            DeliveryState.blocked,
        )

    @property
    def is_open(self) -> bool:
        """Say whether news of it may still come."""
        return self not in (
            DeliveryState.done,
            DeliveryState.rejected,
            DeliveryState.quarantined,
            DeliveryState.withdrawn,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One frozen sealed referral in the outbox.

    `header` is the canonical signed header, `sealed` the age file; both never change.
    `receipt` is the hub's signed proof, kept byte for byte.
    """

    id: EnvelopeId
    encounter: EncounterId
    receiver: str
    header: bytes
    sealed: bytes
    sha256: str
    made_at: datetime
    state: DeliveryState = DeliveryState.sealed
    tries: int = 0
    cause: Cause | None = None
    next_try: datetime | None = None
    receipt: str = ""
    reason: str = ""
    state_at: datetime | None = None

    @property
    def receipt_code(self) -> str:
        """The short code of the receipt, such as 7K4-Q2M; both ends can say it."""
        return receipt_code(self.sha256)

    def is_due(self, now: datetime) -> bool:
        """Say whether it may be tried now; a crash while sending counts as sealed.

        A time further away than the longest wait was written under a clock that was wrong.
        """
        if self.state in (DeliveryState.sealed, DeliveryState.sending):
            return True
        waiting = self.state in (DeliveryState.retry_wait, DeliveryState.blocked)
        has_to_wait = self.next_try and now < self.next_try <= now + LONGEST_WAIT
        return waiting and not has_to_wait

    def is_late(self, now: datetime) -> bool:
        """Say whether it has waited for a day: to go, or for somebody to open it.

        A hub can lose or end what nobody opened, and a receipt is no reader.
        """
        if self.state is DeliveryState.received:
            return (self.state_at or self.made_at) < now - LATE
        return self.state.is_waiting and self.made_at < now - LATE

    def moved(self, state: DeliveryState, now: datetime) -> "Parcel":
        """Give the parcel in another state."""
        return replace(self, state=state, state_at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The hub holds the bytes and proved it with a receipt that was verified.

    `at` is the hub's signed time where the receipt was made for this very answer.
    """

    receipt: str
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYet:
    """It did not go this time and is tried again by itself."""

    cause: Cause
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """It cannot go until somebody does the named thing; it is still tried now and then."""

    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """It will not be taken as it is; kept, counted, shown, never deleted."""

    cause: Cause


CarryResult = Accepted | NotYet | Blocked | SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One signed and verified event of the receiver about one envelope.

    `reason` is a coded reason of a rejection, empty otherwise.
    """

    envelope: EnvelopeId
    sequence: int
    state: DeliveryState
    at: datetime
    reason: str = ""


def receipt_code(sha256: str) -> str:
    """Shorten the digest of a sealed referral to a code that can be read over the phone.

    No sign can be mistaken for another: I, L, O and U are left out.
    """
    number = int(sha256[:16], 16)
    signs = [CODE_SIGNS[number >> (5 * place) & 31] for place in range(CODE_LENGTH)]
    return f"{''.join(signs[:3])}-{''.join(signs[3:])}"


def wait(tries: int, chance: float) -> timedelta:
    """How long to wait before the next try: doubling from 30 s to 30 min, full jitter.

    `chance` is a random number from 0 to 1, given from outside.
    """
    doublings: int = 1 << min(tries, 10)
    return min(FIRST_WAIT * doublings, LONGEST_WAIT) * chance
