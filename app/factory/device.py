"""Builds the Desk of a desktop device over its vault; knows every adapter by name."""

from dataclasses import dataclass
from pathlib import Path

from app import resources
from app.casework.desk import Desk
from app.courier.carrier import HubCarrier
from app.courier.line import Line
from app.courier.mailroom import HubMailroom
from app.courier.sealer import EnvelopeSealer
from app.courier.standing import HubStanding
from app.domain.device import Profile
from app.domain.device import Role
from app.factory.clear_file import read_clear_file
from app.factory.clock import RandomIds
from app.factory.clock import SystemClock
from app.factory.front import FrontStore
from app.factory.gate import ThreadGate
from app.factory.keystore import KeyStoreOnDemand
from app.factory.marked_clock import MarkedClock
from app.factory.paper import files_here
from app.factory.paper import paper_of
from app.library.releases import ReleaseStore
from app.library.shelf import PackShelf
from app.library.verifying import trusted_chain
from app.vault import key_file
from app.vault import replacing
from app.vault import session_pin
from app.vault import unlocking
from app.vault.anchors import anchor_of
from app.vault.backups import back_up
from app.vault.backups import renew
from app.vault.clock_marks import ClockMarkStore
from app.vault.device import ProfileStore
from app.vault.encounters import EncounterStore
from app.vault.erasing import ErasureStore
from app.vault.errors import Damaged
from app.vault.errors import NotSetUp
from app.vault.inbox import InboxStore
from app.vault.journal import JournalStore
from app.vault.keys import KeySet
from app.vault.lists import ListStore
from app.vault.opening import Vault
from app.vault.opening import open_throwaway
from app.vault.opening import open_vault
from app.vault.opening import wipe
from app.vault.outbox import OutboxStore
from app.vault.repairing import repair
from app.vault.safe import SafeStore
from app.vault.sites import SiteStore

ARCHIVE = "packs"
RELEASES = "releases"
MADE_UP = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """An open device: its desk, and the vault below it."""

    desk: Desk
    vault: Vault
    role: Role
    front: FrontStore | None = None

    @property
    def safe(self) -> SafeStore:
        """Give the named secrets of this device."""
        return SafeStore(self.vault)

    def session_blob(self) -> bytes:
        """Seal the keys for this session under the PIN.

        Empty where the policy allows no PIN, or where a repair lost it.
        """
        if not self.desk.device.policy().pin:
            return b""
        try:
            return session_pin.session_blob(self.vault)
        except NotSetUp:
            return b""

    def back_up(self) -> None:
        """Copy the vault, if anything was added since the last copy."""
        back_up(self.vault, SystemClock().now())

    def check(self) -> bool:
        """Check a large vault once a week; False when it is damaged and has to be closed."""
        return self.vault.check(SystemClock().now())

    def replace_keys(self) -> bool:
        """Put the vault under new keys once a day, if anything was erased; says whether.

        From then on a session needs a new blob. Raises StoreFull and StoreBroken.
        """
        marks, vault = self.desk.marks, self.vault
        if marks is None or not replacing.is_due(vault, marks.seconds()):
            return False
        self.desk.journal.note("alteration", "vault", "keys")
        if not replacing.replace_keys(vault, self.desk.device.profile().recovery):
            return False
        replacing.note_replaced(vault, marks.seconds())
        renew(vault, self.desk.clock.now())
        return True

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()


def is_set_up(folder: Path) -> bool:
    """Say whether the folder holds a device."""
    return key_file.is_set_up(folder)


def shelf_of(folder: Path) -> PackShelf:
    """Give the content of a device: what is installed, and what was used before."""
    return PackShelf(resources.packs(), folder / ARCHIVE)


def releases_of(folder: Path, vault: Vault) -> ReleaseStore:
    """Give the signed content of a device; its numbers and its trust lie in the vault."""
    shipped = resources.publisher()
    return ReleaseStore(
        folder / RELEASES,
        SafeStore(vault),
        trusted_chain(shipped) if shipped else b"",
        resources.PACKS_NUMBER,
    )


def by_passphrase(folder: Path, passphrase: str) -> Device:
    """Open a device with its passphrase; raises the errors of `app.vault.errors`."""
    keys = unlocking.by_passphrase(folder, passphrase, store=KeyStoreOnDemand())
    return open_device(folder, replacing.settled(folder, keys))


def by_pin(folder: Path, blob: bytes, pin: str) -> Device:
    """Open a device with the blob of its session and the PIN; raises as by passphrase."""
    return open_device(folder, replacing.settled(folder, session_pin.by_pin(blob, pin)))


def open_device(folder: Path, keys: KeySet) -> Device:
    """Open the vault of a device and lay its desk out."""
    vault = _opened(folder, keys)
    vault.gate = ThreadGate()
    profile = _profile(folder, vault)
    clock = MarkedClock(ClockMarkStore(vault))
    encounters = EncounterStore(vault)
    line = Line(safe=SafeStore(vault), clock=clock)
    outbox = OutboxStore(vault)
    is_receiver = profile.role is Role.receiver
    front = FrontStore(folder, ProfileStore(vault))
    releases = releases_of(folder, vault)
    desk = Desk(
        encounters=encounters,
        lists=ListStore(vault, encounters),
        sites=SiteStore(vault),
        outbox=outbox,
        journal=JournalStore(vault, clock.now, profile.staff),
        shelf=PackShelf(resources.packs(), folder / ARCHIVE, releases.content),
        device=front,
        clock=clock,
        marks=clock,
        erasures=ErasureStore(vault, encounters),
        ids=RandomIds(),
        standing=HubStanding(line=line, unit=profile.organisation or profile.unit),
        sealer=EnvelopeSealer(safe=SafeStore(vault), heads=lambda: anchor_of(vault).plain()),
        carrier=HubCarrier(line=line, sent=outbox),
        mailroom=HubMailroom(line=line) if is_receiver else None,
        inbox=InboxStore(vault) if is_receiver else None,
        paper=paper_of(resources.static()),
        files=files_here(),
        releases=releases,
    )
    if vault.repaired is not None:
        desk.journal.note("alteration", "vault", "repaired")
    return Device(desk=desk, vault=vault, role=profile.role, front=front)


def _opened(folder: Path, keys: KeySet) -> Vault:
    """Open the vault; a damaged one is put together again, once, and says so."""
    try:
        return open_vault(folder, keys)
    except Damaged as damaged:
        repaired = repair(folder, keys, damaged)
        vault = open_vault(folder, keys)
        vault.repaired = repaired
        return vault


def open_made_up(folder: Path, jurisdiction: str, language: str) -> Device:
    """Lay out a desk for made-up people: nothing is kept, and nothing can be sent."""
    vault = open_throwaway(folder / MADE_UP)
    profile = Profile(role=Role.training, jurisdiction=jurisdiction, language=language)
    store = ProfileStore(vault)
    store.save_profile(profile)
    encounters = EncounterStore(vault)
    desk = Desk(
        encounters=encounters,
        lists=ListStore(vault, encounters),
        sites=SiteStore(vault),
        outbox=OutboxStore(vault),
        journal=JournalStore(vault, SystemClock().now, ""),
        shelf=PackShelf(resources.packs(), None),
        device=store,
        clock=SystemClock(),
        ids=RandomIds(),
        paper=paper_of(resources.static()),
        files=files_here(),
    )
    return Device(desk=desk, vault=vault, role=Role.training)


def wipe_made_up(folder: Path) -> None:
    """Delete what an earlier run with made-up people left behind."""
    wipe(folder / MADE_UP)


def _profile(folder: Path, vault: Vault) -> Profile:
    """Read the profile; after a set-up that was cut off, take it from the clear file."""
    store = ProfileStore(vault)
    try:
        return store.profile()
    except NotSetUp:
        clear = read_clear_file(folder)
        if clear is None:
            raise
        profile = Profile(
            role=clear.role, jurisdiction=clear.jurisdiction, language=clear.language
        )
        store.save_profile(profile)
        return profile
