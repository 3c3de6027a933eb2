"""Outbox and inbox in the encrypted database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.errors import NoSuchEnvelope
from app.domain.errors import OpenElsewhere
from app.domain.errors import StoreBroken
from app.domain.event import EnvelopeId
from app.domain.event import ReferralConfirmed
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.vault.encounters import EncounterStore
from app.vault.inbox import InboxStore
from app.vault.opening import Vault
from app.vault.outbox import OutboxStore
from tests.vault.builders import NOON
from tests.vault.builders import a_stamp
from tests.vault.builders import an_encounter


def a_parcel(name: str = "e-1") -> Parcel:
    """Give a parcel that was just sealed."""
    return Parcel(
        id=EnvelopeId(name),
        encounter=an_encounter().id,
        receiver="desk",
        header=b"\x00header",
        sealed=bytes(range(256)) * 300,
        sha256="a" * 64,
        made_at=NOON,
    )


def posted(vault: Vault, encounter: Encounter, parcel: Parcel) -> Encounter:
    """Confirm a referral."""
    event = ReferralConfirmed(envelope=parcel.id, receiver=parcel.receiver)
    stamp = a_stamp(len(encounter.history) + 1)
    encounter, recorded = encounter.recorded(event, stamp)
    OutboxStore(vault).add(encounter, recorded, parcel)
    return encounter


@pytest.fixture
def encounter(vault: Vault) -> Encounter:
    """Give a stored encounter."""
    EncounterStore(vault).begin(an_encounter())
    return an_encounter()


def test_event_and_parcel_are_stored_together(vault: Vault, encounter: Encounter) -> None:
    """The envelope is in the history and in the outbox, byte for byte."""
    confirmed = posted(vault, encounter, a_parcel())

    assert confirmed == EncounterStore(vault).open(encounter.id)
    assert a_parcel() == OutboxStore(vault).get(EnvelopeId("e-1"))


def test_without_the_event_there_is_no_parcel(vault: Vault, encounter: Encounter) -> None:
    """Another window was first: nothing is sealed into the outbox."""
    posted(vault, encounter, a_parcel())

    with pytest.raises(OpenElsewhere):
        posted(vault, encounter, a_parcel("e-2"))

    assert OutboxStore(vault).looks(DeliveryState) == (
        replace(a_parcel(), header=b"", sealed=b""),
    )
    assert OutboxStore(vault).get(a_parcel().id) == a_parcel()


def test_without_the_parcel_there_is_no_event(vault: Vault, encounter: Encounter) -> None:
    """An envelope id that is used already undoes the event as well."""
    confirmed = posted(vault, encounter, a_parcel())

    with pytest.raises(StoreBroken):
        posted(vault, confirmed, a_parcel())

    assert confirmed == EncounterStore(vault).open(encounter.id)


def test_the_newest_parcel_comes_first(vault: Vault, encounter: Encounter) -> None:
    """As the list on screen wants it."""
    posted(vault, posted(vault, encounter, a_parcel()), a_parcel("e-2"))

    assert [parcel.id for parcel in OutboxStore(vault).looks(DeliveryState)] == ["e-2", "e-1"]


def test_a_changed_state_is_kept_whole(vault: Vault, encounter: Encounter) -> None:
    """Tries, cause, next try, receipt and reason come back."""
    posted(vault, encounter, a_parcel())
    changed = Parcel(
        **{name: getattr(a_parcel(), name) for name in FROZEN},
        state=DeliveryState.retry_wait,
        tries=3,
        cause=Cause.portal,
        next_try=NOON + timedelta(minutes=4, microseconds=5),
        receipt="eyJ.receipt",
        reason="duplicate",
        state_at=NOON,
    )
    OutboxStore(vault).change(EnvelopeId("e-1"), lambda _: changed)

    assert changed == OutboxStore(vault).get(EnvelopeId("e-1"))


FROZEN = ("id", "encounter", "receiver", "header", "sealed", "sha256", "made_at")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE outbox SET sealed = x'00'", "UPDATE outbox SET sha256 = ''", "DELETE FROM outbox"],
)
def test_sealed_bytes_never_change(vault: Vault, encounter: Encounter, statement: str) -> None:
    """The database itself refuses."""
    posted(vault, encounter, a_parcel())

    with pytest.raises(StoreBroken):
        vault.write(lambda database: database.execute(statement))


def test_an_unknown_envelope_is_named(vault: Vault) -> None:
    """Neither reading nor changing makes one."""
    with pytest.raises(NoSuchEnvelope):
        OutboxStore(vault).get(EnvelopeId("none"))
    with pytest.raises(NoSuchEnvelope):
        OutboxStore(vault).change(EnvelopeId("none"), lambda parcel: parcel)


def test_changes_from_many_threads_follow_one_another(
    vault: Vault, encounter: Encounter
) -> None:
    """Each change starts from what the one before it stored."""
    posted(vault, encounter, a_parcel())

    def try_once(_: int) -> Parcel:
        return OutboxStore(vault).change(
            EnvelopeId("e-1"), lambda parcel: replace(parcel, tries=parcel.tries + 1)
        )

    with ThreadPoolExecutor(8) as threads:
        found = {parcel.tries for parcel in threads.map(try_once, range(40))}

    assert found == set(range(1, 41))


def an_incoming(name: str = "i-1", state: IncomingState = IncomingState.arrived) -> Incoming:
    """Give a row of the inbox."""
    return Incoming(id=EnvelopeId(name), sender="unit", size=4096, arrived_at=NOON, state=state)


def test_arrivals_are_listed_newest_first(vault: Vault) -> None:
    """A row that arrives twice stands once."""
    store = InboxStore(vault)
    for name in ("i-1", "i-2", "i-1"):
        store.keep(an_incoming(name))

    assert store.rows() == (an_incoming("i-2"), an_incoming("i-1"))


def test_a_payload_stays_when_only_the_state_changes(vault: Vault) -> None:
    """Accepting does not ask for the payload again."""
    store = InboxStore(vault)
    payload: dict[str, object] = {
        "name": "مريم",
        "odd": "\ud800\u202e",
        "list": [1, None, {"a": True}],
    }
    store.keep(an_incoming(state=IncomingState.opened), payload)
    store.keep(an_incoming(state=IncomingState.accepted))

    assert payload == store.payload(EnvelopeId("i-1"))
    assert store.rows() == (an_incoming(state=IncomingState.accepted),)


def test_an_unopened_row_has_no_payload(vault: Vault) -> None:
    """Before opening nothing but header facts is here."""
    store = InboxStore(vault)
    store.keep(an_incoming())

    assert store.payload(EnvelopeId("i-1")) is None
    assert store.payload(EnvelopeId("none")) is None
