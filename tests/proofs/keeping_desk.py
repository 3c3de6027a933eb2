"""A desk over a real vault whose clock, counter and starts a proof turns as it likes."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from pathlib import Path

from app.casework.desk import Desk
from app.casework.recording import stamp
from app.domain.clock_mark import Reading
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.event import ReferralConfirmed
from app.domain.event import WordsNoted
from app.domain.pack import Edition
from app.factory.clock import RandomIds
from app.factory.marked_clock import MarkedClock
from app.vault.clock_marks import ClockMarkStore
from app.vault.encounters import EncounterStore
from app.vault.erasing import ErasureStore
from app.vault.folder import BALLAST
from app.vault.journal import JournalStore
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import found
from app.vault.opening import open_vault
from app.vault.outbox import OutboxStore
from app.vault.primitives import sha256
from app.vault.sites import SiteStore
from tests.fakes import fake_desk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MILLISECOND = timedelta(milliseconds=1)


class Dial:
    """The true time, and a clock that shows it with an error; the counter is never wrong."""

    def __init__(self, off: timedelta = timedelta()) -> None:
        self.truth = NOON
        self.off = off
        self.boot = 0

    def pass_time(self, by: timedelta) -> None:
        """Let true time go by."""
        self.truth += by

    def start_again(self) -> None:
        """Start the system again: the counter of before says nothing any more."""
        self.boot += 1

    def __call__(self) -> Reading:
        """Give what the system shows."""
        ticks = (self.truth - NOON) // MILLISECOND
        return Reading(wall=self.truth + self.off, ticks=ticks, boot=str(self.boot))


def new_vault(folder: Path) -> KeySet:
    """Make an empty vault and give its keys, without the cost of passphrase and ballast."""
    keys = KeySet.fresh()
    found(folder, keys)
    (folder / BALLAST).touch()
    return keys


@contextmanager
def desk_over(
    folder: Path,
    keys: KeySet,
    dial: Callable[[], Reading],
    edition: Edition,
    clock_of: Callable[[ClockMarkStore, Callable[[], Reading]], MarkedClock] = MarkedClock,
) -> Iterator[tuple[Desk, Vault]]:
    """Open a vault and lay a desk over it, as the factory does but for the clock."""
    vault = open_vault(folder, keys)
    try:
        clock = clock_of(ClockMarkStore(vault), dial)
        encounters = EncounterStore(vault)
        outbox = OutboxStore(vault)
        desk = replace(
            fake_desk(edition),
            encounters=encounters,
            outbox=outbox,
            sites=SiteStore(vault),
            journal=JournalStore(vault, clock.now, ""),
            clock=clock,
            marks=clock,
            erasures=ErasureStore(vault, encounters),
            ids=RandomIds(),
            carrier=None,
        )
        yield desk, vault
    finally:
        vault.close()


def met(desk: Desk, edition: Edition, *words: str) -> Encounter:
    """Store a new record with what somebody said."""
    encounter = Encounter(
        id=desk.ids.encounter(),
        edition=edition.digest,
        label=desk.ids.label(),
        started=desk.clock.now(),
    )
    desk.encounters.begin(encounter)
    for each in words:
        encounter = note(desk, encounter.id, each)
    return encounter


def note(desk: Desk, where: EncounterId, words: str) -> Encounter:
    """Store one more thing that somebody said."""
    encounter = desk.encounters.open(where)
    event = WordsNoted(words=words, language="en")
    encounter, entry = encounter.recorded(event, stamp(desk))
    desk.encounters.save(encounter, entry)
    return encounter


def sealed(desk: Desk, where: EncounterId, content: bytes = b"sealed") -> EnvelopeId:
    """Lay a referral of a record into the outbox."""
    encounter = desk.encounters.open(where)
    envelope = desk.ids.envelope()
    event = ReferralConfirmed(envelope=envelope, receiver="desk-1")
    encounter, entry = encounter.recorded(event, stamp(desk))
    parcel = Parcel(
        id=envelope,
        encounter=where,
        receiver="desk-1",
        header=b"header",
        sealed=content,
        sha256=sha256(content),
        made_at=desk.clock.now(),
    )
    desk.outbox.add(encounter, entry, parcel)
    return envelope


def opened_by_desk(desk: Desk, envelope: EnvelopeId) -> None:
    """Let the receiver have fetched a referral, whose receipt was verified before."""

    def fetch(parcel: Parcel) -> Parcel:
        return replace(parcel.moved(DeliveryState.fetched, desk.clock.now()), receipt="signed")

    desk.outbox.change(envelope, fetch)
