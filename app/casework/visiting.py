"""Visiting a place with many people: seen once, then one short look at each person.

Each person has a record and a number of their own; names are asked later, alone.
"""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.recording import stamp
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownCode
from app.domain.errors import UnknownSetting
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import Event
from app.domain.event import SettingChosen
from app.domain.event import SiteLinked
from app.domain.group import GroupFactSet
from app.domain.group import PatternKept
from app.domain.group import SafetyRaised
from app.domain.group import SiteFactCorrected
from app.domain.group import SiteFactSeen
from app.domain.pack import Edition
from app.domain.site_record import MOST_PEOPLE
from app.domain.site_record import SITE_FACTS
from app.domain.site_record import Entry
from app.domain.site_record import Site
from app.domain.site_record import SiteId

LIST_LENGTH = 20
SHARED = (GroupFactSet, SafetyRaised)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What an officer says of a place: address in words, setting, and how they came in."""

    address: str
    setting: str
    entry: Entry | None


def begin(desk: Desk) -> Site:
    """Start a place without people; nothing is asked first."""
    site = Site(id=SiteId(desk.ids.event()), label=desk.ids.label(), started=desk.clock.now())
    desk.journal.note("collection", "site", site.id)
    desk.sites.begin(site)
    return site


def sites(desk: Desk) -> tuple[Site, ...]:
    """Give the places of this device, the one changed last first."""
    return desk.sites.recent(LIST_LENGTH)


def place(desk: Desk, where: SiteId) -> Site:
    """Give one place; raises NoSuchSite."""
    return desk.sites.open(where)


def current(desk: Desk) -> Edition:
    """Give the content that people met now are read by."""
    return desk.shelf.current(desk.device.profile().jurisdiction)


def describe(desk: Desk, where: SiteId, told: Described) -> Site:
    """Say where this is; setting and place stand in each record too.

    Raises UnknownSetting.
    """
    if told.setting and told.setting not in {one.id for one in current(desk).settings}:
        raise UnknownSetting(told.setting)
    site = desk.sites.open(where)
    if (site.address, site.setting, site.entry) == (told.address, told.setting, told.entry):
        return site
    changed = site.changed(address=told.address, setting=told.setting, entry=told.entry)
    desk.sites.save(changed)
    for one in changed.people:
        _tell(desk, one.encounter, changed)
    return changed


def change_facts(desk: Desk, where: SiteId, facts: frozenset[Code]) -> Site:
    """Note what is seen at the place, once for everyone there; raises UnknownCode."""
    for code in facts:
        if code not in SITE_FACTS:
            raise UnknownCode(code)
    site = desk.sites.open(where)
    added, removed = facts - set(site.facts), set(site.facts) - facts
    if not added | removed:
        return site
    changed = site.changed(facts=tuple(code for code in SITE_FACTS if code in facts))
    desk.sites.save(changed)
    events: list[Event] = [SiteFactSeen(code=code) for code in sorted(added)]
    events += [SiteFactCorrected(code=code) for code in sorted(removed)]
    for one in changed.people:
        record(desk, one.encounter, *events)
    return changed


def add_people(desk: Desk, where: SiteId, count: int) -> Site:
    """Give numbers to more people, each with a record of their own, all or none."""
    site = desk.sites.open(where)
    room = MOST_PEOPLE - len(site.people)
    ids = tuple(desk.ids.encounter() for _ in range(min(count, room)))
    joined = site.joined(ids)
    desk.journal.note("collection", "site", site.id)
    shared = _shared(desk, site)
    edition = current(desk)
    people = tuple(_begun(desk, edition, joined, encounter, shared) for encounter in ids)
    desk.sites.join(joined, people)
    return joined


def keep_pattern(desk: Desk, where: SiteId, pattern: PatternKept) -> None:
    """Keep in the record of each what several people of the place gave alike."""
    for one in desk.sites.open(where).people:
        if pattern not in desk.encounters.open(one.encounter).patterns:
            record(desk, one.encounter, pattern)


def _begun(
    desk: Desk, edition: Edition, site: Site, where: EncounterId, shared: tuple[Event, ...]
) -> Encounter:
    """Make the record of one person, with everything that stands for all of them."""
    token = site.token_of(where) or 0
    encounter = Encounter(
        id=where,
        edition=edition.digest,
        label=f"{site.label}, {token}",
        started=desk.clock.now(),
    )
    events = (
        SiteLinked(site=site.id, token=token),
        *_described(site),
        *(SiteFactSeen(code=code) for code in site.facts),
        *shared,
    )
    for event in events:
        encounter, _ = encounter.recorded(event, stamp(desk))
    return encounter


def _described(site: Site) -> tuple[Event, ...]:
    setting = (SettingChosen(setting=site.setting),) if site.setting else ()
    place = (DetailNoted(detail=Detail.place, words=site.address),) if site.address else ()
    return (*setting, *place)


def _tell(desk: Desk, where: EncounterId, site: Site) -> None:
    encounter = desk.encounters.open(where)
    place = encounter.detail(Detail.place) or ""
    stands = (
        SettingChosen(setting=encounter.setting or ""),
        DetailNoted(detail=Detail.place, words=place),
    )
    record(desk, where, *(event for event in _described(site) if event not in stands))


def _shared(desk: Desk, site: Site) -> tuple[Event, ...]:
    """Give what already stands for all, so that it stands for those who come later too."""
    if not site.people:
        return ()
    first = desk.encounters.open(site.people[0].encounter)
    found = (entry.event for entry in first.history)
    return tuple(event for event in found if isinstance(event, (*SHARED, PatternKept)))
