"""Advising: the law and the help of one place, with the international rules beneath it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.casework.assessing import findings_of
from app.casework.desk import Desk
from app.domain.catalogue import Kind
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.dated_fact import DatedFact
from app.domain.dated_fact import Topic
from app.domain.encounter import EncounterId
from app.domain.own_contact import OwnContact
from app.domain.pack import DutyToNotify
from app.domain.pack import Edition
from app.domain.pack import Jurisdiction

FIRST_CALLED = (
    ContactRole.advice,
    ContactRole.child,
    ContactRole.support,
    ContactRole.labour,
    ContactRole.union,
    ContactRole.community,
    ContactRole.authority,
    ContactRole.police,
    ContactRole.emergency,
)
Someone = Contact | OwnContact


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place with its law by topic, in the order of the topics, and whom to call there.

    `missing` are contacts whose number the unit still has to find.
    """

    jurisdiction: Jurisdiction
    topics: tuple[tuple[Topic, tuple[DatedFact, ...]], ...]
    contacts: tuple[Someone, ...]
    missing: tuple[Contact, ...]

    def overdue(self, today: date) -> int:
        """Count what is past its review date; it is shown all the same."""
        dated = (*self.jurisdiction.facts, *self.jurisdiction.non_punishment, *self.contacts)
        return sum(one.is_overdue(today) for one in dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawHere:
    """The law and the help of a place; `beneath` holds what stands under every place.

    With an encounter: whether it is on the child route, and in which types the law asks for
    means for a child all the same.
    """

    place: Place
    beneath: tuple[Place, ...]
    today: date
    is_child: bool = False

    @property
    def child_means(self) -> tuple[Kind, ...]:
        """Give the types in which the law asks for means for a child too."""
        return self.place.jurisdiction.switches.child_means

    @property
    def gaps(self) -> tuple[Contact, ...]:
        """Give the contacts whose number the unit still has to find, nearest first."""
        below = (one for place in self.beneath for one in place.missing)
        return (*self.place.missing, *below)

    @property
    def overdue(self) -> int:
        """Count what is past its review date."""
        return sum(one.overdue(self.today) for one in (self.place, *self.beneath))


def law(desk: Desk) -> LawHere:
    """Give the law and the help of the place where this device is used."""
    profile = desk.device.profile()
    edition = desk.shelf.current(profile.jurisdiction)
    return _law(desk, edition, is_child=False)


def law_of(desk: Desk, where: EncounterId) -> LawHere:
    """Give the law that one encounter is read by: the rules of its day."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    found = findings_of(edition, encounter).assessment
    return _law(desk, edition, is_child=found.child_route)


def _law(desk: Desk, edition: Edition, *, is_child: bool) -> LawHere:
    own = desk.device.profile().contacts
    today = desk.clock.now().date()
    place = _place(edition.jurisdiction, own, today)
    covered = {contact.role for contact in (*place.contacts, *place.missing)}
    beneath = tuple(_below(_place(one, (), today), covered) for one in edition.beneath)
    return LawHere(place=place, beneath=beneath, today=today, is_child=is_child)


def _place(place: Jurisdiction, own: tuple[OwnContact, ...], today: date) -> Place:
    filled = {contact.fills for contact in own}
    theirs = [one for one in place.contacts if one.number or one.email]
    gaps = (one for one in place.contacts if not (one.number or one.email))
    return Place(
        jurisdiction=place,
        topics=_topics(place, today),
        contacts=_in_order((*own, *theirs)),
        missing=tuple(one for one in gaps if one.id not in filled),
    )


def _below(place: Place, covered: set[ContactRole]) -> Place:
    """Leave out what has no number of its own where the place above has somebody."""
    return Place(
        jurisdiction=place.jurisdiction,
        topics=place.topics,
        contacts=place.contacts,
        missing=tuple(one for one in place.missing if one.role not in covered),
    )


def _topics(
    place: Jurisdiction, today: date
) -> tuple[tuple[Topic, tuple[DatedFact, ...]], ...]:
    """Group what holds today; a duty to notify stands only where it is in force."""
    in_force = place.switches.duty_to_notify is not DutyToNotify.none
    wanted = (topic for topic in Topic if in_force or topic is not Topic.duty)
    holds = [fact for fact in place.facts if fact.holds_on(today)]
    grouped = ((topic, tuple(f for f in holds if f.topic is topic)) for topic in wanted)
    return tuple((topic, facts) for topic, facts in grouped if facts)


def _in_order(contacts: Iterable[Someone]) -> tuple[Someone, ...]:
    return tuple(sorted(contacts, key=lambda contact: FIRST_CALLED.index(contact.role)))
