"""What the files hold that a power cut left: opened with the key, and counted."""

import hashlib
import re
import shutil
from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from app.domain.errors import PortError
from app.vault.checking import is_whole
from app.vault.driver import connect
from app.vault.driver import translated
from app.vault.encounters import EncounterStore
from app.vault.errors import VaultError
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.replay import Replay
from app.vault.unlocking import by_passphrase
from tests.proofs.clerk import kept
from tests.proofs.devices import LEAST
from tests.proofs.power_acts import Fact

DATABASE = ("vault.db", "vault.db-wal", "vault.db-journal")
SECOND = ("replay.bin", "replay.old")
KEYS = ("keys.json", "keys.copy")
ANSWERED = """
SELECT encounter, question, max(seq) AS seq FROM event
WHERE kind = 'Answered' AND payload IS NOT NULL
GROUP BY encounter, question ORDER BY encounter, question
"""
PROJECTED = "SELECT encounter, question, seq FROM answer ORDER BY encounter, question"
EVENTS = "SELECT encounter, question FROM event WHERE kind = 'Answered'"
BACKUP = re.compile(r"^backups/[^/]+\.db$")
Files = Mapping[str, bytes]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """In how many states what was wrong; nothing wrong is all zero.

    lost: an answer is not in the database. half: answers differ from events, an event stands
    twice, or the chain breaks. second_lost: an answer is in no copy. shut_out: no passphrase
    opens.
    """

    lost: int = 0
    half: int = 0
    unreadable: int = 0
    second_lost: int = 0
    shut_out: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(
            lost=self.lost + other.lost,
            half=self.half + other.half,
            unreadable=self.unreadable + other.unreadable,
            second_lost=self.second_lost + other.second_lost,
            shut_out=self.shut_out + other.shut_out,
        )


@dataclass(slots=True, kw_only=True)
class Examiner:
    """Looks into states in a folder of its own; what it saw before it does not open again."""

    folder: Path
    keys: KeySet
    backups: dict[str, frozenset[Pair] | None] = field(default_factory=dict)
    opened: dict[tuple[bytes, str], bool] = field(default_factory=dict)

    def examine(self, files: Files, facts: Iterable[Fact], opens_by: tuple[str, ...]) -> Found:
        """Examine one state; one of the passphrases must open it, and all facts stand there."""
        self._lay(files, (*DATABASE, *SECOND))
        promised = [fact for fact in facts if fact.encounter]
        try:
            vault = open_vault(self.folder, self.keys)
        except (VaultError, PortError):
            found = Found(unreadable=1, lost=int(bool(promised)))
        else:
            with closing(vault):
                found = counted(vault, promised)
        return found + Found(
            second_lost=int(self._lacks_in_copies(files, promised)),
            shut_out=int(bool(opens_by) and not self._opens(files, opens_by)),
        )

    def leave(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _lay(self, files: Files, names: Iterable[str]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        (self.folder / "ballast.bin").touch()
        for name in names:
            if name in files:
                (self.folder / name).write_bytes(files[name])

    def _lacks_in_copies(self, files: Files, promised: list[Fact]) -> bool:
        """Say whether an answer stands in no copy, or a backup is not whole."""
        found = [self._backup(files[name]) for name in files if BACKUP.match(name)]
        copies: set[Pair] = {
            (row["encounter"], row["question"])
            for row in Replay(self.folder, self.keys).rows()
            if row.get("kind") == "Answered"
        }
        copies = copies.union(*(one for one in found if one is not None))
        asked = ((fact.encounter, fact.question) for fact in promised if fact.question)
        return None in found or any(pair not in copies for pair in asked)

    def _backup(self, content: bytes) -> frozenset[Pair] | None:
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self.backups:
            self.backups[digest] = self._read_backup(content)
        return self.backups[digest]

    def _read_backup(self, content: bytes) -> frozenset[Pair] | None:
        """Read a backup; gives nothing when it is not whole."""
        copy = self.folder / "backup.db"
        copy.write_bytes(content)
        try:
            with closing(connect(copy, self.keys.database)) as database, translated():
                events = frozenset(database.execute(EVENTS).fetchall())
                return events if is_whole(database) else None
        except PortError:
            return None

    def _opens(self, files: Files, passphrases: tuple[str, ...]) -> bool:
        return any(self._opens_by(files, passphrase) for passphrase in passphrases)

    def _opens_by(self, files: Files, passphrase: str) -> bool:
        content = b"\0".join(files.get(name, b"") for name in KEYS)
        if (content, passphrase) not in self.opened:
            self._lay(files, KEYS)
            try:
                keys = by_passphrase(self.folder, passphrase, hardening=LEAST)
            except VaultError:
                opens = False
            else:
                opens = keys.database == self.keys.database
            self.opened[(content, passphrase)] = opens
        return self.opened[(content, passphrase)]


def counted(vault: Vault, promised: list[Fact]) -> Found:
    """Count what is lost of promises about encounters, and what is half."""
    there = {row["id"] for row in vault.rows("SELECT id FROM encounter")}
    answers = {
        name: kept(vault, name) for name in {fact.encounter for fact in promised} & there
    }
    lost = not all(_stands(fact, answers) for fact in promised)
    pairs = [pair for name in answers for pair in answers[name]]
    asked = [(name, question) for name in answers for question, _ in answers[name]]
    halves = [
        vault.rows(ANSWERED) != vault.rows(PROJECTED),
        EncounterStore(vault).first_break() is not None,
        len(set(asked)) != len(pairs),
    ]
    return Found(lost=int(lost), half=int(any(halves)))


def _stands(fact: Fact, answers: Mapping[str, list[Pair]]) -> bool:
    if fact.encounter not in answers:
        return False
    return not fact.question or (fact.question, fact.value) in answers[fact.encounter]
