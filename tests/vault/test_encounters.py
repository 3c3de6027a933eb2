"""Encounters in the encrypted database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import OpenElsewhere
from app.domain.errors import StoreBroken
from app.domain.event import Event
from app.domain.event import Paused
from app.domain.event import WordsNoted
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.errors import TooLarge
from app.vault.errors import UnknownKind
from app.vault.opening import Vault
from app.vault.opening import open_vault
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import a_stamp
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

ODD_WORDS = (
    "x" * 15_000,
    "👩‍👩‍👧‍👦" * 2_000,
    "ltr \u202eoverride\u202c \u2067isolate\u2069 \u200f",
    "ግሩም ውሳኔ · العربية · tiếng Việt",
    "zero \x00 inside, \r\n lines, \ud800 half a pair",
    "'); DROP TABLE event; --",
    "",
)


@pytest.fixture
def store(vault: Vault) -> EncounterStore:
    """Give a store with one encounter in it."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    return store


def test_every_event_comes_back_in_order(store: EncounterStore) -> None:
    """What is read is what was recorded, stamp for stamp."""
    stored = add(store, an_encounter(), *ONE_OF_EACH)

    assert stored == store.open(stored.id)


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_and_long_words_come_back_as_they_were(store: EncounterStore, words: str) -> None:
    """15,000 characters, emoji, direction marks, half a pair: nothing is lost or changed."""
    stored = add(store, an_encounter(), WordsNoted(words=words, language="ar"))

    assert stored == store.open(stored.id)


def test_an_oversize_event_is_refused_whole(store: EncounterStore) -> None:
    """No form can be that long; nothing of it is stored."""
    with pytest.raises(TooLarge):
        add(store, an_encounter(), WordsNoted(words="x" * 2**20, language="en"))

    assert store.open(an_encounter().id) == an_encounter()


def test_two_windows_on_one_encounter_do_not_overwrite(store: EncounterStore) -> None:
    """The second window is told; the first one's event stays."""
    first = add(store, an_encounter(), an_answer(reply="kept"))

    with pytest.raises(OpenElsewhere) as caught:
        add(store, an_encounter(), an_answer(reply="with_me"))

    assert caught.value.encounter == first.id
    assert first == store.open(first.id)


def test_of_many_windows_at_once_exactly_one_wins(store: EncounterStore) -> None:
    """Threads of the server share the vault, and none of them loses an event unseen."""

    def tap(number: int) -> bool:
        encounter, recorded = an_encounter().recorded(Paused(), a_stamp(number))
        try:
            store.save(encounter, recorded)
        except OpenElsewhere:
            return False
        return True

    with ThreadPoolExecutor(8) as windows:
        won = list(windows.map(tap, range(32)))

    assert won.count(True) == 1
    assert len(store.open(an_encounter().id).history) == 1


def test_many_encounters_are_written_side_by_side(store: EncounterStore) -> None:
    """Threads wait for one another instead of failing, and the chain holds."""

    def interview(number: int) -> int:
        encounter = an_encounter(f"e{number}")
        store.begin(encounter)
        return len(add(store, encounter, *[an_answer()] * 10).history)

    with ThreadPoolExecutor(8) as officers:
        lengths = list(officers.map(interview, range(16)))

    assert lengths == [10] * 16
    assert store.first_break() is None


def test_a_gap_in_the_numbers_is_refused(store: EncounterStore) -> None:
    """An event from a page that saw more than is stored does not fit either."""
    encounter, recorded = an_encounter().recorded(Paused(), a_stamp(1))

    with pytest.raises(OpenElsewhere):
        store.save(encounter, replace(recorded, seq=2))


def test_an_unknown_encounter_is_named(store: EncounterStore) -> None:
    """Neither reading nor saving makes one."""
    stranger = an_encounter("stranger")

    with pytest.raises(NoSuchEncounter):
        store.open(stranger.id)
    with pytest.raises(NoSuchEncounter):
        add(store, stranger, Paused())


def test_the_list_shows_what_changed_last_first(store: EncounterStore) -> None:
    """Beginning and answering both bring an encounter to the top."""
    store.begin(an_encounter("two"))
    store.begin(an_encounter("three"))
    add(store, an_encounter(), Paused())

    assert [e.id for e in store.recent(2)] == ["one", "three"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET payload = '{}'",
        "UPDATE event SET seq = 9 WHERE seq = 1",
        "DELETE FROM event",
        "REPLACE INTO event SELECT * FROM event",
    ],
)
def test_an_event_is_never_changed_or_deleted(
    vault: Vault, store: EncounterStore, statement: str
) -> None:
    """The database itself refuses, whoever asks."""
    stored = add(store, an_encounter(), *ONE_OF_EACH)

    with pytest.raises(StoreBroken):
        vault.write(lambda database: database.execute(statement))

    assert stored == store.open(stored.id)


def unguarded(database: Database) -> None:
    """Take the guards off, as somebody with the keys could."""
    for guard in ("event_never_changes", "event_never_goes"):
        database.execute(f"DROP TRIGGER {guard}")


@pytest.mark.threat("T20")
@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE event SET payload = replace(payload, 'kept', 'with_me') WHERE place = 8", 8),
        ("UPDATE event SET who = 'somebody else' WHERE place = 3", 3),
        ("UPDATE event SET at = '2020-01-01T00:00:00+00:00' WHERE place = 5", 5),
        ("DELETE FROM event WHERE place = 4", 5),
        ("UPDATE event SET payload = NULL, salt = NULL WHERE place = 9", None),
    ],
)
def test_the_chain_shows_any_change_but_an_erased_payload(
    vault: Vault, store: EncounterStore, statement: str, place: int | None
) -> None:
    """Even with the guards taken off, what was changed, moved or taken out is found."""
    add(store, an_encounter(), *ONE_OF_EACH)
    vault.write(unguarded)
    vault.write(lambda database: database.execute(statement))

    assert store.first_break() == place


def test_the_chain_holds_over_all_encounters(store: EncounterStore) -> None:
    """A vault in use has no break."""
    store.begin(an_encounter("two"))
    add(store, an_encounter(), *ONE_OF_EACH)
    add(store, an_encounter("two"), *ONE_OF_EACH)

    assert store.first_break() is None


def test_an_event_of_a_newer_version_is_a_clear_error(
    vault: Vault, store: EncounterStore
) -> None:
    """It is never skipped: leaving it out would change what the answers show."""
    add(store, an_encounter(), Paused())
    vault.write(lambda database: database.execute("DROP TRIGGER event_never_changes"))
    vault.write(lambda database: database.execute("UPDATE event SET kind = 'DogBarked'"))

    with pytest.raises(UnknownKind):
        store.open(an_encounter().id)


def test_a_save_that_fails_half_way_leaves_nothing(vault: Vault, store: EncounterStore) -> None:
    """Event, answer and turn are one transaction."""
    vault.write(lambda database: database.execute("DROP TABLE answer"))

    with pytest.raises(StoreBroken):
        add(store, an_encounter(), an_answer())

    assert store.open(an_encounter().id) == an_encounter()


@pytest.mark.parametrize("event", ONE_OF_EACH)
def test_a_stored_event_survives_an_unclean_end(
    vault: Vault, folder: Path, event: Event
) -> None:
    """A second connection to the same files sees it at once, with nothing closed."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    stored = add(store, an_encounter(), event)
    beside = open_vault(folder, vault.keys)
    seen = EncounterStore(beside).open(EncounterId("one"))
    beside.close()

    assert stored == seen
