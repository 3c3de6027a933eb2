"""New keys: the passphrase, the PIN and the agency still open, and older copies do not."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyrage
import pytest

from app.domain.errors import StoreBroken
from app.domain.event import WordsNoted
from app.vault import escrow
from app.vault import folder as files
from app.vault import key_file
from app.vault.backups import back_up
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.erasing import WORN
from app.vault.errors import WrongSecret
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.replacing import is_due
from app.vault.replacing import note_replaced
from app.vault.replacing import replace_keys
from app.vault.replacing import settled
from app.vault.replacing import settled_by_recovery
from app.vault.session_pin import by_pin
from app.vault.session_pin import session_blob
from app.vault.unlocking import by_passphrase
from app.vault.unlocking import change_passphrase
from app.vault.unlocking import create
from tests.proofs.decrypting import found
from tests.vault.builders import CHEAP
from tests.vault.builders import NOON
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_encounter

pytestmark = pytest.mark.threat("T01")
AGENCY = pyrage.x25519.Identity.generate()
IDENTITY, RECIPIENT = str(AGENCY), str(AGENCY.to_public())
CANARY = "Zemenu walked over the river at night"
OTHER_PASSPHRASE = "another river behind seven hills"  # noqa: S105 - made up for tests


class Cut(Exception):
    """The power goes."""


def opened(folder: Path, recovery: str = "") -> Vault:
    """Set up and open a vault by its passphrase, with one record and a backup."""
    create(folder, PASSPHRASE, PIN, recovery, hardening=CHEAP)
    vault = open_vault(folder, by_passphrase(folder, PASSPHRASE, hardening=CHEAP))
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), WordsNoted(words=CANARY, language="en"))
    back_up(vault, NOON)
    add(store, store.open(an_encounter().id), WordsNoted(words="more", language="en"))
    return vault


def erased(database: Database) -> None:
    """Note an erasure under the keys of now, as the erasing transaction does."""
    database.execute("INSERT INTO setting VALUES (?, '1')", (WORN,))


def words(folder: Path, keys: KeySet) -> list[str]:
    """Open a vault and read what was told."""
    vault = open_vault(folder, keys)
    try:
        return [one.words for one in EncounterStore(vault).open(an_encounter().id).words]
    finally:
        vault.close()


def test_older_copies_are_unreadable_with_the_new_keys(tmp_path: Path) -> None:
    """Everything in the folder was copied before; with the keys in hand nothing opens it."""
    folder, older = tmp_path / "data", tmp_path / "older"
    vault = opened(folder)
    before = vault.keys
    shutil.copytree(folder, older)
    was_replaced = replace_keys(vault, "")
    vault.close()

    assert was_replaced
    assert found(older, before, CANARY) >= {"vault.db-wal", "replay.old"}
    assert found(older, vault.keys, CANARY) == set()
    assert found(folder, before, CANARY) == set()
    assert not (folder / files.NEXT_KEYS).exists()
    assert not (folder / files.NEXT_DATABASE).exists()


def test_the_passphrase_and_a_session_of_before_still_open(tmp_path: Path) -> None:
    """Nobody has to type anything, and nothing is lost."""
    folder = tmp_path / "data"
    vault = opened(folder)
    blob = session_blob(vault)
    replace_keys(vault, "")
    later = EncounterStore(vault).open(an_encounter().id).words
    renewed = session_blob(vault)
    vault.close()
    typed = by_passphrase(folder, PASSPHRASE, hardening=CHEAP)

    assert [one.words for one in later] == [CANARY, "more"]
    assert words(folder, typed) == [CANARY, "more"]
    assert by_pin(renewed, PIN, hardening=CHEAP) == vault.keys
    assert settled(folder, by_pin(blob, PIN, hardening=CHEAP)) == vault.keys


def test_the_agency_still_opens(tmp_path: Path) -> None:
    """The new keys are sealed to the same recipient; without a recipient nothing is done."""
    folder = tmp_path / "data"
    vault = opened(folder, RECIPIENT)
    without = replace_keys(vault, "")
    was_replaced = replace_keys(vault, RECIPIENT)
    vault.close()
    keys = escrow.by_recovery(folder, IDENTITY)

    assert (without, was_replaced) == (False, True)
    assert keys.database == vault.keys.database
    assert words(folder, keys) == [CANARY, "more"]


def test_after_a_change_of_the_passphrase_it_waits_for_the_next_unlocking(
    tmp_path: Path,
) -> None:
    """What the old passphrase was stretched to must not wrap anything any more."""
    folder = tmp_path / "data"
    vault = opened(folder)
    change_passphrase(folder, vault.keys, OTHER_PASSPHRASE, hardening=CHEAP)
    was_replaced = replace_keys(vault, "")
    vault.close()

    assert not was_replaced
    with pytest.raises(WrongSecret):
        by_passphrase(folder, PASSPHRASE, hardening=CHEAP)
    assert words(folder, by_passphrase(folder, OTHER_PASSPHRASE, hardening=CHEAP)) == [
        CANARY,
        "more",
    ]


def test_it_is_due_once_a_day_after_an_erasure(vault: Vault) -> None:
    """By the time that surely passed, never by the clock."""
    before = is_due(vault, 10)
    vault.write(erased)
    first = is_due(vault, 10)
    note_replaced(vault, 10)
    after = is_due(vault, 200_000)
    vault.write(erased)

    assert (before, first, after) == (False, True, False)
    assert not is_due(vault, 10 + 86_399)
    assert is_due(vault, 10 + 86_400)


STEPS = (
    (files, "create_empty", 1),
    *((key_file, "write", count) for count in (1, 2)),
    *((files, "write_durably", count) for count in (1, 2, 3, 4, 5)),
    (files, "turn", 1),
)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("module", "name", "count"), STEPS, ids=[f"{name} {count}" for _, name, count in STEPS]
)
def test_a_cut_at_any_step_leaves_a_vault_that_opens(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    count: int,
    *,
    after: bool,
) -> None:
    """With the passphrase, and with the agency's key; the next try then succeeds."""
    folder = tmp_path / "data"
    vault = opened(folder, RECIPIENT)
    monkeypatch.setattr(module, name, cutting(getattr(module, name), count, after=after))
    with suppress(Cut, StoreBroken):
        replace_keys(vault, RECIPIENT)
    monkeypatch.undo()
    vault.close()
    by_agency = settled_by_recovery(folder, escrow.by_recovery(folder, IDENTITY), IDENTITY)
    agency_words = words(shutil.copytree(folder, tmp_path / "agency"), by_agency)
    typed = settled(folder, by_passphrase(folder, PASSPHRASE, hardening=CHEAP))
    officer_words = words(folder, typed)
    again = open_vault(folder, typed)
    succeeds = replace_keys(again, RECIPIENT)
    again.close()

    assert agency_words == [CANARY, "more"]
    assert officer_words == [CANARY, "more"]
    assert succeeds


def cutting(act: Callable[..., object], count: int, *, after: bool) -> Callable[..., object]:
    """Let the power go at the n-th call of a step, before it or after it."""
    left = [count]

    def cut(*args: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0 and not after:
            raise Cut
        result = act(*args, **named)
        if left[0] == 0:
            raise Cut
        return result

    return cut
