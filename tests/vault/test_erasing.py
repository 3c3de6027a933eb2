"""Erasing a record: what was told goes everywhere, the chain and a stub stay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.delivery import DeliveryState
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import OnItsWay
from app.domain.errors import StoreBroken
from app.domain.event import WordsNoted
from app.domain.listing import Search
from app.domain.retention_rule import Stage
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.vault.backups import back_up
from app.vault.encounters import EncounterStore
from app.vault.erasing import ErasureStore
from app.vault.errors import Damaged
from app.vault.lists import ListStore
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.outbox import OutboxStore
from app.vault.repairing import repair
from app.vault.sites import SiteStore
from tests.proofs.decrypting import found
from tests.vault.builders import NOON
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import add
from tests.vault.builders import an_encounter
from tests.vault.test_post import a_parcel
from tests.vault.test_post import posted

CANARY = "Zemenu walked over the river at night"
STAYS = "Mill Lane 3, behind the church"
FIRST = EncounterId("5b7a3c1e-7a52-4b3e-9d7b-1f2a9c5d8e01")
OTHER = EncounterId("0d1f3c1e-7a52-4b3e-9d7b-1f2a9c5d8e77")
LATER = NOON + timedelta(days=30)


@pytest.fixture
def stores(vault: Vault) -> Iterator[tuple[EncounterStore, ErasureStore]]:
    """Give a vault with two records, a backup between their events, and the two stores."""
    encounters = EncounterStore(vault)
    first, second = an_encounter(FIRST), an_encounter(OTHER)
    encounters.begin(first)
    encounters.begin(second)
    first = add(encounters, first, WordsNoted(words=CANARY, language="en"), *ONE_OF_EACH)
    back_up(vault, NOON)
    add(encounters, first, WordsNoted(words=f"{CANARY} again", language="en"))
    add(encounters, second, *ONE_OF_EACH[:10])
    return encounters, ErasureStore(vault, encounters)


def test_what_was_told_is_nowhere_and_the_chain_holds(
    vault: Vault, stores: tuple[EncounterStore, ErasureStore]
) -> None:
    """Database, log file, backups and second copy hold it before, and none of them after."""
    encounters, erasures = stores
    before = found(vault.folder, vault.keys, CANARY)
    erasures.erase(an_encounter(FIRST).id, Stage.unfinished, LATER)
    is_clean = erasures.clean(LATER)

    assert {"vault.db-wal", "replay.bin", "replay.old"} <= before
    assert is_clean
    assert found(vault.folder, vault.keys, CANARY) == set()
    assert encounters.first_break() is None
    assert [one.id for one in encounters.recent(9)] == [OTHER]
    assert len(encounters.open(OTHER).history) == 10


def test_an_erased_record_is_not_found_any_more(
    vault: Vault, stores: tuple[EncounterStore, ErasureStore]
) -> None:
    """Neither read nor changed nor erased again, also where it was read before."""
    encounters, erasures = stores
    known = encounters.open(an_encounter(FIRST).id)
    erasures.erase(known.id, Stage.unfinished, LATER)

    listed = ListStore(vault, encounters).rows(Search(since=NOON), 9)
    with pytest.raises(NoSuchEncounter):
        encounters.open(known.id)
    with pytest.raises(NoSuchEncounter):
        add(encounters, known, WordsNoted(words="late", language="en"))
    with pytest.raises(NoSuchEncounter):
        erasures.erase(known.id, Stage.unfinished, LATER)
    assert known.id not in {one.encounter for one in listed}


def test_a_place_without_anybody_goes_everywhere_and_another_stays(vault: Vault) -> None:
    """Its address stood in the database, its log file, the backup and the second copy."""
    encounters, sites = EncounterStore(vault), SiteStore(vault)
    for name, address in (("gone", CANARY), ("kept", STAYS)):
        site = Site(id=SiteId(name), label="Heron 41", started=NOON, address=address)
        sites.begin(site)
    back_up(vault, NOON)
    sites.save(sites.open(SiteId("kept")).changed(setting="fishing"))
    sites.begin(replace(sites.open(SiteId("gone")), id=SiteId("gone too")))
    before = found(vault.folder, vault.keys, CANARY)
    erasures = ErasureStore(vault, encounters)
    went = [erasures.erase_site(SiteId(name)) for name in ("gone", "gone too")]
    is_clean = erasures.clean(LATER)

    assert {"vault.db-wal", "replay.bin", "replay.old"} <= before
    assert (went, is_clean) == ([True, True], True)
    assert found(vault.folder, vault.keys, CANARY) == set()
    assert "replay.old" in found(vault.folder, vault.keys, STAYS)
    assert [one.id for one in sites.recent(9)] == ["kept"]


def test_a_stub_says_that_it_was_there(
    stores: tuple[EncounterStore, ErasureStore],
) -> None:
    """Code, dates, the number of events and the last hash; nothing that was told."""
    encounters, erasures = stores
    known = encounters.open(an_encounter(FIRST).id)
    events, last = erasures.head(known.id)
    erasures.erase(known.id, Stage.unfinished, LATER)
    (stub,) = erasures.stubs(9)

    assert events == len(known.history)
    assert (stub.encounter, stub.events, stub.last_hash) == (known.id, events, last)
    assert (stub.started, stub.erased_at) == (known.started, LATER)


def test_events_refuse_to_change_outside_an_erasure(
    vault: Vault, stores: tuple[EncounterStore, ErasureStore]
) -> None:
    """The triggers let nothing through, neither before nor after an erasure."""
    _, erasures = stores
    erasures.erase(an_encounter(FIRST).id, Stage.unfinished, LATER)

    for statement in (
        "UPDATE event SET payload = NULL, salt = NULL",
        "UPDATE event SET who = 'another'",
        "DELETE FROM event",
    ):
        with pytest.raises(StoreBroken):
            vault.write(lambda database, sql=statement: database.execute(sql))  # type: ignore[misc]


def test_an_erasure_takes_nothing_but_what_was_told(
    vault: Vault, stores: tuple[EncounterStore, ErasureStore]
) -> None:
    """Even while a record is being erased, its chain cannot be rewritten."""
    assert stores

    def rewrite(database: object) -> None:
        database.execute("INSERT INTO erasing VALUES (?)", (an_encounter(FIRST).id,))  # type: ignore[attr-defined]
        database.execute("UPDATE event SET payload = NULL, salt = NULL, who = 'x'")  # type: ignore[attr-defined]

    with pytest.raises(StoreBroken):
        vault.write(rewrite)


def test_a_referral_on_its_way_is_not_pulled_back(vault: Vault) -> None:
    """While it is being handed over, nothing is erased; the moment after, it may be."""
    known = an_encounter(FIRST)
    EncounterStore(vault).begin(known)
    posted(vault, known, replace(a_parcel(), encounter=FIRST))
    outbox, encounters = OutboxStore(vault), EncounterStore(vault)
    erasures = ErasureStore(vault, encounters)
    (parcel,) = outbox.looks(DeliveryState)
    outbox.change(parcel.id, lambda one: one.moved(DeliveryState.sending, NOON))
    with pytest.raises(OnItsWay):
        erasures.erase(parcel.encounter, Stage.not_opened, LATER)
    outbox.change(parcel.id, lambda one: one.moved(DeliveryState.retry_wait, NOON))
    erasures.erase(parcel.encounter, Stage.not_opened, LATER)
    left = outbox.get(parcel.id)

    assert (left.sealed, left.header, left.state) == (b"", b"", DeliveryState.withdrawn)
    assert left.sha256 == parcel.sha256


def test_a_cleaning_that_was_cut_off_is_done_at_the_next_call(
    folder: Path, vault: Vault, stores: tuple[EncounterStore, ErasureStore]
) -> None:
    """After a power cut between the erasure and the cleaning of the copies."""
    _, erasures = stores
    erasures.erase(an_encounter(FIRST).id, Stage.unfinished, LATER)
    vault.close()
    again = open_vault(folder, vault.keys)
    left = ErasureStore(again, EncounterStore(again))
    was_clean = left.is_clean()
    left.clean(LATER)
    found_after = found(folder, vault.keys, CANARY)
    again.close()

    assert not was_clean
    assert found_after == set()


def test_repair_puts_an_erased_record_back_as_erased(
    folder: Path,
    vault: Vault,
    stores: tuple[EncounterStore, ErasureStore],
) -> None:
    """The chain is whole then, and nothing that was told is back."""
    _, erasures = stores
    erasures.erase(an_encounter(FIRST).id, Stage.unfinished, LATER)
    erasures.clean(LATER)
    vault.close()
    (folder / "vault.db").write_bytes(bytes(8192))
    with pytest.raises(Damaged) as damaged:
        open_vault(folder, vault.keys)
    told = repair(folder, vault.keys, damaged.value)
    again = open_vault(folder, vault.keys)
    encounters = EncounterStore(again)
    kept = [one.id for one in encounters.recent(9)]
    again.close()

    assert told.is_whole
    assert kept == [OTHER]
    assert found(folder, vault.keys, CANARY) == set()


def test_damaged_files_that_were_set_aside_go_when_somebody_wants_it(vault: Vault) -> None:
    """They are counted, and deleted by that call alone."""
    aside = vault.folder / "damaged" / "1"
    aside.mkdir(parents=True)
    (aside / "vault.db").write_bytes(b"old")
    erasures = ErasureStore(vault, EncounterStore(vault))
    before = erasures.set_asides()
    erasures.let_set_aside_go()

    assert (before, erasures.set_asides()) == (1, 0)
