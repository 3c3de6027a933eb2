"""Acts on a vault that are recorded without a device: `python -m tests.proofs.power_keys ACT`.

Reads the packed keys on standard input, acts in the folder of the second argument, and
says `acknowledged N` when something is done.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.retention_rule import Stage
from app.vault import driver
from app.vault import folder as files
from app.vault import unlocking
from app.vault.backups import renew
from app.vault.device import ProfileStore
from app.vault.encounters import EncounterStore
from app.vault.erasing import ErasureStore
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.replacing import replace_keys
from tests.processes import PASSPHRASE
from tests.proofs.devices import LEAST
from tests.vault.builders import NOON
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

KEPT, GONE, LATER = "kept", "gone", "later"
PASSPHRASES = tuple(f"{number} small boats in the quiet harbour" for number in range(2))


def main(act: str, folder: Path) -> None:
    """Do one act."""
    ACTS[act](folder, KeySet.unpacked(sys.stdin.buffer.read()))


def change(folder: Path, keys: KeySet) -> None:
    """Change the passphrase, again and again."""
    for number, passphrase in enumerate(PASSPHRASES):
        unlocking.change_passphrase(folder, keys, passphrase, hardening=LEAST)
        _acknowledge(number)


def change_carelessly(folder: Path, keys: KeySet) -> None:
    """Do the same without flushing anything."""
    files.write_durably = _write_carelessly
    change(folder, keys)


def upgrade(folder: Path, keys: KeySet) -> None:
    """Take a vault of an older version over, and open it twice."""
    for number in range(2):
        with closing(open_vault(folder, keys)):
            _acknowledge(number)


def upgrade_carelessly(folder: Path, keys: KeySet) -> None:
    """Do the same where neither the copy nor its name is flushed before the swap."""
    driver.SETTINGS = {**driver.SETTINGS, "synchronous": "0"}
    files.flush_folder = _leave
    upgrade(folder, keys)


def replace(folder: Path, _: KeySet, before: Callable[[], None] = lambda: None) -> None:
    """Erase a record, put the vault under new keys as the device does, and go on writing."""
    keys = unlocking.by_passphrase(folder, PASSPHRASE, hardening=LEAST)
    with closing(open_vault(folder, keys)) as vault:
        _erase(vault)
        _acknowledge(0)
        before()
        assert replace_keys(vault, ProfileStore(vault).profile().recovery)
        renew(vault, NOON)
        _acknowledge(1)
        store = EncounterStore(vault)
        add(store, store.open(an_encounter(KEPT).id), an_answer(LATER))
        _acknowledge(2)


def replace_with_unflushed_file(folder: Path, keys: KeySet) -> None:
    """Do the same where the copy under the new keys is not flushed before the swap."""

    def careless() -> None:
        driver.SETTINGS = {**driver.SETTINGS, "synchronous": "0"}

    replace(folder, keys, careless)


def replace_with_unflushed_keys(folder: Path, keys: KeySet) -> None:
    """Do the same where no key file is flushed."""
    files.write_durably = _write_carelessly
    replace(folder, keys)


def _erase(vault: Vault) -> None:
    erasures = ErasureStore(vault, EncounterStore(vault))
    erasures.erase(an_encounter(GONE).id, Stage.unfinished, NOON)
    assert erasures.clean(NOON)


def _leave(_: Path) -> None:
    """Flush nothing."""


def _write_carelessly(path: Path, content: bytes) -> None:
    passing = path.with_name(f"{path.name}.new")
    passing.write_bytes(content)
    passing.replace(path)


def _acknowledge(number: int) -> None:
    os.write(sys.stdout.fileno(), f"acknowledged {number}\n".encode())


ACTS: dict[str, Callable[[Path, KeySet], None]] = {
    "change": change,
    "change_carelessly": change_carelessly,
    "replace": replace,
    "replace_with_unflushed_file": replace_with_unflushed_file,
    "replace_with_unflushed_keys": replace_with_unflushed_keys,
    "upgrade": upgrade,
    "upgrade_carelessly": upgrade_carelessly,
}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
