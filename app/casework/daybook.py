"""The daybook of a sitting: what was looked at and changed stands in the journal first.

The same act on the same record again within a spell stands under its first line, so that
answering does not write twice. A disclosure, a first save and an erasure are never joined.
"""

from dataclasses import replace
from datetime import datetime

from app.casework.desk import Desk
from app.domain.audit import FRESH
from app.domain.audit import SPELL
from app.domain.audit import Act
from app.domain.audit import Operation
from app.domain.audit import Purpose
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.errors import NoSuchSite
from app.domain.event import EnvelopeId
from app.domain.receiving import IncomingState
from app.domain.site_record import SiteId

MOST_KEPT = 500


class Daybook:
    """What one sitting wrote into the journal lately; it ends with the process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._written: dict[Act, datetime] = {}
        self._purposes: dict[tuple[str, str], str] = {}

    def must_ask(self, act: Act) -> bool:
        """Say whether a look has to wait until somebody tells what it is for.

        The agency's policy can switch the question off.
        """
        if self._purpose_of(act) or self._is_joined(act) or not self._is_of_another_day(act):
            return False
        return self._desk.device.policy().asks_purpose and not self._is_told(act)

    def note(self, act: Act) -> None:
        """Write the line of an act, unless it stands under one of this spell.

        Raises StoreFull and StoreBroken; then the act must not take place.
        """
        if self._is_joined(act):
            return
        told = replace(act, purpose=act.purpose or self._purpose_of(act))
        self._desk.journal.note(told.operation, told.kind, told.about, purpose=told.purpose)
        self._written[replace(act, purpose="")] = self._desk.clock.now()
        while len(self._written) > MOST_KEPT:
            self._written.pop(next(iter(self._written)), None)

    def tell(self, kind: str, about: str, purpose: Purpose) -> None:
        """Write what a record is opened for; it holds for the rest of the sitting."""
        operation = Operation.consultation
        self._desk.journal.note(operation, kind, about, purpose=purpose)
        self._purposes[kind, about] = purpose
        act = Act(operation=operation, kind=kind, about=about)
        self._written[act] = self._desk.clock.now()

    def _is_joined(self, act: Act) -> bool:
        last = self._written.get(replace(act, purpose=""))
        if last is None or not act.operation.may_be_joined:
            return False
        return last <= self._desk.clock.now() < last + SPELL

    def _purpose_of(self, act: Act) -> str:
        return self._purposes.get((act.kind, act.about), "")

    def _is_told(self, act: Act) -> bool:
        """Take over what was told before a lock, so that no lock brings the question back."""
        since = self._desk.clock.now() - FRESH
        told = self._desk.journal.purpose(act.kind, act.about, since)
        if told:
            self._purposes[act.kind, act.about] = told
        return bool(told)

    def _is_of_another_day(self, act: Act) -> bool:
        last = _last_touched(self._desk, act)
        return last is not None and last < self._desk.clock.now() - FRESH


def _last_touched(desk: Desk, act: Act) -> datetime | None:
    """Give when a thing was saved last; None for what is not there or was never opened."""
    match act.kind:
        case "encounter":
            return _encounter_touched(desk, EncounterId(act.about))
        case "site":
            return _site_begun(desk, SiteId(act.about))
        case "envelope":
            return _referral_arrived(desk, EnvelopeId(act.about))
        case _:
            return None


def _encounter_touched(desk: Desk, where: EncounterId) -> datetime | None:
    try:
        encounter = desk.encounters.open(where)
    except NoSuchEncounter:
        return None
    return encounter.history[-1].stamp.at if encounter.history else encounter.started


def _site_begun(desk: Desk, where: SiteId) -> datetime | None:
    try:
        return desk.sites.open(where).started
    except NoSuchSite:
        return None


def _referral_arrived(desk: Desk, envelope: EnvelopeId) -> datetime | None:
    rows = desk.inbox.rows() if desk.inbox else ()
    opened = (row for row in rows if row.state is not IncomingState.arrived)
    return next((row.arrived_at for row in opened if row.id == envelope), None)
