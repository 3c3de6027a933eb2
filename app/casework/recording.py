"""Recording one event of an encounter: stamp it, store it durably, give what follows."""

from app.casework.desk import Desk
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import OpenElsewhere
from app.domain.event import Event
from app.domain.event import Stamp


def stamp(desk: Desk) -> Stamp:
    """Make the stamp of an event: time, offset, a fresh id, and the officer's staff code."""
    return Stamp(
        id=desk.ids.event(),
        at=desk.clock.now(),
        offset_minutes=desk.clock.offset_minutes(),
        who=desk.device.profile().staff,
    )


def record(desk: Desk, where: EncounterId, *events: Event) -> Encounter:
    """Store events, each in a durable transaction of its own; give the encounter after them.

    Raises NoSuchEncounter, OpenElsewhere, StoreFull and StoreBroken.
    """
    encounter = desk.encounters.open(where)
    for event in events:
        encounter = _added(desk, encounter, event)
    return encounter


def record_once(desk: Desk, encounter: Encounter, event: Event, seen: int | None) -> Encounter:
    """Store one event of a form that was shown when the encounter had `seen` events.

    `encounter` is as it was just read. A double tap brings the same event twice and is
    stored once. Another event in between means that another window was used: raises
    OpenElsewhere, nothing is stored.
    """
    if seen is None:
        return _added(desk, encounter, event)
    if seen == len(encounter.history):
        try:
            return _added(desk, encounter, event)
        except OpenElsewhere:
            encounter = desk.encounters.open(encounter.id)
    if encounter.history[seen:] and encounter.history[seen].event == event:
        return encounter
    raise OpenElsewhere(encounter.id)


def _added(desk: Desk, encounter: Encounter, event: Event) -> Encounter:
    encounter, entry = encounter.recorded(event, stamp(desk))
    desk.encounters.save(encounter, entry)
    return encounter
