"""Encounters found by what stands in them: calls that are due outlive a restart."""

from pathlib import Path

from app.domain.call import CallPlanned
from app.domain.event import Paused
from app.domain.follow_up import calls_of
from app.domain.receipt import ReceiptGiven
from app.vault.encounters import EncounterStore
from app.vault.opening import open_vault
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_encounter

CALL = CallPlanned(caller="a", called="b", hours=24, way="text")


def test_only_encounters_that_hold_such_an_event_are_given(folder: Path) -> None:
    """Of three, the two with a call; the one changed last stands first."""
    vault = open_vault(folder, create(folder, PASSPHRASE, PIN, hardening=CHEAP))
    store = EncounterStore(vault)
    for name, events in (("one", (CALL, CALL)), ("two", (Paused(),)), ("three", (CALL,))):
        store.begin(an_encounter(name))
        add(store, an_encounter(name), *events)
    found = [one.id for one in store.holding(CallPlanned)]
    none = store.holding(ReceiptGiven)
    vault.close()

    assert found == ["three", "one"]
    assert none == ()


def test_a_planned_call_outlives_a_restart(folder: Path) -> None:
    """Closed and opened again, the call is there with its time."""
    keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
    vault = open_vault(folder, keys)
    EncounterStore(vault).begin(an_encounter())
    stored = add(EncounterStore(vault), an_encounter(), CALL)
    before = calls_of(stored)
    vault.close()
    vault = open_vault(folder, keys)
    after = [calls_of(one) for one in EncounterStore(vault).holding(CallPlanned)]
    vault.close()

    assert after == [before]
