"""Sharing: what one person tells at a place of many people, for the records of all.

Whoever stores an event of such a record lets it be shared. Nothing is ever taken away.
"""

from collections.abc import Callable
from contextlib import suppress

from app.casework.desk import Desk
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.errors import OpenElsewhere
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import SignNoted
from app.domain.group import GroupFactSet
from app.domain.group import PatternKept
from app.domain.group import SafetyRaised
from app.domain.group import SiteFactCorrected
from app.domain.group import SiteFactSeen
from app.domain.ledger import Ledger
from app.domain.ledger import ledger_of
from app.domain.outcome import Outcome
from app.domain.pay import PayNoted
from app.domain.site_record import SiteId
from app.domain.threads import control_told
from app.domain.threads import told_by_several

TOLD_BY_SEVERAL = Code("OTH03")
OTHERS_IN_DANGER = Code("DNG03")
MAY_CONCERN_ALL = (Answered, SignNoted, SiteFactSeen, PayNoted)
BY_THE_PLACE = (GroupFactSet, SafetyRaised, PatternKept, SiteFactSeen, SiteFactCorrected)
Keep = Callable[[Desk, Encounter, Event], Encounter]


def share(desk: Desk, encounter: Encounter, keep: Keep) -> Encounter:
    """Let the records of all hold what several told, and ask all where one is to be referred.

    Each is set once. Gives the encounter after it.
    """
    done = _done(encounter)
    if encounter.site is None or done == {GroupFactSet, SafetyRaised}:
        return encounter
    group = (*_others(desk, encounter), encounter)
    ledgers = [_ledger(desk, one) for one in group]
    for event in (_told(desk, group, ledgers), _raised(desk, group, ledgers)):
        if event is not None and type(event) not in done:
            encounter = _keep_for_all(desk, group[:-1], encounter, event, keep)
    return encounter


def _keep_for_all(
    desk: Desk, others: tuple[Encounter, ...], own: Encounter, event: Event, keep: Keep
) -> Encounter:
    """Keep an event in each record that lacks it; the own one is last, so that a cut shows."""
    for one in others:
        other = desk.encounters.open(one.id)
        if type(event) not in _done(other):
            with suppress(OpenElsewhere):
                keep(desk, other, event)
    return keep(desk, own, event)


def _done(encounter: Encounter) -> set[type[Event]]:
    kinds = (GroupFactSet, SafetyRaised)
    return {kind for kind in kinds if encounter.when(kind) is not None}


def _others(desk: Desk, encounter: Encounter) -> tuple[Encounter, ...]:
    """Give the other records of the place."""
    if encounter.site is None:
        return ()
    people = desk.sites.open(SiteId(encounter.site.site)).people
    return tuple(
        desk.encounters.open(one.encounter) for one in people if one.encounter != encounter.id
    )


def _ledger(desk: Desk, encounter: Encounter) -> Ledger:
    return ledger_of(desk.shelf.by_digest(encounter.edition), encounter)


def _told(desk: Desk, group: tuple[Encounter, ...], ledgers: list[Ledger]) -> Event | None:
    catalogue = desk.shelf.by_digest(group[0].edition).catalogue
    several = told_by_several(control_told(catalogue, ledger) for ledger in ledgers)
    if not several:
        return None
    return GroupFactSet(code=TOLD_BY_SEVERAL, told=tuple(sorted(several)))


def _raised(desk: Desk, group: tuple[Encounter, ...], ledgers: list[Ledger]) -> Event | None:
    catalogue = desk.shelf.by_digest(group[0].edition).catalogue
    if any(assess(catalogue, ledger).outcome is Outcome.refer for ledger in ledgers):
        return SafetyRaised(code=OTHERS_IN_DANGER)
    return None
