"""Damage: whatever page is harmed, every acknowledged event comes back."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from app.domain.device import Repaired
from app.domain.encounter import Encounter
from app.domain.errors import StoreBroken
from app.domain.event import Recorded
from app.vault.backups import back_up
from app.vault.backups import backups
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.encounters import record
from app.vault.errors import Damaged
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.outbox import OutboxStore
from app.vault.repairing import repair
from app.vault.replay import Replay
from tests.vault.builders import NOON
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import a_stamp
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter
from tests.vault.test_post import a_parcel
from tests.vault.test_post import posted

PAGE = 4096
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """Give a vault with half of its events in a backup and half after it, closed."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    half = len(ONE_OF_EACH) // 2
    so_far = add(store, an_encounter(), *ONE_OF_EACH[:half])
    back_up(vault, NOON)
    add(store, so_far, *ONE_OF_EACH[half:])
    vault.close()
    return vault


def pages(folder: Path) -> Iterator[int]:
    """Give the place of every page of the database."""
    yield from range(0, (folder / "vault.db").stat().st_size, PAGE)


def harm(folder: Path, place: int) -> None:
    """Flip bytes in the middle of one page."""
    with (folder / "vault.db").open("r+b") as file:
        file.seek(place + PAGE // 2)
        found = file.read(8)
        file.seek(place + PAGE // 2)
        file.write(bytes(255 - byte for byte in found))


def mended(folder: Path, keys: KeySet) -> Repaired:
    """Find the damage as opening does, then repair it."""
    with pytest.raises(Damaged) as caught:
        open_vault(folder, keys)
    return repair(folder, keys, caught.value)


def told(folder: Path, keys: KeySet) -> Encounter:
    """Read the one encounter back."""
    vault = open_vault(folder, keys)
    try:
        return EncounterStore(vault).open(an_encounter().id)
    finally:
        vault.close()


def test_a_backup_and_the_second_copy_give_everything_back(filled: Vault, folder: Path) -> None:
    """Half of the events stood in the backup, half in the copy."""
    harm(folder, 0)
    half = len(ONE_OF_EACH) // 2
    repaired = mended(folder, filled.keys)

    assert repaired == Repaired(
        from_backup=half, from_copy=len(ONE_OF_EACH) - half, is_whole=True
    )
    assert tuple(e.event for e in told(folder, filled.keys).history) == ONE_OF_EACH
    assert any((folder / "damaged").iterdir())


def test_without_any_backup_the_second_copy_gives_everything_back(
    vault: Vault, folder: Path
) -> None:
    """A device that breaks in its first hour loses no answer either."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *ONE_OF_EACH)
    vault.close()
    harm(folder, 0)

    assert mended(folder, vault.keys).from_copy == len(ONE_OF_EACH)
    assert tuple(e.event for e in told(folder, vault.keys).history) == ONE_OF_EACH


def test_a_sealed_referral_comes_back_with_its_bytes(vault: Vault, folder: Path) -> None:
    """Neither the event nor the parcel stands there without the other."""
    EncounterStore(vault).begin(an_encounter())
    back_up(vault, NOON)
    posted(vault, an_encounter(), a_parcel())
    vault.close()
    harm(folder, 0)
    mended(folder, vault.keys)
    again = open_vault(folder, vault.keys)
    found = OutboxStore(again).get(a_parcel().id)
    again.close()

    assert a_parcel() == found


def test_a_damaged_backup_is_passed_over(filled: Vault, folder: Path) -> None:
    """The next older one, or none, takes its place."""
    (newest,) = backups(folder)
    newest.write_bytes(bytes(PAGE))
    harm(folder, 0)

    assert mended(folder, filled.keys).from_backup == 0
    assert len(told(folder, filled.keys).history) == len(ONE_OF_EACH)


def test_no_harmed_page_goes_unseen_and_no_event_is_lost(filled: Vault, folder: Path) -> None:
    """Every page in turn; the control is a vault whose second copy was taken away."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    lost_without = 0
    for place in pages(kept):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        harm(folder, place)
        for name in ("replay.bin", "replay.old"):
            (folder / name).unlink(missing_ok=True)
        lost_without += len(ONE_OF_EACH) - mended(folder, filled.keys).from_backup
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        harm(folder, place)

        assert mended(folder, filled.keys).is_whole
        assert tuple(e.event for e in told(folder, filled.keys).history) == ONE_OF_EACH
    assert lost_without > 0


def test_an_answer_that_was_refused_never_takes_the_place_of_the_next_one(
    vault: Vault, folder: Path
) -> None:
    """Its record stands in the second copy, but its commit failed, and the officer went on."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    so_far, refused = an_encounter().recorded(an_answer("papers", "kept"), a_stamp(1))
    with pytest.raises(StoreBroken):
        vault.write(partial(_fail_at_the_end, refused))
    kept = add(store, an_encounter(), an_answer("papers", "taken"), an_answer("debt", "none"))
    vault.close()
    harm(folder, 0)

    assert so_far.history[0].seq == kept.history[0].seq
    assert mended(folder, vault.keys).is_whole
    assert told(folder, vault.keys).history == kept.history


def _fail_at_the_end(recorded: Recorded, database: Database) -> None:
    """Add an event, and a row that only the commit finds wrong."""
    record(an_encounter(), recorded, database)
    database.execute("PRAGMA defer_foreign_keys = ON")
    database.execute("INSERT INTO site_person VALUES ('nowhere', 1, 'one')")


def test_a_torn_record_at_the_end_is_left_out(filled: Vault, folder: Path) -> None:
    """A power cut may leave half a record, which was never acknowledged."""
    copy = folder / "replay.bin"
    whole = list(Replay(folder, filled.keys).rows())
    copy.write_bytes(copy.read_bytes().rstrip(b"\x00")[:-7])

    assert list(Replay(folder, filled.keys).rows()) == whole[:-1]


def test_a_harmed_record_takes_only_itself(filled: Vault, folder: Path) -> None:
    """What stands behind it is still found."""
    copy = folder / "replay.bin"
    content = bytearray(copy.read_bytes())
    content[40] ^= 255
    whole = list(Replay(folder, filled.keys).rows())
    copy.write_bytes(content)

    assert list(Replay(folder, filled.keys).rows()) == [
        *whole[: len(whole) - len(_after_backup(whole))],
        *_after_backup(whole)[1:],
    ]


def test_two_backups_are_kept_and_none_without_news(vault: Vault, folder: Path) -> None:
    """A copy of what was copied before is not worth the room."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    so_far = add(store, an_encounter(), *ONE_OF_EACH[:1])
    made = [back_up(vault, NOON), back_up(vault, LATER)]
    so_far = add(store, so_far, *ONE_OF_EACH[1:2])
    made.append(back_up(vault, LATER))
    add(store, so_far, *ONE_OF_EACH[2:3])
    made.append(back_up(vault, LATER + timedelta(hours=1)))

    assert made[1] is None
    assert list(backups(folder)) == [made[3], made[2]]


def _after_backup(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return rows[len(ONE_OF_EACH) // 2 :]
