"""Recording beside another window: one tap is one event, and nobody overwrites anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace

import pytest

from app.casework import observing
from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.recording import record_once
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import OpenElsewhere
from app.domain.event import Event
from app.domain.event import OffenceNoted
from tests.fakes import FakeEncounters

DRUGS = OffenceNoted(kinds=("drugs",))
WORK = OffenceNoted(kinds=("work",))


@dataclass
class BusyStore(FakeEncounters):
    """A store to which another window adds something just after this one looked."""

    meanwhile: Callable[[], object] | None = None

    def open(self, encounter: EncounterId) -> Encounter:
        """Give one encounter, then let the other window act, once."""
        found = super().open(encounter)
        act, self.meanwhile = self.meanwhile, None
        if act:
            act()
        return found


@pytest.mark.parametrize(("other", "kept"), [(DRUGS, [DRUGS]), (WORK, [WORK])])
def test_of_two_taps_at_one_moment_one_is_stored(
    desk: Desk, other: Event, kept: list[Event]
) -> None:
    """The same tap is answered like the first; another one is refused."""
    store = BusyStore()
    busy = replace(desk, encounters=store)
    where = observing.begin(busy).id
    store.meanwhile = lambda: record(busy, where, other)

    looked = store.open(where)
    if other == DRUGS:
        record_once(busy, looked, DRUGS, 0)
    else:
        with pytest.raises(OpenElsewhere):
            record_once(busy, looked, DRUGS, 0)

    assert [entry.event for entry in store.open(where).history] == kept
