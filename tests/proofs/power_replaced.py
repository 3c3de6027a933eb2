"""What a power cut left of a replacement of the keys: opened by the officer and the agency."""

import hashlib
import shutil
from collections.abc import Callable
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from app.domain.errors import PortError
from app.domain.event import WordsNoted
from app.vault import escrow
from app.vault.backups import back_up
from app.vault.device import ProfileStore
from app.vault.encounters import EncounterStore
from app.vault.errors import VaultError
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.replacing import settled
from app.vault.replacing import settled_by_recovery
from app.vault.unlocking import by_passphrase
from tests.processes import PASSPHRASE
from tests.proofs.devices import LEAST
from tests.proofs.devices import opened
from tests.proofs.devices import set_up_quickly
from tests.proofs.power_acts import Fact
from tests.proofs.power_check import KEYS
from tests.proofs.power_check import Files
from tests.proofs.power_check import Found
from tests.proofs.power_check import counted
from tests.proofs.power_keys import GONE
from tests.proofs.power_keys import KEPT
from tests.proofs.power_keys import LATER
from tests.vault.builders import NOON
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

FIRST = "papers"
ERASED = "SELECT 1 FROM encounter WHERE id = ? AND erased IS NOT NULL"
# What stood there before, and then the acknowledgements in order.
FACTS = (
    Fact(encounter=KEPT, question=FIRST, value="kept"),
    Fact(encounter=GONE),
    Fact(encounter=GONE),
    Fact(encounter=KEPT, question=LATER, value="kept"),
)


def filled(folder: Path, recipient: str) -> KeySet:
    """Set a device up with two records, half of them in a backup, sealed to an agency."""
    keys = set_up_quickly(folder, recovery=recipient)
    with opened(folder, keys) as vault:
        store = EncounterStore(vault)
        for name in (KEPT, GONE):
            store.begin(an_encounter(name))
        add(store, an_encounter(KEPT), an_answer(FIRST))
        back_up(vault, NOON)
        add(store, an_encounter(GONE), WordsNoted(words="to be erased", language="en"))
        assert ProfileStore(vault).profile().recovery == recipient
    return keys


@dataclass(slots=True, kw_only=True)
class Unlocker:
    """Unlocks each state as the program does: by passphrase, again, and by the agency."""

    folder: Path
    identity: str
    typed: dict[str, KeySet | None] = field(default_factory=dict)

    def examine(self, files: Files, facts: Iterable[Fact], _: tuple[str, ...]) -> Found:
        """Examine one state: every way in opens the vault, and all facts stand there."""
        told = list(facts)
        self._lay(files)
        found = self._looked_at(self._by_officer, told)
        found += self._looked_at(self._by_officer, told)
        self._lay(files)
        found += self._looked_at(self._by_agency, told)
        return Found(**{wrong: min(times, 1) for wrong, times in asdict(found).items()})

    def leave(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _lay(self, files: Files) -> None:
        self.leave()
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (self.folder / "ballast.bin").touch()

    def _looked_at(self, way: Callable[[], KeySet], told: list[Fact]) -> Found:
        try:
            keys = way()
        except (VaultError, PortError):
            return Found(shut_out=1)
        try:
            vault = open_vault(self.folder, keys)
        except (VaultError, PortError):
            return Found(unreadable=1, lost=1)
        with closing(vault):
            kept = [fact for fact in told if fact.encounter == KEPT]
            return counted(vault, kept) + Found(lost=int(_came_back(vault, told)))

    def _by_officer(self) -> KeySet:
        return settled(self.folder, self._typed())

    def _typed(self) -> KeySet:
        """Type the passphrase; the same two files are not stretched for twice."""
        found = hashlib.sha256()
        for name in KEYS:
            path = self.folder / name
            found.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
        if found.hexdigest() not in self.typed:
            try:
                self.typed[found.hexdigest()] = by_passphrase(
                    self.folder, PASSPHRASE, hardening=LEAST
                )
            except VaultError:
                self.typed[found.hexdigest()] = None
        keys = self.typed[found.hexdigest()]
        if keys is None:
            raise VaultError
        return keys

    def _by_agency(self) -> KeySet:
        keys = escrow.by_recovery(self.folder, self.identity)
        return settled_by_recovery(self.folder, keys, self.identity)


def _came_back(vault: Vault, told: list[Fact]) -> bool:
    """Say whether a record is there again whose erasure was acknowledged."""
    was_erased = any(fact.encounter == GONE for fact in told)
    return was_erased and not vault.rows(ERASED, GONE)
