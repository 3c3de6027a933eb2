"""Walks golden journeys through the rules and says where they lead elsewhere than expected."""

from datetime import UTC
from datetime import datetime

from app.domain.assessment import assess
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import DomainError
from app.domain.event import EventId
from app.domain.event import Stamp
from app.domain.guidance import Flag
from app.domain.ledger import ledger_of
from app.domain.outcome import Assessment
from app.domain.pack import Edition
from app.domain.route import path
from app.library.journeys import Journey

BEFORE_ANY_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)


def differences(edition: Edition, journey: Journey) -> tuple[str, ...]:
    """Walk a journey and say where it led elsewhere than expected; nothing when it passes."""
    encounter = encounter_of(edition, journey)
    try:
        route = path(edition, encounter)
        result = assess(edition.catalogue, ledger_of(edition, encounter))
    except DomainError as error:
        return (f"this journey cannot be walked: {error!r}",)
    rows = (
        ("path", _words(journey.expect.path), _words(route.questions)),
        ("off_path", _words(journey.expect.off_path), _words(route.off_path)),
        ("outcome", journey.expect.outcome.value, result.outcome.value),
        ("flags", _words(sorted(journey.expect.flags)), _words(sorted(flags_of(result)))),
    )
    return tuple(
        f"expected {name} {wanted or 'nothing'}, but it led to {found or 'nothing'}"
        for name, wanted, found in rows
        if wanted != found
    )


def flags_of(result: Assessment) -> tuple[Flag, ...]:
    """Give the flags of a result, in their order on screen."""
    raised = {
        Flag.act_now: result.act_now,
        Flag.child_route: result.child_route,
        Flag.pause_offence: result.pause_offence,
    }
    return tuple(flag for flag, up in raised.items() if up)


def encounter_of(edition: Edition, journey: Journey) -> Encounter:
    """Give the encounter in which a journey happened."""
    encounter = Encounter(
        id=EncounterId(journey.id),
        edition=edition.digest,
        label=journey.id,
        started=BEFORE_ANY_CLOCK,
    )
    stamp = Stamp(id=EventId(journey.id), at=BEFORE_ANY_CLOCK, offset_minutes=0, who="journey")
    for event in journey.events():
        encounter, _ = encounter.recorded(event, stamp)
    return encounter


def _words(items: object) -> str:
    return ", ".join(str(item) for item in items) if isinstance(items, (tuple, list)) else ""
