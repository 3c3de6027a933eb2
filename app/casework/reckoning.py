"""Working out pay and debt, and keeping it as evidence when the officer says so."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownCode
from app.domain.minimum_wage import LegalMinimum
from app.domain.pack import Edition
from app.domain.pay import PAY_SIGNS
from app.domain.pay import PayNoted
from app.domain.pay import PayTerms
from app.domain.question import Question
from app.domain.wages import Reckoning
from app.domain.wages import reckon

BASES = (Basis.said, Basis.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the calculator needs: the minima of the day of the encounter, and what was kept."""

    encounter: Encounter
    edition: Edition
    minima: tuple[LegalMinimum, ...]

    @property
    def kept(self) -> PayNoted | None:
        """What was kept last, if anything."""
        return self.encounter.pay

    def work_out(self, terms: PayTerms) -> Reckoning:
        """Work out what was told, by the law of that day."""
        return reckon(terms, self.minima)


def sheet(desk: Desk, where: EncounterId) -> Sheet:
    """Open the calculator of one encounter."""
    encounter = desk.encounters.open(where)
    return sheet_of(desk.shelf.by_digest(encounter.edition), encounter)


def sheet_of(edition: Edition, encounter: Encounter) -> Sheet:
    """Lay out the calculator from the content and the events alone."""
    day = encounter.started.date()
    minima = tuple(one for one in edition.jurisdiction.wages if one.holds_on(day))
    return Sheet(encounter=encounter, edition=edition, minima=minima)


def keep(desk: Desk, where: EncounterId, noted: PayNoted) -> Encounter:
    """Keep pay and debt as evidence, with the signs that the words state.

    The same again is stored once. Raises UnknownCode for a sign that is not about pay.
    """
    _require_offered(noted)
    encounter = desk.encounters.open(where)
    return encounter if encounter.pay == noted else record(desk, where, noted)


def is_about_pay(question: Question) -> bool:
    """Say whether the calculator helps with a question."""
    stated = {fact.code for reply in question.replies for fact in reply.facts}
    return not stated.isdisjoint(PAY_SIGNS)


def _require_offered(noted: PayNoted) -> None:
    for code in noted.signs:
        if code not in PAY_SIGNS:
            raise UnknownCode(code)
    if noted.basis not in BASES:
        raise UnknownCode(noted.basis)


def offered(edition: Edition) -> tuple[Code, ...]:
    """Give the signs of pay and debt that this content holds, in their order."""
    held = {one.code for one in edition.catalogue.indicators}
    return tuple(code for code in PAY_SIGNS if code in held)
