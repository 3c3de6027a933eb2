"""Each page of a vault harmed in turn: found, put together again, and nothing is missing."""

import random
import shutil
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.event import Event
from app.vault import checking
from app.vault.backups import back_up
from app.vault.encounters import EncounterStore
from app.vault.errors import Damaged
from app.vault.errors import VaultError
from app.vault.keys import KeySet
from app.vault.opening import open_vault
from app.vault.repairing import repair
from app.vault.unlocking import create
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell
from tests.vault.builders import CHEAP
from tests.vault.builders import NOON
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_encounter

pytestmark = [pytest.mark.slow, pytest.mark.threat("T18")]
PAGE = 4096
ENCOUNTERS = size(12, 2)
EACH = 1 if FULL else 9  # every page, or every ninth
CONTROL_EACH = 5 if FULL else 20
Told = dict[str, tuple[Event, ...]]
Harm = Callable[[bytearray, int], None]


@dataclass(slots=True, kw_only=True)
class Counts:
    """How many pages were harmed, and what became of them."""

    harmed: int = 0
    unseen: int = 0
    events_lost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A vault as it was before any harm, and what it holds."""

    folder: Path
    keys: KeySet
    told: Told

    def restore(self, folder: Path) -> None:
        """Lay the whole files into a folder."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("whole") / "data"
    keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
    with closing(open_vault(folder, keys)) as vault:
        store = EncounterStore(vault)
        for number in range(ENCOUNTERS):
            one = an_encounter(f"e{number}")
            store.begin(one)
            add(store, one, *ONE_OF_EACH)
            if number == ENCOUNTERS // 2 - 1:
                back_up(vault, NOON)
    return Whole(folder=folder, keys=keys, told=_told(folder, keys))


def _told(folder: Path, keys: KeySet) -> Told:
    with closing(open_vault(folder, keys)) as vault:
        store = EncounterStore(vault)
        return {
            one.id: tuple(entry.event for entry in store.open(one.id).history)
            for one in store.recent(ENCOUNTERS)
        }


def _flip(content: bytearray, place: int) -> None:
    content[place] ^= 1


def _zero(content: bytearray, place: int) -> None:
    start = place - place % PAGE
    content[start : start + PAGE] = bytes(PAGE)


def harms(folder: Path, seed: int, each: int) -> Iterator[tuple[Harm, int]]:
    """Give both harms for each page: one bit flipped somewhere, and the page zeroed."""
    chance = random.Random(seed)  # noqa: S311 - places of harm, no secrets
    pages = (folder / "vault.db").stat().st_size // PAGE
    for page in range(0, pages, each):
        for harm in (_flip, _zero):
            yield harm, page * PAGE + chance.randrange(PAGE)


def swept(whole: Whole, folder: Path, seed: int, each: int, lacks: tuple[str, ...]) -> Counts:
    """Harm the pages one after the other, and repair; `lacks` names copies taken away."""
    counts = Counts()
    for harm, place in harms(whole.folder, seed, each):
        whole.restore(folder)
        for name in lacks:
            (folder / name).unlink(missing_ok=True)
        path = folder / "vault.db"
        content = bytearray(path.read_bytes())
        harm(content, place)
        path.write_bytes(content)
        counts.harmed += 1
        counts.unseen += not _repaired(folder, whole.keys)
        counts.events_lost += _missing(folder, whole)
    return counts


def _repaired(folder: Path, keys: KeySet) -> bool:
    """Open as the program does; says whether the harm was found and mended."""
    try:
        open_vault(folder, keys).close()
    except Damaged as damaged:
        repair(folder, keys, damaged)
        return True
    return False


def _missing(folder: Path, whole: Whole) -> int:
    try:
        found = _told(folder, whole.keys)
    except VaultError:
        found = {}
    return sum(len(events) - len(found.get(name, ())) for name, events in whole.told.items())


def test_every_harmed_page_is_found_and_every_event_comes_back(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Controls: an opening that does not check, and a repair without the second copy."""
    began, seed, folder = time.monotonic(), random.SystemRandom().randrange(2**32), tmp_path
    found = swept(whole, folder / "data", seed, EACH, ())
    took = time.monotonic() - began
    without = swept(whole, folder / "data", seed, CONTROL_EACH, ("replay.bin", "replay.old"))
    with monkeypatch.context() as blind:
        blind.setattr(checking, "is_whole", lambda _: True)
        unchecked = _unseen(whole, folder / "data", seed)
    tell(
        Finding(
            proof="R2",
            what="each page of the database flipped and zeroed in turn",
            size=f"{found.harmed} harms",
            result=f"{found.harmed - found.unseen} found, {found.events_lost} events lost",
            control=f"opened unchecked: {unchecked.unseen} of {unchecked.harmed} unseen; "
            f"without the second copy: {without.events_lost} events lost",
            seed=seed,
            seconds=took,
        )
    )

    assert found.harmed > 0
    assert (seed, found.unseen, found.events_lost) == (seed, 0, 0)
    assert without.events_lost > 0
    assert unchecked.unseen > 0


def _unseen(whole: Whole, folder: Path, seed: int) -> Counts:
    counts = Counts()
    for harm, place in harms(whole.folder, seed, CONTROL_EACH):
        whole.restore(folder)
        path = folder / "vault.db"
        content = bytearray(path.read_bytes())
        harm(content, place)
        path.write_bytes(content)
        counts.harmed += 1
        try:
            open_vault(folder, whole.keys).close()
        except VaultError:
            continue
        counts.unseen += 1
    return counts
