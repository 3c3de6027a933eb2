"""Parting: who the person leaves with, asked once before an encounter with control ends."""

from app.casework.assessing import look
from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.departure import CompanyNoted
from app.domain.departure import DepartureAsked
from app.domain.departure import DepartureNoted
from app.domain.departure import calls_for_a_departure
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId


def part(desk: Desk, where: EncounterId, departure: DepartureNoted) -> Encounter:
    """Note who the person leaves with; saying the same again stores nothing."""
    encounter = desk.encounters.open(where)
    if encounter.departure == departure:
        return encounter
    return record(desk, where, departure)


def note_company(desk: Desk, where: EncounterId, company: CompanyNoted) -> Encounter:
    """Note who brought the person and who speaks for them."""
    encounter = desk.encounters.open(where)
    if encounter.company == company:
        return encounter
    return record(desk, where, company)


def ask_at_the_end(desk: Desk, where: EncounterId) -> bool:
    """Say whether "save and stop" leads over the question, and note that it was asked.

    It is asked once, only where it is called for, and never in danger, when the screen
    may have to be left at once.
    """
    found = look(desk, where)
    encounter = found.encounter
    if encounter.departure is not None or encounter.when(DepartureAsked):
        return False
    if found.assessment.act_now or not calls_for_a_departure(found.assessment):
        return False
    record(desk, where, DepartureAsked())
    return True
