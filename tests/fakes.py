"""In-memory ports for casework tests: same promises as the real ones, no files."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta

from app.casework.desk import Desk
from app.domain.delivery import Accepted
from app.domain.delivery import CarryResult
from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.delivery import Parcel
from app.domain.device import Profile
from app.domain.device import Repaired
from app.domain.device import Role
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEdition
from app.domain.errors import NoSuchEncounter
from app.domain.errors import NoSuchEnvelope
from app.domain.errors import OpenElsewhere
from app.domain.event import EnvelopeId
from app.domain.event import EventId
from app.domain.event import Recorded
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.policy import Policy
from tests.fake_journal import FakeJournal
from tests.fake_lists import FakeLists
from tests.fake_receiver import FakeInbox
from tests.fake_receiver import FakeMailroom
from tests.fake_sealer import FakeSealer
from tests.fake_sites import FakeSites
from tests.fake_standing import FakeStanding

NIGHT = datetime(2026, 11, 22, 23, 12, tzinfo=UTC)
PROFILE = Profile(
    role=Role.officer, jurisdiction="uk-ew", language="en", unit="Unit 4", staff="PC 4417"
)


@dataclass
class FakeEncounters:
    """Encounters in a dictionary; refuses a second event under one number."""

    kept: dict[EncounterId, Encounter] = field(default_factory=dict)

    def begin(self, encounter: Encounter) -> None:
        """Keep a new encounter."""
        self.kept[encounter.id] = encounter

    def open(self, encounter: EncounterId) -> Encounter:
        """Give one encounter."""
        if encounter not in self.kept:
            raise NoSuchEncounter(encounter)
        return self.kept[encounter]

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Keep one event."""
        if recorded.seq != len(self.kept[encounter.id].history) + 1:
            raise OpenElsewhere(encounter.id)
        self.kept[encounter.id] = encounter

    def recent(self, limit: int) -> tuple[Encounter, ...]:
        """Give the latest first."""
        return tuple(reversed(self.kept.values()))[:limit]


@dataclass
class FakeOutbox:
    """Parcels in a dictionary, over the same encounters."""

    encounters: FakeEncounters
    kept: dict[EnvelopeId, Parcel] = field(default_factory=dict)

    def add(self, encounter: Encounter, recorded: Recorded, parcel: Parcel) -> None:
        """Keep event and parcel together."""
        self.encounters.save(encounter, recorded)
        self.kept[parcel.id] = parcel

    def get(self, envelope: EnvelopeId) -> Parcel:
        """Give one parcel."""
        if envelope not in self.kept:
            raise NoSuchEnvelope(envelope)
        return self.kept[envelope]

    def looks(
        self, states: Iterable[DeliveryState], limit: int | None = None
    ) -> tuple[Parcel, ...]:
        """Give parcels in some states without their bytes, newest first."""
        wanted = set(states)
        found = [one for one in reversed(self.kept.values()) if one.state in wanted]
        return tuple(replace(one, header=b"", sealed=b"") for one in found[:limit])

    def of(self, encounter: EncounterId) -> tuple[Parcel, ...]:
        """Give the parcels of one encounter without their bytes, oldest first."""
        return tuple(p for p in self.looks(DeliveryState) if p.encounter == encounter)[::-1]

    def save(self, parcel: Parcel) -> None:
        """Lay a parcel in as a test wants it."""
        self.kept[parcel.id] = parcel

    def change(self, envelope: EnvelopeId, step: Callable[[Parcel], Parcel]) -> Parcel:
        """Take one step from what is kept."""
        self.kept[envelope] = step(self.get(envelope))
        return self.kept[envelope]


@dataclass
class FakeShelf:
    """One edition, known by its digest."""

    edition: Edition

    def current(self, jurisdiction: str) -> Edition:
        """Give the edition, whatever the jurisdiction."""
        assert jurisdiction == self.edition.jurisdiction.id
        return self.edition

    def by_digest(self, digest: Digest) -> Edition:
        """Give the edition of that digest only."""
        if digest != self.edition.digest:
            raise NoSuchEdition(digest)
        return self.edition


@dataclass
class FakeDevice:
    """A profile in memory."""

    kept: Profile = PROFILE
    is_short: bool = False
    came_back: Repaired | None = None
    proven_on: date | None = None
    asked: Policy = field(default_factory=Policy)

    def profile(self) -> Profile:
        """Give the profile."""
        return self.kept

    def save_profile(self, profile: Profile) -> None:
        """Keep the profile."""
        self.kept = profile

    def policy(self) -> Policy:
        """Give the policy."""
        return self.asked

    def save_policy(self, policy: Policy) -> None:
        """Keep the policy."""
        self.asked = policy

    def recovery_proven_on(self) -> date | None:
        """Give the day, as the test wants it."""
        return self.proven_on

    def repaired(self) -> Repaired | None:
        """Say what came back, as the test wants it."""
        return self.came_back

    def is_short_of_room(self) -> bool:
        """Say that there is room."""
        return self.is_short


@dataclass
class FakeCarrier:
    """Answers with what the test lays out; accepts otherwise."""

    outbox: FakeOutbox
    results: list[CarryResult] = field(default_factory=list)
    heard: tuple[News, ...] = ()
    is_reachable: bool = True
    states_seen: list[str] = field(default_factory=list)

    def carry(self, parcel: Parcel) -> CarryResult:
        """Note the stored state at the moment of the call, then answer."""
        self.states_seen.append(self.outbox.get(parcel.id).state.value)
        return self.results.pop(0) if self.results else Accepted(receipt="receipt")

    def news(self) -> tuple[News, ...]:
        """Give the news."""
        return self.heard

    def reach(self) -> bool:
        """Say whether the hub answers."""
        return self.is_reachable


@dataclass
class FakeClock:
    """A clock that moves only when told."""

    at: datetime = NIGHT

    def now(self) -> datetime:
        """Give the time."""
        return self.at

    def offset_minutes(self) -> int:
        """Give no offset."""
        return 0

    def pass_time(self, by: timedelta) -> None:
        """Let time go by."""
        self.at += by


@dataclass
class FakeIds:
    """Counted ids and a fixed chance."""

    count: int = 0

    def _next(self, kind: str) -> str:
        self.count += 1
        return f"{kind}-{self.count}"

    def encounter(self) -> EncounterId:
        """Give the next encounter id."""
        return EncounterId(self._next("encounter"))

    def envelope(self) -> EnvelopeId:
        """Give the next envelope id."""
        return EnvelopeId(self._next("envelope"))

    def event(self) -> EventId:
        """Give the next event id."""
        return EventId(self._next("event"))

    def label(self) -> str:
        """Give a code word."""
        return "Kite 27"

    def chance(self) -> float:
        """Give the longest chance."""
        return 1.0


def fake_desk(edition: Edition) -> Desk:
    """Give a desk of fakes over one edition; parts are reached by the fields of the desk."""
    encounters = FakeEncounters()
    outbox = FakeOutbox(encounters=encounters)
    return Desk(
        encounters=encounters,
        lists=FakeLists(encounters=encounters),
        sites=FakeSites(encounters=encounters),
        outbox=outbox,
        journal=FakeJournal(),
        shelf=FakeShelf(edition=edition),
        device=FakeDevice(),
        clock=FakeClock(),
        ids=FakeIds(),
        standing=FakeStanding(),
        sealer=FakeSealer(),
        carrier=FakeCarrier(outbox=outbox),
        mailroom=FakeMailroom(),
        inbox=FakeInbox(),
    )
