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
        encounter, entry = encounter.recorded(event, stamp(desk))
        desk.encounters.save(encounter, entry)
    return encounter


def record_once(desk: Desk, where: EncounterId, event: Event, seen: int | None) -> Encounter:
    """Store one event of a form that was shown when the encounter had `seen` events.

    A double tap brings the same event twice and is stored once. Another event in between
    means that another window was used: raises OpenElsewhere, nothing is stored.
    """
    encounter = desk.encounters.open(where)
    if seen is None or seen == len(encounter.history):
        return record(desk, where, event)
    later = encounter.history[seen:]
    if later and later[0].event == event:
        return encounter
    raise OpenElsewhere(where)
