"""S8: what was erased is nowhere, for somebody who has the vault key in hand.

Every page of the database, of its log file and of its copies is decrypted by the published
format, and every record of the second copy. After a replacement of the keys, copies of the
whole folder that were taken before are searched with the keys in hand as well.
"""

import random
import shutil
import time
from pathlib import Path

import pytest

from app.casework import retaining
from app.casework import visiting
from app.casework.desk import Desk
from app.domain.encounter import EncounterId
from app.domain.pack import Edition
from app.domain.retention_rule import Stage
from app.library.shelf import PackShelf
from app.vault import driver
from app.vault.backups import back_up
from app.vault.encounters import EncounterStore
from app.vault.erasing import ErasureStore
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.replacing import replace_keys
from app.vault.unlocking import by_passphrase
from tests.builders import PACKS
from tests.processes import PASSPHRASE
from tests.proofs.decrypting import found_in
from tests.proofs.decrypting import readable
from tests.proofs.devices import set_up_quickly
from tests.proofs.keeping_desk import NOON
from tests.proofs.keeping_desk import Dial
from tests.proofs.keeping_desk import desk_over
from tests.proofs.keeping_desk import met
from tests.proofs.keeping_desk import new_vault
from tests.proofs.keeping_desk import note
from tests.proofs.keeping_desk import sealed
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T01"), pytest.mark.threat("T10")]
SEED = 8
ERASED = size(200, 8)
STAYING = 5
IN_CONTROL = size(100, 8)


def canary(number: int) -> str:
    """Give words that stand nowhere else, half of them not in Latin letters."""
    return f"canary-{SEED}-{number:05}-" + ("ዘመኑ ወንዙን ተሻገረ" if number % 2 else "night")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Give the shipped content."""
    return PackShelf(PACKS, None).current("uk-ew")


def told(desk: Desk, edition: Edition, number: int) -> EncounterId:
    """Store a record that holds its canary in its words, twice, and in a sealed referral."""
    where = met(desk, edition, canary(number)).id
    if number % 3 == 0:
        sealed(desk, where, canary(number).encode())
    return where


def test_what_was_erased_is_nowhere(tmp_path: Path, edition: Edition) -> None:
    """Not in pages, log, copies or second copy; nor, under new keys, in copies of before."""
    begun = time.monotonic()
    folder, older = tmp_path / "data", tmp_path / "older"
    set_up_quickly(folder)
    old = by_passphrase(folder, PASSPHRASE)
    with desk_over(folder, old, Dial(), edition) as (desk, vault):
        records = filled(desk, vault, edition)
        shutil.copytree(folder, older)
        left = erased_one_by_one(desk, vault, records[:ERASED])
        staying = canaries_in(folder, old, range(ERASED, len(records)))
        was_replaced = replace_keys(vault, "")
        new = vault.keys
        chain = EncounterStore(vault).first_break()
        kept = [desk.encounters.open(where) for where in records[ERASED:]]
    in_old_copy = canaries_in(older, old, range(ERASED))
    in_hand = canaries_in(older, new, range(ERASED)) + canaries_in(folder, new, range(ERASED))
    tell(
        Finding(
            proof="S8",
            what="erasure",
            size=f"{ERASED} erasures",
            result=f"{len(left)} left; {in_hand} readable after new keys",
            control=f"{in_old_copy} of {ERASED} readable in a copy of before with its own key",
            seed=SEED,
            seconds=time.monotonic() - begun,
        )
    )

    assert left == []
    assert (was_replaced, in_hand) == (True, 0)
    assert (in_old_copy, staying) == (ERASED, STAYING)
    assert chain is None
    assert [len(one.words) for one in kept] == [2] * STAYING


def filled(desk: Desk, vault: Vault, edition: Edition) -> list[EncounterId]:
    """Store all records, half of their events before a backup and half after it."""
    records = [told(desk, edition, number) for number in range(ERASED + STAYING)]
    back_up(vault, NOON)
    for number, where in enumerate(records):
        note(desk, where, canary(number))
    return records


def erased_one_by_one(desk: Desk, vault: Vault, records: list[EncounterId]) -> list[str]:
    """Erase in any order, look after each one, and for all of them again at the end."""
    left: list[str] = []
    going = list(enumerate(records))
    random.Random(SEED).shuffle(going)  # noqa: S311 - a repeatable order, no secret
    for number, where in going:
        retaining.erase(desk, where)
        left += found_in(tuple(readable(vault.folder, vault.keys)), canary(number))
    pages = tuple(readable(vault.folder, vault.keys))
    return left + [name for number, _ in going for name in found_in(pages, canary(number))]


def canaries_in(folder: Path, keys: KeySet, numbers: range) -> int:
    """Count the canaries that the keys make readable anywhere in a folder."""
    pages = tuple(readable(folder, keys))
    return sum(bool(found_in(pages, canary(number))) for number in numbers)


def test_without_the_settings_it_stays_readable(
    tmp_path: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The controls: cells are kept, the log is not folded in, backups are not renewed."""
    begun = time.monotonic()
    clean = erased_without_cleaning(tmp_path / "clean", edition, fold=True)
    no_fold = erased_without_cleaning(tmp_path / "log", edition, fold=False)
    monkeypatch.setattr(driver, "SETTINGS", {**driver.SETTINGS, "secure_delete": "0"})
    no_delete = erased_without_cleaning(tmp_path / "cells", edition, fold=True)
    tell(
        Finding(
            proof="S8",
            what="erasure with one part left out",
            size=f"{IN_CONTROL} erasures each",
            result=f"with all parts {clean['vault.db']} in the database",
            control=(
                f"secure_delete off: {no_delete['vault.db']} in the database; log not folded "
                f"in: {no_fold['vault.db-wal']} in it; backups not renewed: {clean['backup']}"
            ),
            seed=SEED,
            seconds=time.monotonic() - begun,
        )
    )

    assert (clean["vault.db"], clean["vault.db-wal"]) == (0, 0)
    assert no_delete["vault.db"] > 0
    assert no_fold["vault.db-wal"] > 0
    assert clean["backup"] == IN_CONTROL


def erased_without_cleaning(folder: Path, edition: Edition, *, fold: bool) -> dict[str, int]:
    """Erase in the database alone; count the canaries left in it, its log and a backup."""
    keys = new_vault(folder)
    with desk_over(folder, keys, Dial(), edition) as (desk, vault):
        records = [told(desk, edition, number) for number in range(3 * IN_CONTROL)]
        back_up(vault, NOON)
        vault.fold_in()
        erasures = ErasureStore(vault, EncounterStore(vault))
        for number in range(0, 3 * IN_CONTROL, 3):
            note(desk, records[number], canary(number))
            erasures.erase(records[number], Stage.unfinished, NOON)
        if fold:
            vault.fold_in()
        return counted(vault, keys)


def counted(vault: Vault, keys: KeySet) -> dict[str, int]:
    """Count the canaries of the erased records by the kind of file they are left in."""
    pages = tuple(readable(vault.folder, keys))
    places = [found_in(pages, canary(number)) for number in range(0, 3 * IN_CONTROL, 3)]
    return {
        "vault.db": sum("vault.db" in names for names in places),
        "vault.db-wal": sum("vault.db-wal" in names for names in places),
        "backup": sum(any(name.startswith("2026") for name in names) for names in places),
    }


def test_a_place_goes_with_the_last_of_its_people(tmp_path: Path, edition: Edition) -> None:
    """Its address stood in the place and in the record of each person."""
    folder = tmp_path / "data"
    keys = new_vault(folder)
    with desk_over(folder, keys, Dial(), edition) as (desk, vault):
        site = visiting.begin(desk)
        visiting.describe(
            desk, site.id, visiting.Described(address=canary(1), setting="", entry=None)
        )
        people = visiting.add_people(desk, site.id, 2).people
        first, last = (left_after(desk, vault, keys, one.encounter) for one in people)
        sites = desk.sites.recent(9)

    assert first != set()
    assert last == set()
    assert sites == ()


def left_after(desk: Desk, vault: Vault, keys: KeySet, where: EncounterId) -> set[str]:
    """Erase one person of a place and say where its address can still be read."""
    retaining.erase(desk, where)
    return found_in(tuple(readable(vault.folder, keys)), canary(1))
