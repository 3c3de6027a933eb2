"""Places with many people in the real database: whole, in order, never half joined."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.errors import NoSuchSite
from app.domain.errors import OpenElsewhere
from app.domain.event import SiteLinked
from app.domain.group import SiteFactSeen
from app.domain.listing import Search
from app.domain.site_record import Entry
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.vault import folder as files
from app.vault import opening
from app.vault import schema
from app.vault.backups import back_up
from app.vault.driver import Database
from app.vault.driver import connect
from app.vault.encounters import EncounterStore
from app.vault.errors import Damaged
from app.vault.keys import KeySet
from app.vault.lists import ListStore
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.repairing import repair
from app.vault.replay import Row
from app.vault.replay import added_after
from app.vault.replay import is_site
from app.vault.sites import SiteStore
from tests.vault.builders import NOON
from tests.vault.builders import a_stamp
from tests.vault.builders import an_encounter
from tests.vault.older import make_older

LOCKS = Code("CTL03")

OLD = "INSERT INTO encounter (id, edition, label, started, touched) VALUES (?, ?, ?, ?, 1)"


@pytest.fixture
def store(vault: Vault) -> SiteStore:
    """Give the store of places in an open vault."""
    return SiteStore(vault)


def a_site(name: str = "site-1") -> Site:
    """Give a place without people."""
    return Site(
        id=SiteId(name),
        label="Heron 41",
        started=NOON,
        address="Yard behind the mill",
        setting="agriculture",
        entry=Entry.let_in,
        facts=(LOCKS, Code("LIV02")),
    )


def a_person(name: str, token: int) -> Encounter:
    """Give a record that was linked to the place."""
    encounter = an_encounter(name)
    for event in (SiteLinked(site="site-1", token=token), SiteFactSeen(code=LOCKS)):
        stamp = a_stamp(len(encounter.history) + 1, name)
        encounter, _ = encounter.recorded(event, stamp)
    return encounter


def test_a_place_comes_back_after_opening_again(vault: Vault, folder: Path) -> None:
    """With its people by number, and their records with every event."""
    people = tuple(a_person(f"p{number}", number) for number in range(1, 21))
    site = a_site().joined(tuple(one.id for one in people))
    SiteStore(vault).begin(a_site())
    SiteStore(vault).join(site, people)
    vault.close()
    again = open_vault(folder, vault.keys)
    found = SiteStore(again).open(SiteId("site-1"))
    records = tuple(EncounterStore(again).open(one.encounter) for one in found.people)
    broken = EncounterStore(again).first_break()
    again.close()

    assert found == site
    assert records == people
    assert broken is None


def test_two_windows_never_undo_one_another(store: SiteStore) -> None:
    """The second change to the same state is refused, and nothing of it is stored."""
    store.begin(a_site())
    store.save(a_site().changed(address="Yard 2"))

    with pytest.raises(OpenElsewhere):
        store.save(a_site().changed(address="Yard 3"))
    assert store.open(SiteId("site-1")).address == "Yard 2"


def test_people_join_all_or_none(store: SiteStore, vault: Vault) -> None:
    """A change in another window leaves no record behind."""
    store.begin(a_site())
    store.save(a_site().changed(address="Yard 2"))
    person = a_person("p1", 1)

    with pytest.raises(OpenElsewhere):
        store.join(a_site().joined((person.id,)), (person,))
    assert vault.rows("SELECT * FROM encounter") == []
    assert store.open(SiteId("site-1")).people == ()


def test_the_place_changed_last_stands_first(store: SiteStore) -> None:
    """As in the list of what is kept."""
    store.begin(a_site("site-1"))
    store.begin(a_site("site-2"))
    store.save(a_site("site-1").changed(entry=None))

    assert [site.id for site in store.recent(5)] == ["site-1", "site-2"]
    assert [site.entry for site in store.recent(1)] == [None]
    with pytest.raises(NoSuchSite):
        store.open(SiteId("site-3"))


def test_a_database_of_the_first_release_gets_the_new_tables(folder: Path) -> None:
    """Its encounters stay as they are, and stand in the lists that it did not have."""
    keys = KeySet.fresh()
    make_older(folder, keys, steps=1)
    old = an_encounter("old")
    database = connect(folder / files.DATABASE, keys.database)
    database.execute(OLD, (old.id, old.edition, old.label, old.started.isoformat()))
    database.close()
    again = open_vault(folder, keys)
    SiteStore(again).begin(a_site())
    store = EncounterStore(again)
    kept, listed = store.open(old.id), ListStore(again, store).rows(Search(), 9)
    steps = again.rows("SELECT name FROM migration ORDER BY number")
    again.close()

    assert kept == old
    assert [row.encounter for row in listed] == [old.id]
    assert [row["name"] for row in steps] == [step.name for step in schema.STEPS]


def test_a_place_is_found_again_by_the_records_of_its_people(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After damage without any backup, as a copy of before rows of places holds it."""
    monkeypatch.setattr(opening, "added_after", without_places)
    people = tuple(a_person(f"p{number}", number) for number in (1, 2, 3))
    people = tuple(replace(one, label=f"Heron 41, {n}") for n, one in enumerate(people, 1))
    SiteStore(vault).begin(a_site())
    SiteStore(vault).join(a_site().joined(tuple(one.id for one in people)), people)
    found = after_damage(vault, folder)

    assert found.label == "Heron 41"
    assert [(one.token, one.encounter) for one in found.people] == [
        (1, "p1"),
        (2, "p2"),
        (3, "p3"),
    ]


@pytest.mark.threat("T18")
@pytest.mark.parametrize("in_backup", [False, True])
def test_damage_takes_nothing_of_a_place(
    vault: Vault, folder: Path, *, in_backup: bool
) -> None:
    """Address, setting, way in, facts and people, as they were changed last."""
    store = SiteStore(vault)
    people = (a_person("p1", 1), a_person("p2", 2))
    store.begin(a_site())
    begun = a_site().changed(address="Yard 2, by the river")
    store.save(begun)
    if in_backup:
        back_up(vault, NOON)
    joined = begun.joined(tuple(one.id for one in people))
    store.join(joined, people)
    last = joined.changed(setting="fishing", entry=Entry.warrant, facts=(LOCKS,))
    store.save(last)
    store.begin(a_site("site-2"))

    assert after_damage(vault, folder) == last
    assert after_damage(open_vault(folder, vault.keys), folder, "site-2") == a_site("site-2")


def test_a_change_in_the_backup_is_not_undone_by_an_older_copy(
    vault: Vault, folder: Path
) -> None:
    """The second copy also holds what came before the last backup."""
    store = SiteStore(vault)
    store.begin(a_site())
    older = vault.rows("SELECT * FROM site")
    last = a_site().changed(address="Yard 2, by the river")
    store.save(last)
    back_up(vault, NOON)
    vault.replay.append(older)

    assert after_damage(vault, folder) == last


def without_places(database: Database, before: tuple[int, int, int]) -> list[Row]:
    """Keep twice what was kept twice before places were."""
    return [row for row in added_after(database, before) if not is_site(row)]


def after_damage(vault: Vault, folder: Path, site: str = "site-1") -> Site:
    """Harm the database of a vault, and read a place after the repair."""
    vault.close()
    with (folder / "vault.db").open("r+b") as file:
        file.write(bytes(4096))
    with pytest.raises(Damaged) as caught:
        open_vault(folder, vault.keys)
    repair(folder, vault.keys, caught.value)
    again = open_vault(folder, vault.keys)
    found = SiteStore(again).open(SiteId(site))
    again.close()
    return found
