"""Laying another account beside the facts: what fits which, and what nobody asked yet.

Nothing here changes an outcome or closes a case (method, section 5).
"""

from dataclasses import dataclass
from dataclasses import replace

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.step import Place
from app.casework.step import Step
from app.domain.alternatives import Alternative
from app.domain.answers import QuestionId
from app.domain.asked import codes_of
from app.domain.catalogue import Code
from app.domain.comparison import Comparison
from app.domain.comparison import compare
from app.domain.comparison import is_near
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NotInThisEdition
from app.domain.event import InterviewBegun
from app.domain.ledger import ledger_of
from app.domain.noted import Noted
from app.domain.pack import Edition
from app.domain.proposal import is_for_child
from app.domain.proposal import proposals
from app.domain.route import path_along


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The comparisons of an encounter: those worth a look here, and all others."""

    near: tuple[Alternative, ...]
    others: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One comparison with its encounter, and which question asks each silent code.

    A code that no question can ask yet stands in `asked_by` without one.
    """

    encounter: Encounter
    edition: Edition
    comparison: Comparison
    asked_by: dict[Code, QuestionId | None]


def choice(desk: Desk, where: EncounterId) -> Choice:
    """Give every comparison, those worth a look first."""
    encounter, edition = _opened(desk, where)
    ledger = ledger_of(edition, encounter)
    every = edition.alternatives.alternatives
    near = tuple(one for one in every if is_near(one, ledger))
    return Choice(near=near, others=tuple(one for one in every if one not in near))


def lay(desk: Desk, where: EncounterId, wanted: str) -> Laid:
    """Lay one other account beside the facts; raises NotInThisEdition."""
    encounter, edition = _opened(desk, where)
    alternative = next(
        (one for one in edition.alternatives.alternatives if one.id == wanted), None
    )
    if alternative is None:
        raise NotInThisEdition(wanted)
    comparison = compare(alternative, ledger_of(edition, encounter))
    can_ask = _can_ask(edition, encounter.noted)
    return Laid(
        encounter=encounter,
        edition=edition,
        comparison=comparison,
        asked_by={one.code: can_ask.get(one.code) for one in comparison.silent},
    )


def take_up(desk: Desk, where: EncounterId, question: QuestionId) -> Step:
    """Go to one question, taking up the way that it stands on where that is another one.

    The person's language is chosen first. Raises NotInThisEdition when no way leads there.
    """
    encounter, edition = _opened(desk, where)
    noted = encounter.noted
    if question not in path_along(edition, noted).questions:
        way = _way_to(edition, noted, question)
        if way is None:
            raise NotInThisEdition(question)
        encounter = record(desk, where, InterviewBegun(way=way))
    if encounter.language is None:
        return Step(place=Place.language, encounter=where, then=Place.question)
    return Step(place=Place.question, encounter=where, question=question)


def _opened(desk: Desk, where: EncounterId) -> tuple[Encounter, Edition]:
    encounter = desk.encounters.open(where)
    return encounter, desk.shelf.by_digest(encounter.edition)


def _can_ask(edition: Edition, noted: Noted) -> dict[Code, QuestionId]:
    """Give the first question for each code: on the path now, else on another way."""
    table = edition_table(edition)
    ways = (noted.way, *(way for way in _ways(edition, noted) if way != noted.way))
    found: dict[Code, QuestionId] = {}
    for way in ways:
        for question in path_along(edition, replace(noted, way=way)).questions:
            for code in codes_of(table.questions[question]):
                found.setdefault(code, question)
    return found


def _ways(edition: Edition, noted: Noted) -> tuple[str, ...]:
    """Give every way, those of packs that are called for here first.

    With a child, or somebody who may be one, only those: the rest is for a specialist.
    """
    alone = is_for_child(edition, noted)
    found = (one for one in proposals(edition, noted) if one.grounds or not alone)
    return tuple(way.id for one in found for way in one.pack.ways)


def _way_to(edition: Edition, noted: Noted, question: QuestionId) -> str | None:
    return next(
        (
            way
            for way in _ways(edition, noted)
            if question in path_along(edition, replace(noted, way=way)).questions
        ),
        None,
    )
