"""Law and help: what holds today, what is old, whom to call, and what the unit adds."""

from dataclasses import replace
from datetime import date
from datetime import timedelta

from app.casework import advising
from app.casework import settling
from app.casework.desk import Desk
from app.domain.dated_fact import ContactRole
from app.domain.dated_fact import Topic
from app.domain.own_contact import OwnContact
from app.domain.pack import DutyToNotify
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import PROFILE
from tests.fakes import FakeClock
from tests.fakes import fake_desk

SHELF = PackShelf(PACKS, None)
PLACES = SHELF.jurisdictions()
MONTHS = timedelta(days=200)
OURS = OwnContact(
    id="1",
    role=ContactRole.child,
    name="Children, north area",
    number="01 234",
    checked_on=date(2026, 11, 20),
    fills="child_safeguarding",
)


def desk_in(place: str) -> Desk:
    """Give the desk of an officer in one place."""
    desk = fake_desk(SHELF.current(place))
    desk.device.save_profile(replace(PROFILE, jurisdiction=place))
    return desk


def test_every_place_tells_what_an_officer_needs() -> None:
    """Scheme, who may refer, agreement, the child and the time to recover."""
    wanted = {Topic.scheme, Topic.who_refers, Topic.consent, Topic.child, Topic.recovery}
    for place in PLACES:
        law = advising.law(desk_in(place))
        told = {topic for one in (law.place, *law.beneath) for topic, _ in one.topics}

        assert wanted <= told, place


def test_a_duty_to_notify_stands_only_where_it_is_in_force() -> None:
    """Elsewhere nothing is shown under that name."""
    for place in PLACES:
        law = advising.law(desk_in(place))
        in_force = law.place.jurisdiction.switches.duty_to_notify is not DutyToNotify.none

        assert (Topic.duty in dict(law.place.topics)) is in_force, place


def test_unions_and_community_groups_have_their_place() -> None:
    """Where the pack has no number the unit is asked for it."""
    for place in PLACES:
        roles = {one.role for one in advising.law(desk_in(place)).gaps}

        assert {ContactRole.union, ContactRole.community} <= roles, place


def test_the_international_rules_stand_under_every_place_but_themselves() -> None:
    """One mechanism, and no gap is asked for twice."""
    for place in PLACES:
        law = advising.law(desk_in(place))
        below = [one.jurisdiction.id for one in law.beneath]

        assert below == ([] if place == "int" else ["int"])
        assert len({one.role for one in law.gaps if one.role is ContactRole.union}) == 1


def test_what_is_old_is_counted_and_shown_all_the_same() -> None:
    """Nothing is locked by its age."""
    desk = desk_in("uk-ew")
    fresh = advising.law(desk)
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(MONTHS)
    old = advising.law(desk)

    assert fresh.overdue == 0
    assert old.overdue > len(old.place.contacts)
    assert old.place.topics == fresh.place.topics


def test_a_fact_that_does_not_hold_yet_is_left_out() -> None:
    """A law of next year is no law of today."""
    edition = SHELF.current("uk-ew")
    place = edition.jurisdiction
    later = replace(place.facts[0], valid_from=date(2027, 1, 1))
    over = replace(place.facts[1], valid_to=date(2026, 1, 1))
    changed = replace(place, facts=(later, over, *place.facts[2:]))
    law = advising.law(fake_desk(replace(edition, jurisdiction=changed)))
    shown = {fact.id for _, facts in law.place.topics for fact in facts}

    assert {later.id, over.id}.isdisjoint(shown)
    assert place.facts[2].id in shown


def test_a_contact_of_the_unit_fills_a_gap_and_ages() -> None:
    """It stands with the others of its kind, and after three months it is old."""
    desk = desk_in("uk-ew")
    settling.keep_contact(desk, OURS)
    law = advising.law(desk)

    assert OURS in law.place.contacts
    assert "child_safeguarding" not in {gap.id for gap in law.gaps}
    assert not OURS.is_overdue(date(2027, 2, 20))
    assert OURS.is_overdue(date(2027, 2, 21))


def test_a_newer_number_takes_the_place_of_the_older() -> None:
    """One gap has one number; another name is another contact."""
    desk = desk_in("uk-ew")
    settling.keep_contact(desk, OURS)
    newer = replace(OURS, id="2", number="01 999")
    other = replace(OURS, id="3", name="Union", role=ContactRole.union, fills="")
    settling.keep_contact(desk, newer)
    settling.keep_contact(desk, other)
    settling.keep_contact(desk, replace(other, id="4"))
    kept = desk.device.profile().contacts
    settling.drop_contact(desk, "4")

    assert [one.id for one in kept] == ["2", "4"]
    assert desk.device.profile().contacts == (newer,)
