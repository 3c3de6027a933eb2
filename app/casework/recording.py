"""Recording one event of an encounter: stamp it, store it durably, give what follows."""

from app.casework.desk import Desk
from app.casework.sharing import BY_THE_PLACE
from app.casework.sharing import MAY_CONCERN_ALL
from app.casework.sharing import share
from app.domain.clock_mark import ClockState
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
        clock=desk.marks.state() if desk.marks else ClockState.right,
    )


def record(desk: Desk, where: EncounterId, *events: Event) -> Encounter:
    """Store events, each in a durable transaction of its own; give the encounter after them.

    Raises NoSuchEncounter, OpenElsewhere, StoreFull and StoreBroken.
    """
    encounter = desk.encounters.open(where)
    for event in events:
        encounter = _added(desk, encounter, event)
    return _shared(desk, encounter, *events)


def record_once(desk: Desk, encounter: Encounter, event: Event, seen: int | None) -> Encounter:
    """Store one event of a form that was shown when the encounter had `seen` events.

    `encounter` is as it was just read. A double tap brings the same event twice and is
    stored once. Another event in between means that another window was used: raises
    OpenElsewhere, nothing is stored.
    """
    if seen is None or _is_untouched(encounter, seen):
        try:
            return _shared(desk, _added(desk, encounter, event), event)
        except OpenElsewhere:
            if seen is None:
                raise
            encounter = desk.encounters.open(encounter.id)
    if encounter.history[seen:] and encounter.history[seen].event == event:
        return encounter
    raise OpenElsewhere(encounter.id)


def _is_untouched(encounter: Encounter, seen: int) -> bool:
    """Say whether nobody was here since; what the place brings for all is nobody's touch."""
    later = encounter.history[seen:]
    return seen <= len(encounter.history) and all(
        isinstance(entry.event, BY_THE_PLACE) for entry in later
    )


def _shared(desk: Desk, encounter: Encounter, *events: Event) -> Encounter:
    if any(isinstance(event, MAY_CONCERN_ALL) for event in events):
        return share(desk, encounter, _added)
    return encounter


def _added(desk: Desk, encounter: Encounter, event: Event) -> Encounter:
    encounter, entry = encounter.recorded(event, stamp(desk))
    desk.encounters.save(encounter, entry)
    return encounter
