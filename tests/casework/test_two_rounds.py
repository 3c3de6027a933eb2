"""Two rounds at once, by itself and by the button: neither undoes what the other proved."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace

import pytest

from app.casework import delivering
from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.delivery import NotYet
from app.domain.delivery import Parcel
from app.domain.event import EnvelopeId
from tests.casework.test_delivering import ONE
from tests.casework.test_delivering import parcel
from tests.fakes import NIGHT
from tests.fakes import FakeCarrier
from tests.fakes import FakeEncounters
from tests.fakes import FakeOutbox


@dataclass
class LateOutbox(FakeOutbox):
    """An outbox in which another round is quicker, between a look and the change."""

    meanwhile: Parcel | None = None

    def change(self, envelope: EnvelopeId, step: Callable[[Parcel], Parcel]) -> Parcel:
        """Let the other round store its result first, once."""
        if self.meanwhile:
            self.save(self.meanwhile)
            self.meanwhile = None
        return super().change(envelope, step)


def received(state: DeliveryState = DeliveryState.received) -> Parcel:
    """Give a parcel whose receipt was verified."""
    return replace(parcel().moved(state, NIGHT), receipt="signed")


@pytest.mark.parametrize("act", [delivering.set_out, delivering.try_now])
def test_what_was_received_meanwhile_stays_received(
    desk: Desk, act: Callable[[Desk], object]
) -> None:
    """It was due a moment ago, and the try of this round would find no answer."""
    outbox = LateOutbox(encounters=FakeEncounters())
    waiting = replace(parcel(), cause=Cause.no_answer, next_try=NIGHT)
    outbox.save(waiting.moved(DeliveryState.retry_wait, NIGHT))
    outbox.meanwhile = received()
    lost = FakeCarrier(outbox=outbox, results=[NotYet(cause=Cause.no_answer)])

    act(replace(desk, outbox=outbox, carrier=lost))

    assert received() == outbox.get(ONE)


def test_an_older_word_never_overtakes_a_newer_one(desk: Desk) -> None:
    """Two rounds hear two words of the receiver at once: the later word stands."""
    outbox = LateOutbox(encounters=FakeEncounters())
    outbox.save(received())
    outbox.meanwhile = received(DeliveryState.accepted)
    news = News(envelope=ONE, sequence=1, state=DeliveryState.fetched, at=NIGHT)

    delivering.hear(replace(desk, outbox=outbox), news)

    assert outbox.get(ONE).state is DeliveryState.accepted
