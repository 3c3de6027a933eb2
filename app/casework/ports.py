"""What casework needs of the world: small Protocols that adapters fit by shape."""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from typing import Protocol

from app.domain.delivery import CarryResult
from app.domain.delivery import DeliveryState
from app.domain.delivery import News
from app.domain.delivery import Parcel
from app.domain.device import Enrolment
from app.domain.device import Profile
from app.domain.device import Receiver
from app.domain.device import Repaired
from app.domain.document import Document
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.event import EventId
from app.domain.event import Recorded
from app.domain.firewall import Cleared
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.policy import Policy
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from app.domain.site_record import Site
from app.domain.site_record import SiteId


class Encounters(Protocol):
    """The encrypted store of encounters; each save is durable when it returns."""

    def begin(self, encounter: Encounter) -> None:
        """Store a new encounter without events."""

    def open(self, encounter: EncounterId) -> Encounter:
        """Read one encounter; raises NoSuchEncounter."""

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Store one event in one durable transaction.

        Raises OpenElsewhere when another window stored an event under the same
        sequence number first, StoreFull and StoreBroken when the device cannot write.
        """

    def recent(self, limit: int) -> tuple[Encounter, ...]:
        """Give the encounters changed last, newest first."""


class Sites(Protocol):
    """The encrypted store of places with many people; each save is durable."""

    def begin(self, site: Site) -> None:
        """Store a new place without people."""

    def open(self, site: SiteId) -> Site:
        """Read one place; raises NoSuchSite."""

    def save(self, site: Site) -> None:
        """Store a place after one change.

        Raises OpenElsewhere when another window stored a change first.
        """

    def join(self, site: Site, people: tuple[Encounter, ...]) -> None:
        """Store new records with all their events, and the place, in one transaction."""

    def recent(self, limit: int) -> tuple[Site, ...]:
        """Give the places changed last, newest first."""


class Outbox(Protocol):
    """Frozen sealed referrals and where they stand."""

    def add(self, encounter: Encounter, recorded: Recorded, parcel: Parcel) -> None:
        """Store the event `ReferralConfirmed` and the parcel in one durable transaction."""

    def get(self, envelope: EnvelopeId) -> Parcel:
        """Read one parcel; raises NoSuchEnvelope."""

    def looks(
        self, states: Iterable[DeliveryState], limit: int | None = None
    ) -> tuple[Parcel, ...]:
        """Give parcels in some states without their bytes, newest first.

        Very many may lie there; to send one, it is read by itself.
        """

    def of(self, encounter: EncounterId) -> tuple[Parcel, ...]:
        """Give the parcels of one encounter without their bytes, oldest first."""

    def change(self, envelope: EnvelopeId, step: Callable[[Parcel], Parcel]) -> Parcel:
        """Read one parcel, take one step and store it, with nothing in between.

        Two rounds at once can therefore never undo one another. Gives the parcel after
        the step; raises NoSuchEnvelope.
        """


class Journal(Protocol):
    """The log of looks, changes and disclosures: codes and ids only, never content."""

    def note(
        self, operation: str, kind: str, about: str, receiver: str = "", purpose: str = ""
    ) -> None:
        """Write one line before the act; raises StoreFull and StoreBroken."""

    def purpose(self, kind: str, about: str, since: datetime) -> str:
        """Give what this officer opened a thing for since a moment; empty where untold."""


class Shelf(Protocol):
    """Installed and archived content by digest."""

    def current(self, jurisdiction: str) -> Edition:
        """Give the installed edition of a jurisdiction."""

    def by_digest(self, digest: Digest) -> Edition:
        """Give exactly the edition of that digest; raises NoSuchEdition."""


class DeviceStore(Protocol):
    """The profile of the device, and the policy of its agency."""

    def profile(self) -> Profile:
        """Read the profile."""

    def save_profile(self, profile: Profile) -> None:
        """Store the profile durably."""

    def policy(self) -> Policy:
        """Read the agency's policy; the safe one where none was brought."""

    def save_policy(self, policy: Policy) -> None:
        """Store the policy durably, and let the running device follow it at once."""

    def recovery_proven_on(self) -> date | None:
        """Give the day on which the agency's key was last shown to open this device."""

    def is_short_of_room(self) -> bool:
        """Say whether the disk is so full that the reserve was given up for the last save."""

    def repaired(self) -> Repaired | None:
        """Say what came back, where damaged records were put together at this opening."""


class Standing(Protocol):
    """How this device stands with its hub, and the directory that it pinned."""

    def enrolment(self) -> Enrolment:
        """Say how far the hub knows this device, without asking it."""

    def receivers(self) -> tuple[Receiver, ...]:
        """Give the receivers of the pinned directory; empty before enrolment."""

    def is_directory_old(self) -> bool:
        """Say whether the list of receivers should have been renewed; it serves on."""

    def enrol(self, ticket: str) -> Enrolment:
        """Use an enrolment ticket; raises BadTicket and HubOutOfReach."""

    def refresh(self) -> Enrolment:
        """Ask for certificate and directory again; gives what is known when out of reach."""


class Sealer(Protocol):
    """Freezes what the firewall cleared into one sealed, signed envelope."""

    def seal(self, envelope: EnvelopeId, cleared: Cleared) -> "Sealed":
        """Seal to all keys of the receiver that it was cleared for; raises CannotSeal."""


class Sealed(Protocol):
    """What sealing gives: header bytes, sealed bytes, and their digest."""

    @property
    def header(self) -> bytes:
        """Give the canonical signed header."""

    @property
    def body(self) -> bytes:
        """Give the age file."""

    @property
    def sha256(self) -> str:
        """Give the digest of the body in hex."""


class Carrier(Protocol):
    """The way to the hub; never raises for the network, it answers with a cause."""

    def carry(self, parcel: Parcel) -> CarryResult:
        """Try once to hand one parcel to the hub."""

    def news(self) -> tuple[News, ...]:
        """Fetch signed events about sent parcels; empty when the hub cannot be reached."""

    def reach(self) -> bool:
        """Say whether the hub answers at all, cheaply."""


class Mailroom(Protocol):
    """The receiver's side of the hub; private keys stay on this device."""

    def arrivals(self) -> tuple[Incoming, ...]:
        """Fetch headers of what came in; raises HubOutOfReach."""

    def open(self, envelope: EnvelopeId) -> dict[str, object]:
        """Fetch, unseal, check header and signatures; raises HubOutOfReach, CannotOpen."""

    def tell(
        self, envelope: EnvelopeId, state: IncomingState, reason: RejectReason | None
    ) -> None:
        """Sign and post what was done; raises HubOutOfReach."""


class InboxStore(Protocol):
    """What the receiver's device keeps of incoming referrals."""

    def rows(self) -> tuple[Incoming, ...]:
        """Give all rows, newest first."""

    def keep(self, incoming: Incoming, payload: dict[str, object] | None = None) -> None:
        """Store or change one row, with the payload once it was opened."""

    def payload(self, envelope: EnvelopeId) -> dict[str, object] | None:
        """Read the payload of an opened row."""


class Paper(Protocol):
    """Makes tagged files of documents; a device may have none."""

    def pdf(self, document: Document) -> bytes:
        """Make a tagged PDF with its fonts inside; raises NoFont instead of showing boxes."""


class Files(Protocol):
    """A folder of the device where the officer looks for files; a device may have none."""

    def lay(self, name: str, content: bytes) -> str:
        """Lay a file there, never over another one, and give its place.

        Raises StoreFull and StoreBroken.
        """


class Clock(Protocol):
    """The time of the device."""

    def now(self) -> datetime:
        """Give the time now, aware, in UTC."""

    def offset_minutes(self) -> int:
        """Give the local offset from UTC in minutes."""


class Ids(Protocol):
    """Random ids and chance."""

    def encounter(self) -> EncounterId:
        """Make a random encounter id (UUIDv4)."""

    def envelope(self) -> EnvelopeId:
        """Make a random envelope id (UUIDv4), never time-ordered."""

    def event(self) -> EventId:
        """Make a random event id (UUIDv4)."""

    def label(self) -> str:
        """Make a neutral code word for lists, such as "Kite 27"."""

    def chance(self) -> float:
        """Give a random number from 0 to 1."""
