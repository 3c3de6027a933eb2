"""Broken programs for the controls of proofs: each breaks one promise on purpose.

`python -m tests.proofs.broken_app WAY run ...` is the whole program, supervisor and worker,
with one part of its composition exchanged; the program itself has no such switch.

late: an answer is acknowledged first and saved a moment after.
trusting: whatever answers 200 counts as a receipt.
deleting: what an encounter holds is deleted first, and written again a moment after.
swallowing: a save that fails is passed over in silence.
stray: words are left in the temporary folder, and another port is called.
leaky: words lie open in data and temporary folder, log, hub and browser.
faulty, loud: every page fails with what was sent; the log of the second writes it down.
normal, unflushed, rollback: the database flushes less, never, or as the driver would.
lock_in_process: a lock closes the vault and shows the lock screen, and the process lives on.
watched: nothing is broken; what comes to the device is written down.
open: nobody stands at the door.
undressed: error pages lose one header, and nothing that is begun can be stored.
unreferred: the policy says `no-referrer`, so that a form hides where it comes from.
"""

import gc
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from app.cli.main import main
from app.courier.carrier import HubCarrier
from app.courier.conversation import hand_over
from app.courier.wire import Answer
from app.desktop import children
from app.desktop import worker
from app.desktop.frames import Frame
from app.desktop.link import Link
from app.domain.delivery import Accepted
from app.domain.delivery import CarryResult
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.event import Recorded
from app.factory import device
from app.vault import driver
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.encounters import record
from app.vault.opening import Vault
from app.web import headers
from app.web.keeper import Notice
from tests.proofs import faulty
from tests.proofs import leaking
from tests.proofs.undressing import DroppingHeaders
from tests.proofs.undressing import FaultyStore
from tests.proofs.watching import NoGuard
from tests.proofs.watching import WatchedGuard

MOMENT = 0.05
OK = 200


class LateStore(EncounterStore):
    """Acknowledges at once and commits a moment later."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self._held: dict[EncounterId, Encounter] = {}
        self._one_by_one = threading.Lock()

    def open(self, encounter: EncounterId) -> Encounter:
        """Read what was acknowledged, saved or not."""
        return self._held.get(encounter) or super().open(encounter)

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Promise, and save after the answer went out."""
        self._held[encounter.id] = encounter
        threading.Timer(MOMENT, self._commit, (encounter, recorded)).start()

    def _commit(self, encounter: Encounter, recorded: Recorded) -> None:
        with self._one_by_one:
            super().save(encounter, recorded)


class TrustingCarrier(HubCarrier):
    """Takes any answer 200 for a receipt."""

    def carry(self, parcel: Parcel) -> CarryResult:
        """Send, and believe."""
        member = self.line.membership()
        if member is not None:
            answer = self.line.ask(member, hand_over(parcel))
            if isinstance(answer, Answer) and answer.status == OK:
                return Accepted(receipt="")
        return super().carry(parcel)


class InProcessWorker(worker.Worker):
    """Locks as well as a process can that does not end."""

    def __init__(self, link: Link, start: Frame) -> None:
        super().__init__(link, start)
        self._lock_screen = self._switch._current  # broken on purpose
        self._device: device.Device | None = None

    def _open(self, device: device.Device) -> None:
        self._device = device
        super()._open(device)

    def _lock(self) -> None:
        if self._device is not None:
            self._device.close()
        self._device = None
        self._switch.turn_to(self._lock_screen)
        gc.collect()

    def _lock_saying(self, notice: Notice) -> None:  # noqa: ARG002
        self._lock()


def _in_process() -> None:
    worker.Worker = InProcessWorker  # type: ignore[misc]


class DeletingStore(EncounterStore):
    """Saves an encounter by deleting what it held and writing all of it again."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self._writable = vault

    def save(self, encounter: Encounter, _recorded: Recorded) -> None:
        """Delete, and then write."""
        self._writable.write(partial(_delete, encounter))
        time.sleep(2 * MOMENT)
        self._writable.write(partial(_write, encounter))


def _delete(encounter: Encounter, database: Database) -> None:
    database.execute("DROP TRIGGER IF EXISTS event_never_goes")
    for table in ("answer", "event"):
        database.table(table).delete_where("encounter = ?", [encounter.id])


def _write(encounter: Encounter, database: Database) -> None:
    for entry in encounter.history:
        record(encounter, entry, database)


class SwallowingStore(EncounterStore):
    """Takes no notice of a device that cannot write."""

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Try, and say that all is well."""
        with suppress(StoreBroken, StoreFull):
            super().save(encounter, recorded)


def _deleting() -> None:
    device.EncounterStore = DeletingStore  # type: ignore[misc]


def _swallowing() -> None:
    device.EncounterStore = SwallowingStore  # type: ignore[misc]


def _late() -> None:
    device.EncounterStore = LateStore  # type: ignore[misc]


def _trusting() -> None:
    device.HubCarrier = TrustingCarrier  # type: ignore[misc]


def _setting(**settings: str) -> Callable[[], None]:
    def change() -> None:
        driver.SETTINGS = {**driver.SETTINGS, **settings}

    return change


def _watched() -> None:
    worker.Guard = WatchedGuard  # type: ignore[misc]


def _open() -> None:
    worker.Guard = NoGuard  # type: ignore[misc,assignment]


def _unreferred() -> None:
    _watched()
    policy = "Referrer-Policy"
    kept = tuple(one for one in headers.ALWAYS if one[0] != policy)
    headers.ALWAYS = (*kept, (policy, "no-referrer"))  # type: ignore[misc]


def _undressed() -> None:
    worker.Headers = DroppingHeaders  # type: ignore[misc]
    device.EncounterStore = FaultyStore  # type: ignore[misc]


WAYS: dict[str, Callable[[], None]] = {
    "late": _late,
    "lock_in_process": _in_process,
    "stray": leaking.stray,
    "leaky": leaking.leaky,
    "faulty": faulty.faulty,
    "loud": faulty.loud,
    "normal": _setting(synchronous="1"),
    "unflushed": _setting(synchronous="0"),
    "rollback": _setting(journal_mode="delete"),
    "trusting": _trusting,
    "swallowing": _swallowing,
    "deleting": _deleting,
    "watched": _watched,
    "open": _open,
    "undressed": _undressed,
    "unreferred": _unreferred,
}


def run(way: str, words: list[str]) -> int:
    """Exchange one part here and in every process that is started from here."""

    def command(word: str) -> list[str]:
        return [sys.executable, "-m", "tests.proofs.broken_app", way, word]

    children.command = command
    WAYS[way]()
    return main(words)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
