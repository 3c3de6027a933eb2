"""A device that its hub confirmed, with a pinned directory; in memory."""

from dataclasses import dataclass

from app.domain.device import Enrolment
from app.domain.device import EnrolmentState
from app.domain.device import Receiver

MADE_UP_DESK = Receiver(
    id="desk-1", name="Made-up desk", kind="identification", recipients=("age1x",), kids=("k1",)
)


@dataclass
class FakeStanding:
    """A confirmed device with a pinned directory."""

    state: EnrolmentState = EnrolmentState.confirmed
    after_refresh: EnrolmentState | None = None
    known: tuple[Receiver, ...] = (MADE_UP_DESK,)
    is_old: bool = False

    def enrolment(self) -> Enrolment:
        """Give the standing."""
        return Enrolment(state=self.state, tenant="t", device="d")

    def receivers(self) -> tuple[Receiver, ...]:
        """Give the directory."""
        return self.known

    def is_directory_old(self) -> bool:
        """Say whether it is old."""
        return self.is_old

    def enrol(self, ticket: str) -> Enrolment:
        """Take any ticket."""
        self.state = EnrolmentState.waiting if ticket else EnrolmentState.none
        return self.enrolment()

    def refresh(self) -> Enrolment:
        """Learn what the administrator did."""
        self.state = self.after_refresh or self.state
        return self.enrolment()
