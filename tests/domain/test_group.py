"""Many people at one place: what stands for each of them, and what they have in common."""

import pytest

from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.condition import RouteTest
from app.domain.condition import Truth
from app.domain.desk_talk import DeskTalkBegun
from app.domain.encounter import EncounterId
from app.domain.event import Event
from app.domain.event import SettingChosen
from app.domain.event import SiteLinked
from app.domain.group import GroupFactSet
from app.domain.group import PartNoted
from app.domain.group import PatternKept
from app.domain.group import SiteFactCorrected
from app.domain.group import SiteFactSeen
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.group import ThreadNoted
from app.domain.ledger import ledger_of
from app.domain.outcome import Outcome
from app.domain.route import known_of
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.domain.site_record import group_of
from app.domain.threads import SharedThread
from app.domain.threads import alike
from app.domain.threads import control_told
from app.domain.threads import shared
from app.domain.threads import told_by_several
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import stamp

HERE = SiteLinked(site="s-1", token=4)
LOCKS = Code("CTL03")
CONTENT = edition(
    question("t.papers", reply("kept", "DOC01"), reply("mine", "-DOC01")),
    question("t.locks", reply("free", "-CTL03"), reply("fear", "BEH02"), seen="CTL01"),
)


def linked(*events: Event) -> list[tuple[str, str, str, bool]]:
    """Give code, state, basis and mark of each fact of a linked record."""
    facts = ledger_of(CONTENT, encounter(begun(), HERE, *events)).facts
    return [(fact.code, fact.state, fact.basis, fact.at_site) for fact in facts]


def on_route(route: str, *events: Event) -> Truth:
    """Say whether a route holds."""
    return known_of(CONTENT, encounter(*events).noted).test(RouteTest(route=(route,)))


def test_a_fact_of_the_place_was_observed_and_is_marked() -> None:
    """It stands until it is corrected."""
    assert linked(SiteFactSeen(code=LOCKS)) == [("CTL03", "present", "observed", True)]
    assert linked(SiteFactSeen(code=LOCKS), SiteFactCorrected(code=LOCKS)) == []


def test_the_no_of_one_never_erases_what_was_seen() -> None:
    """Both stand, and present wins."""
    facts = linked(SiteFactSeen(code=LOCKS), answered("t.locks", "free"))

    assert ("CTL03", "present", "observed", True) in facts
    assert ("CTL03", "absent", "said", False) in facts


def test_what_several_told_stands_with_those_who_say_nothing() -> None:
    """It was told by others, and somebody stays with it."""
    said = GroupFactSet(code=Code("OTH03"), told=(Code("DOC01"),))
    result = assess(CONTENT.catalogue, ledger_of(CONTENT, encounter(HERE, said)))

    assert linked(said) == [("OTH03", "present", "third_party", False)]
    assert result.outcome is Outcome.stay_with_it


def test_the_routes_of_site_and_desk_hold_from_their_events() -> None:
    """The desk also from its setting."""
    assert on_route("site", HERE) is Truth.holds
    assert on_route("site") is Truth.open
    assert on_route("desk", DeskTalkBegun()) is Truth.holds
    assert on_route("desk", SettingChosen(setting="station_desk")) is Truth.holds
    assert on_route("desk", HERE) is Truth.open


def test_only_their_own_words_on_control_are_told() -> None:
    """What was seen, what was answered with no, and cues are left out."""
    facts = ledger_of(
        CONTENT,
        encounter(
            begun(),
            HERE,
            SiteFactSeen(code=LOCKS),
            answered("t.papers", "kept"),
            answered("t.locks", "fear"),
        ),
    )

    assert {fact.basis for fact in facts.facts} == {Basis.observed, Basis.said}
    assert State.present in {fact.state for fact in facts.facts}
    assert control_told(CONTENT.catalogue, facts) == {"DOC01"}


def test_two_people_are_several_and_one_is_not() -> None:
    """Nobody counts twice, and who tells nothing takes nothing away."""
    one, other = frozenset({Code("DOC01")}), frozenset({Code("DOC01"), Code("CTL12")})

    assert told_by_several([one, frozenset(), other]) == {"DOC01"}
    assert told_by_several([other]) == set()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (ThreadKind.phone, "+44 7700 900-123", "+447700900123"),
        (ThreadKind.phone, "07700 900123", "7700/900123"),
        (ThreadKind.account, "GB12 0000", "gb120000"),
        (ThreadKind.recruiter, "  Mister  V. ", "mister v"),
        (ThreadKind.debt, "3.000 EUR", "3 000 eur"),
    ],
)
def test_small_differences_of_writing_do_not_count(
    kind: ThreadKind, one: str, other: str
) -> None:
    """The same number is the same number."""
    assert alike(kind, one) == alike(kind, other)


def test_the_thread_of_most_people_stands_first() -> None:
    """A thread of one is no common thread; empty signs are none at all."""
    told = {
        1: {ThreadKind.phone: "07 1", ThreadKind.employer: "Farm A"},
        2: {ThreadKind.phone: "071", ThreadKind.employer: "farm a", ThreadKind.debt: "-"},
        3: {ThreadKind.employer: "Farm A!", ThreadKind.debt: "?"},
    }

    assert shared(told) == (
        SharedThread(kind=ThreadKind.employer, words="Farm A", tokens=(1, 2, 3)),
        SharedThread(kind=ThreadKind.phone, words="07 1", tokens=(1, 2)),
    )


def test_a_record_knows_its_part_and_its_threads() -> None:
    """The last word counts; empty words take a thread back."""
    kept = PatternKept(thread=ThreadKind.phone, words="07", people=2)
    lived = encounter(
        HERE,
        PartNoted(wish=TalkWish.now, directs=True),
        ThreadNoted(thread=ThreadKind.phone, words="07"),
        ThreadNoted(thread=ThreadKind.debt, words="10"),
        ThreadNoted(thread=ThreadKind.debt, words=""),
        kept,
        kept,
    )

    assert lived.site == HERE
    assert lived.part == PartNoted(wish=TalkWish.now, directs=True)
    assert encounter().part == PartNoted()
    assert lived.threads == {ThreadKind.phone: "07"}
    assert lived.patterns == (kept,)


def test_people_of_a_site_are_numbered_on() -> None:
    """Each change counts, so that two windows never undo one another."""
    site = Site(id=SiteId("s-1"), label="Kite 27", started=stamp().at)
    more = site.joined((EncounterId("a"), EncounterId("b"))).joined((EncounterId("c"),))

    assert [one.token for one in more.people] == [1, 2, 3]
    assert more.token_of(EncounterId("c")) == 3
    assert more.token_of(EncounterId("d")) is None
    assert more.seq == 2


def test_a_referral_says_that_they_were_one_of_several() -> None:
    """With what is common, and nothing for somebody who was met alone."""
    kept = PatternKept(thread=ThreadKind.phone, words="07", people=2)

    assert group_of(encounter()) == {}
    assert group_of(encounter(HERE, kept)) == {
        "group": {
            "number": 4,
            "patterns": [{"what": "phone", "words": "07", "people": 2}],
        }
    }
