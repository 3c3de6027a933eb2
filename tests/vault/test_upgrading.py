"""A vault of an older version is taken over whole, or stays as it was."""

from pathlib import Path

import pytest

from app.domain.errors import StoreBroken
from app.vault import schema
from app.vault.backups import backups
from app.vault.encounters import EncounterStore
from app.vault.errors import TooNew
from app.vault.errors import Unreadable
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.schema import Step
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import add
from tests.vault.builders import an_encounter
from tests.vault.older import MARKS
from tests.vault.older import dump_of
from tests.vault.older import make_older

GOOD = Step(name="good", sql="CREATE TABLE more (a TEXT) STRICT;")
HALF = Step(name="half", sql="CREATE TABLE half (a TEXT) STRICT; SELECT nothing();")
KEYS = KeySet.fresh()


@pytest.mark.parametrize("steps", range(1, len(schema.STEPS) + 1))
def test_every_older_version_is_taken_over(folder: Path, steps: int) -> None:
    """Its rows are there, all steps are recorded, and it works."""
    make_older(folder, KEYS, steps)
    vault = open_vault(folder, KEYS)
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *ONE_OF_EACH)
    marks = vault.rows(MARKS)
    taken = [row["name"] for row in vault.rows("SELECT name FROM migration ORDER BY number")]
    vault.close()

    assert marks == [{"value": "an older version"}]
    assert taken == [step.name for step in schema.STEPS]


def test_an_upgraded_vault_has_the_tables_of_a_new_one(vault: Vault, folder: Path) -> None:
    """No way of coming to this version leaves other tables than another."""
    vault.close()
    fresh = dump_of(folder, vault.keys)
    older = folder.with_name("older")
    make_older(older, KEYS, 1)
    open_vault(older, KEYS).close()

    assert dump_of(older, KEYS)[:2] == fresh[:2]


def test_the_older_file_stays_as_a_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is whole, and the upgrade leaves nothing else behind."""
    make_older(folder, KEYS, len(schema.STEPS))
    before = dump_of(folder, KEYS)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, GOOD))
    open_vault(folder, KEYS).close()
    (kept,) = backups(folder)
    kept.rename(folder / "vault.db")

    assert dump_of(folder, KEYS) == before
    assert list((folder / "backups").iterdir()) == []


def test_an_opening_without_news_makes_no_backup(vault: Vault, folder: Path) -> None:
    """Only an upgrade does."""
    vault.close()
    open_vault(folder, vault.keys).close()

    assert list(backups(folder)) == []


@pytest.mark.parametrize("steps", [(HALF,), (GOOD, HALF), (GOOD, GOOD)])
def test_a_step_that_fails_leaves_the_vault_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, steps: tuple[Step, ...]
) -> None:
    """Also when other steps went well before it: the older program opens it as before."""
    make_older(folder, KEYS, len(schema.STEPS))
    before = (folder / "vault.db").read_bytes()
    with monkeypatch.context() as newer:
        newer.setattr(schema, "STEPS", (*schema.STEPS, *steps))
        with pytest.raises(StoreBroken):
            open_vault(folder, KEYS)

    assert (folder / "vault.db").read_bytes() == before
    assert list((folder / "backups").iterdir()) == []
    open_vault(folder, KEYS).close()


def test_an_upgraded_file_that_is_not_sound_is_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that breaks the file itself, here by hand, is found before the swap."""
    make_older(folder, KEYS, len(schema.STEPS))
    before = dump_of(folder, KEYS)
    broken = """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'setting';
    """
    with monkeypatch.context() as newer:
        newer.setattr(schema, "STEPS", (*schema.STEPS, Step(name="breaks", sql=broken)))
        with pytest.raises(Unreadable):
            open_vault(folder, KEYS)

    assert dump_of(folder, KEYS) == before


def test_a_vault_of_a_newer_version_is_left_alone(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers say how far apart the versions are."""
    vault.close()
    with monkeypatch.context() as newer:
        newer.setattr(schema, "STEPS", (*schema.STEPS, GOOD))
        open_vault(folder, vault.keys).close()
    before = (folder / "vault.db").read_bytes()

    with pytest.raises(TooNew) as caught:
        open_vault(folder, vault.keys)

    assert caught.value.found == caught.value.known + 1 == len(schema.STEPS) + 1
    assert (folder / "vault.db").read_bytes() == before
