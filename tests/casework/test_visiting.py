"""Many people at one place: one record each, facts of the place, and what they share."""

from time import perf_counter

import pytest

from app.casework import interviewing
from app.casework import surveying
from app.casework import visiting
from app.casework.desk import Desk
from app.casework.surveying import Glance
from app.casework.visiting import Described
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import UnknownCode
from app.domain.errors import UnknownReply
from app.domain.errors import UnknownSetting
from app.domain.event import Detail
from app.domain.event import SignNoted
from app.domain.group import GroupFactSet
from app.domain.group import PartNoted
from app.domain.group import PatternKept
from app.domain.group import SafetyRaised
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.ledger import ledger_of
from app.domain.outcome import Outcome
from app.domain.site_record import MOST_PEOPLE
from app.domain.site_record import Entry
from app.domain.site_record import Site
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import fake_desk

SHELF = PackShelf(PACKS, None)
LOCKS, BEDS = Code("CTL03"), Code("LIV02")
FARM = Described(address="Yard behind the mill", setting="agriculture", entry=Entry.let_in)
NOBODY = PartNoted()


@pytest.fixture
def desk() -> Desk:
    """Give a desk of fakes over the shipped content."""
    return fake_desk(SHELF.current("uk-ew"))


def farm(desk: Desk, people: int) -> Site:
    """Give a farm with locks and people."""
    site = visiting.begin(desk)
    visiting.describe(desk, site.id, FARM)
    visiting.change_facts(desk, site.id, frozenset({LOCKS}))
    return visiting.add_people(desk, site.id, people)


def one(desk: Desk, site: Site, token: int) -> Encounter:
    """Give the record of one person."""
    return desk.encounters.open(site.people[token - 1].encounter)


def met(desk: Desk, site: Site, token: int, **replies: str) -> Encounter:
    """Spend a minute with one person."""
    told = {QuestionId(f"core.{name}"): ReplyId(reply) for name, reply in replies.items()}
    seen: frozenset[Code] = frozenset()
    return surveying.glance(
        desk, one(desk, site, token), Glance(replies=told, seen=seen, part=NOBODY)
    )


def says(desk: Desk, site: Site, token: int, question: str, reply: str) -> None:
    """Let one person answer a question of the short talk."""
    where = site.people[token - 1].encounter
    interviewing.begin(desk, where, "core.six")
    given = Given(replies=(ReplyId(reply),))
    interviewing.answer(desk, where, QuestionId(question), given)


def outcome(desk: Desk, encounter: Encounter) -> Outcome:
    """Give the outcome of one record."""
    edition = desk.shelf.by_digest(encounter.edition)
    return assess(edition.catalogue, ledger_of(edition, encounter)).outcome


def test_everyone_has_a_record_with_the_place_and_its_facts(desk: Desk) -> None:
    """Twenty people, numbered, none with a name."""
    site = farm(desk, 20)
    records = [desk.encounters.open(member.encounter) for member in site.people]

    assert [record.label for record in records[:2]] == [f"{site.label}, 1", f"{site.label}, 2"]
    assert {record.setting for record in records} == {"agriculture"}
    assert {record.detail(Detail.place) for record in records} == {FARM.address}
    assert {record.noted.site_facts for record in records} == {(LOCKS,)}
    assert all(record.noted.at_site for record in records)


def test_a_fact_that_is_seen_later_stands_for_all_and_can_be_corrected(desk: Desk) -> None:
    """And so does a better address; nothing new is stored where nothing changed."""
    site = farm(desk, 2)
    visiting.change_facts(desk, site.id, frozenset({BEDS}))
    visiting.describe(
        desk, site.id, Described(address="Yard 2", setting="agriculture", entry=None)
    )
    before = one(desk, site, 2)
    visiting.change_facts(desk, site.id, frozenset({BEDS}))
    same = Described(address="Yard 2", setting="agriculture", entry=None)
    visiting.describe(desk, site.id, same)

    assert before.noted.site_facts == (BEDS,)
    assert before.detail(Detail.place) == "Yard 2"
    assert one(desk, site, 2) == before


def test_only_known_facts_and_settings_are_taken(desk: Desk) -> None:
    """A form of another release is refused."""
    site = farm(desk, 1)
    moon = Described(address="", setting="moon", entry=None)

    with pytest.raises(UnknownCode):
        visiting.change_facts(desk, site.id, frozenset({Code("DOC01")}))
    with pytest.raises(UnknownSetting):
        visiting.describe(desk, site.id, moon)
    with pytest.raises(UnknownReply):
        met(desk, site, 1, papers="eaten")


def test_two_people_who_tell_the_same_control_set_it_for_all(desk: Desk) -> None:
    """Those who say nothing stay in view; it was told by others."""
    site = farm(desk, 4)
    quiet = one(desk, site, 4)
    met(desk, site, 1, papers="kept")
    alone = one(desk, site, 4)
    met(desk, site, 2, papers="kept")
    after = one(desk, site, 4)
    told = after.when(GroupFactSet)

    assert alone == quiet
    assert told is not None
    assert told.event == GroupFactSet(code=Code("OTH03"), told=(Code("DOC01"),))
    assert {
        len([e for e in one(desk, site, t).history if isinstance(e.event, GroupFactSet)])
        for t in (1, 2, 3, 4)
    } == {1}
    assert outcome(desk, after) is Outcome.stay_with_it


def test_the_no_of_one_takes_nothing_from_another(desk: Desk) -> None:
    """Who has their papers says so, and the others keep what they told."""
    site = farm(desk, 3)
    met(desk, site, 1, papers="kept")
    met(desk, site, 2, papers="kept")
    met(desk, site, 3, papers="with_me")
    codes = {
        fact.code
        for fact in ledger_of(SHELF.current("uk-ew"), one(desk, site, 1)).facts
        if fact.state == "present"
    }

    assert {"DOC01", "OTH03", "CTL03"} <= codes
    assert Code("OTH03") in one(desk, site, 3).noted.group_facts


def test_one_who_is_to_be_referred_raises_the_question_for_all(desk: Desk) -> None:
    """It is a question, never an answer: nobody's record says that others are held."""
    site = farm(desk, 3)
    met(desk, site, 1, papers="kept", pay="nothing")
    raised = [one(desk, site, token).when(SafetyRaised) for token in (1, 2, 3)]
    rows = surveying.survey(desk, site.id).rows
    codes = {fact.code for fact in ledger_of(SHELF.current("uk-ew"), one(desk, site, 3)).facts}

    assert outcome(desk, one(desk, site, 1)) is Outcome.refer
    assert None not in raised
    assert "DNG03" not in codes
    assert all(row.must_be_asked_of_others for row in rows)
    says(desk, site, 3, "core.others", "nobody")
    assert not surveying.person(desk, site.id, site.people[2].encounter).must_be_asked_of_others


def test_who_comes_later_gets_what_stands_for_all(desk: Desk) -> None:
    """Also the patterns."""
    site = farm(desk, 2)
    met(desk, site, 1, papers="kept", pay="nothing")
    met(desk, site, 2, papers="kept")
    pattern = PatternKept(thread=ThreadKind.phone, words="07", people=2)
    visiting.keep_pattern(desk, site.id, pattern)
    visiting.keep_pattern(desk, site.id, pattern)
    later = one(desk, visiting.add_people(desk, site.id, 1), 3)

    assert later.noted.group_facts == ("OTH03",)
    assert later.when(SafetyRaised) is not None
    assert later.patterns == (pattern,)
    assert one(desk, site, 1).history[-1].event == pattern


def test_the_list_puts_danger_first_then_children_then_who_wants_to_talk(desk: Desk) -> None:
    """Then the numbers."""
    site = farm(desk, 5)
    wants = Glance(replies={}, seen=frozenset(), part=PartNoted(wish=TalkWish.now))
    danger = Glance(replies={}, seen=frozenset({Code("DNG01")}), part=NOBODY, language="vi")
    surveying.glance(desk, one(desk, site, 5), wants)
    met(desk, site, 4, age="child")
    surveying.glance(desk, one(desk, site, 3), danger)
    rows = surveying.survey(desk, site.id).rows

    assert [row.token for row in rows] == [3, 4, 5, 1, 2]
    assert one(desk, site, 3).language == "vi"


def test_a_minute_is_changed_and_never_stored_twice(desk: Desk) -> None:
    """Untapped is a correction; the same again stores nothing."""
    site = farm(desk, 1)
    danger = Glance(
        replies={QuestionId("core.age"): ReplyId("adult")},
        seen=frozenset({Code("DNG01")}),
        part=PartNoted(directs=True),
    )
    first = surveying.glance(desk, one(desk, site, 1), danger)
    again = surveying.glance(desk, first, danger)
    calm = Glance(replies={}, seen=frozenset(), part=NOBODY)
    last = surveying.glance(desk, again, calm)

    assert again == first
    assert SignNoted(code=Code("DNG01")) in [entry.event for entry in first.history]
    assert last.signs == ()
    assert surveying.survey(desk, site.id).directing == ()


def test_what_several_gave_alike_is_proposed(desk: Desk) -> None:
    """Kept only when the officer says so."""
    site = farm(desk, 3)
    for token, number in ((1, "07 700"), (2, "07700"), (3, "08")):
        surveying.note_threads(desk, one(desk, site, token), {ThreadKind.phone: number})
    found = surveying.survey(desk, site.id)

    assert [(one.words, one.tokens) for one in found.threads] == [("07 700", (1, 2))]
    assert found.kept == set()


def test_nobody_of_another_place_is_shown(desk: Desk) -> None:
    """An address made by hand finds nobody."""
    site = farm(desk, 1)

    with pytest.raises(NoSuchEncounter):
        surveying.person(desk, site.id, EncounterId("nobody"))
    assert visiting.sites(desk)[0].id == site.id


def test_a_place_has_an_end(desk: Desk) -> None:
    """A number too many is no crash."""
    site = farm(desk, MOST_PEOPLE + 50)

    assert len(site.people) == MOST_PEOPLE


def test_an_answer_is_taken_although_the_place_told_something_since(desk: Desk) -> None:
    """What comes for all is nobody's touch of this record."""
    site = farm(desk, 2)
    where = site.people[1].encounter
    interviewing.begin(desk, where, "core.six")
    seen = len(one(desk, site, 2).history)
    met(desk, site, 1, papers="kept", pay="nothing")
    given = Given(replies=(ReplyId("alone"),))
    interviewing.answer(desk, where, QuestionId("core.alone"), given, seen)

    assert one(desk, site, 2).history[seen:][-1].event.answer == given  # type: ignore[union-attr]


def test_twenty_people_stay_fast(desk: Desk) -> None:
    """The whole list is sorted in far less than a blink, many times over."""
    site = farm(desk, 20)
    for token in range(1, 21):
        met(desk, site, token, age="adult", papers="kept", pay="nothing", alone="alone")
    begun = perf_counter()
    surveying.survey(desk, site.id)

    assert perf_counter() - begun < 0.5
