"""Lists and search: small rows that say what the histories say, and are found by words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from app.domain.call import CallPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.catalogue import Code
from app.domain.desk_talk import DeskTalkBegun
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Event
from app.domain.event import ReferralConfirmed
from app.domain.event import SignNoted
from app.domain.event import SiteLinked
from app.domain.listing import ListRow
from app.domain.listing import Search
from app.domain.listing import Stage
from app.domain.listing import folded
from app.domain.person_code import tail_of
from app.domain.receipt import ReceiptGiven
from app.vault import lists as module
from app.vault.encounters import EncounterStore
from app.vault.lists import ListStore
from app.vault.opening import Vault
from app.vault.opening import open_throwaway
from app.vault.summaries import forget
from tests.fake_lists import FakeLists
from tests.fakes import FakeEncounters
from tests.vault.builders import NOON
from tests.vault.builders import ONE_OF_EACH
from tests.vault.builders import SHOWN
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

CALL = CallPlanned(caller="a", called="b", hours=24, way="text")
PLACES = ("Café Olé, Dock 7", "the wash house", "مغسلة", "Dock 9")
SENT = ReferralConfirmed(envelope=EnvelopeId("e"), receiver="desk")
SEARCHES = (
    Search(words=folded("KITE")),
    Search(words=folded("cafe")),
    Search(words=folded("dock kite")),
    Search(words=folded("مغسلة")),
    Search(words=folded("dock"), stage=Stage.sent),
    Search(since=NOON + timedelta(days=2), until=NOON + timedelta(days=5)),
    Search(words=folded("d"), since=NOON + timedelta(days=2)),
    Search(since=NOON, stage=Stage.open),
    Search(words=folded("nothing")),
)


@pytest.fixture(name="store")
def _store(vault: Vault) -> EncounterStore:
    return EncounterStore(vault)


@pytest.fixture(name="lists")
def _lists(vault: Vault, store: EncounterStore) -> ListStore:
    return ListStore(vault, store)


@pytest.fixture(name="both", scope="module")
def _both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ListStore, FakeLists]]:
    """Give the same 40 encounters in the real lists and in those of the rules alone."""
    vault = open_throwaway(tmp_path_factory.mktemp("lists") / "data")
    store, plain = EncounterStore(vault), FakeEncounters()
    chance = Random(40)  # noqa: S311 - a made-up list
    for number in range(40):
        begun = replace(
            an_encounter(f"e{number}"),
            label=f"{chance.choice(('Kite', 'Heron'))} {number}",
            started=NOON + timedelta(hours=7 * number),
        )
        store.begin(begun)
        events: list[Event] = [SignNoted(code=Code("DOC01")), an_answer()]
        events.append(DetailNoted(detail=Detail.place, words=chance.choice(PLACES)))
        events += [SENT] * chance.choice((0, 0, 1))
        plain.begin(add(store, begun, *events))
    yield ListStore(vault, store), FakeLists(encounters=plain)
    vault.close()


def plain(rows: tuple[ListRow, ...]) -> list[ListRow]:
    """Give rows without their turns, which each list counts in its own way."""
    return [replace(row, turn="") for row in rows]


def all_pages(lists: ListStore, search: Search, length: int) -> list[ListRow]:
    """Turn page by page to the end."""
    found: list[ListRow] = []
    while page := lists.rows(search, length):
        found += page
        search = replace(search, after=page[-1].turn)
    return found


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_finds_what_the_rules_find(
    both: tuple[ListStore, FakeLists], search: Search
) -> None:
    """Beginnings of words, without case and accents; day and stage as well; newest first."""
    lists, rules = both

    assert plain(lists.rows(search, 99)) == plain(rules.rows(search, 99))


@pytest.mark.parametrize("search", SEARCHES)
def test_common_words_are_found_from_the_newest_on(
    both: tuple[ListStore, FakeLists], search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way of looking, for words that very many records hold, finds the same."""
    monkeypatch.setattr(module, "COMMON", 1)
    found, rules = both

    assert plain(found.rows(search, 99)) == plain(rules.rows(search, 99))


@pytest.mark.parametrize("search", [Search(), Search(stage=Stage.open), *SEARCHES])
@pytest.mark.parametrize("length", [1, 7])
def test_pages_leave_nothing_out_and_show_nothing_twice(
    both: tuple[ListStore, FakeLists], search: Search, length: int
) -> None:
    """Whatever the length of a page."""
    lists, _ = both

    assert all_pages(lists, search, length) == list(lists.rows(search, 99))


def test_the_list_has_the_one_changed_last_first(
    both: tuple[ListStore, FakeLists],
) -> None:
    """With the counts of its history."""
    lists, rules = both

    assert plain(lists.rows(Search(), 99)) == plain(rules.rows(Search(), 99))


def test_a_turn_that_is_none_begins_at_the_start(both: tuple[ListStore, FakeLists]) -> None:
    """Typed by hand it opens nothing else."""
    lists, _ = both
    odd = ("x", " ", "1 x", "2026 ", "' OR 1", "9" * 5000)
    searched = [lists.rows(Search(words=("kite",), after=one), 3) for one in odd[:2]]

    assert {lists.rows(Search(after=one), 3) for one in odd} == {lists.rows(Search(), 3)}
    assert set(searched) == {lists.rows(Search(words=("kite",)), 3)}


def test_a_row_follows_every_kind_of_event(store: EncounterStore, lists: ListStore) -> None:
    """After each single event it says what a history read anew says."""
    encounter = an_encounter()
    store.begin(encounter)
    rules = FakeEncounters()
    for event in ONE_OF_EACH:
        encounter = add(store, encounter, event)
        rules.kept[encounter.id] = encounter
        expected = FakeLists(encounters=rules)
        day = Search(since=NOON)

        assert plain(lists.rows(day, 9)) == plain(expected.rows(day, 9)), event
        assert lists.talks(9) == expected.talks(9)
        assert lists.below(9) == expected.below(9)


def test_people_of_a_place_are_found_but_not_listed(
    store: EncounterStore, lists: ListStore
) -> None:
    """The list shows the place itself."""
    store.begin(an_encounter())
    add(store, an_encounter(), SiteLinked(site="s", token=1))

    assert lists.rows(Search(), 9) == ()
    assert len(lists.rows(Search(words=("kite",)), 9)) == 1


def test_calls_are_counted_until_they_are_done(store: EncounterStore, lists: ListStore) -> None:
    """Of two, one is closed; the other is due in its time."""
    store.begin(an_encounter())
    encounter = add(store, an_encounter(), CALL, CALL)
    in_time, later = NOON + timedelta(hours=23), NOON + timedelta(hours=25)
    before = (lists.due_calls(in_time), lists.due_calls(later))
    add(store, encounter, CallTried(planned=1, result=CallResult.reached, words=""))

    assert before == (0, 2)
    assert lists.due_calls(later) == 1
    assert lists.due(later, 9) == (encounter.id,)


def test_only_a_receipt_that_was_given_is_found(
    store: EncounterStore, lists: ListStore
) -> None:
    """By the end of the id that its code is made of."""
    store.begin(an_encounter())
    before = lists.by_receipt(tail_of(EncounterId("one")))
    add(store, an_encounter(), ReceiptGiven(shown=SHOWN))

    assert before is None
    assert lists.by_receipt(tail_of(EncounterId("one"))) == "one"


def test_open_talks_stand_before_those_that_ended(
    store: EncounterStore, lists: ListStore
) -> None:
    """And are counted; a referral ends one."""
    for name, events in (("one", (DeskTalkBegun(),)), ("two", (DeskTalkBegun(), SENT))):
        store.begin(an_encounter(name))
        add(store, an_encounter(name), *events)

    assert lists.talks(9) == ("one", "two")
    assert lists.open_talks() == 1


def test_rows_that_another_way_unsettled_are_settled_before_a_list(
    vault: Vault, store: EncounterStore, lists: ListStore
) -> None:
    """As after a repair, which knows events alone."""
    store.begin(an_encounter())
    place = DetailNoted(detail=Detail.place, words="Dock 7")
    encounter = add(store, an_encounter(), an_answer(), place)
    vault.write(lambda database: forget(encounter.id, database))
    vault.write(lambda database: database.execute("UPDATE encounter SET settled = 0"))

    assert [row.answers for row in lists.rows(Search(words=("dock",)), 9)] == [1]


def test_what_is_forgotten_leaves_no_word(
    vault: Vault, store: EncounterStore, lists: ListStore
) -> None:
    """An erasure calls it in its own transaction."""
    store.begin(an_encounter())
    add(store, an_encounter(), CALL, DetailNoted(detail=Detail.place, words="Dock 7"))
    lists.rows(Search(), 9)
    vault.write(lambda database: forget(EncounterId("one"), database))
    tables = ("summary", "finding", "open_call")
    left = [vault.rows(f"SELECT * FROM {one}") for one in tables]  # noqa: S608 - our names

    assert left == [[], [], []]


def test_the_lists_outlive_a_restart(tmp_path: Path) -> None:
    """They lie in the same file and transaction as the events."""
    vault = open_throwaway(tmp_path / "data")
    store = EncounterStore(vault)
    store.begin(an_encounter())
    done: Encounter = add(store, an_encounter(), CALL)
    fresh = EncounterStore(vault)
    lists = ListStore(vault, fresh)
    found = lists.unfinished()
    vault.close()

    assert found is not None
    assert (found.encounter, found.changed) == (done.id, done.history[-1].stamp.at)
