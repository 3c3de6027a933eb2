"""Sorting what was seen and said: the explained result, computed afresh on every look."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.domain.answers import Absence
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.catalogue import Element
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.guidance import Flag
from app.domain.guidance import FlagWords
from app.domain.guidance import OutcomeWords
from app.domain.ledger import ledger_of
from app.domain.next_question import absences
from app.domain.next_question import changes_of
from app.domain.next_question import is_enough
from app.domain.noted import Noted
from app.domain.outcome import Assessment
from app.domain.outcome import Change
from app.domain.outcome import Reason
from app.domain.pack import Edition
from app.domain.progress import progress_of
from app.domain.proposal import Proposal
from app.domain.proposal import next_proposal
from app.domain.question import Question
from app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One present sign in words, with how it is known.

    `at_site` says that it was seen once, at a place of many people.
    """

    code: Code
    text: Text
    basis: Basis
    at_site: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The signs of one element: what was done, how they are controlled, what for."""

    element: Element
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the answers show, ready to be put into words.

    `strands` hold each sign once, in the order act, means, purpose; `around` are signs
    that are shown and never counted. `absent` groups what was not answered by its kind.
    `left` counts the questions of the way that are not asked yet; `is_enough` says that
    they could not change the result. `ask_next` is the pack that comes next, if any.
    """

    encounter: Encounter
    edition: Edition
    assessment: Assessment
    words: OutcomeWords
    flags: tuple[FlagWords, ...]
    strands: tuple[Strand, ...]
    around: tuple[Line, ...]
    changes: tuple[Change, ...]
    absent: tuple[tuple[Absence, tuple[Question, ...]], ...]
    left: int
    is_enough: bool
    ask_next: Proposal | None

    @property
    def count(self) -> int:
        """How many signs are noted."""
        return sum(len(strand.lines) for strand in self.strands) + len(self.around)


def look(desk: Desk, where: EncounterId) -> Findings:
    """Give the explained result of one encounter."""
    encounter = desk.encounters.open(where)
    return findings_of(desk.shelf.by_digest(encounter.edition), encounter)


def findings_of(edition: Edition, encounter: Encounter) -> Findings:
    """Compute the explained result from the content and the events alone."""
    noted = encounter.noted
    progress = progress_of(edition, ledger_of(edition, encounter), noted)
    result = progress.result
    lines = _all_lines(edition, noted, result.reasons)
    return Findings(
        encounter=encounter,
        edition=edition,
        assessment=result,
        words=edition.guidance.words(result.outcome),
        flags=_flags(edition, result),
        strands=tuple(
            Strand(element=element, lines=_lines(lines, result.reasons, element))
            for element in (Element.act, Element.means, Element.purpose)
        ),
        around=_lines(lines, result.reasons, Element.context),
        changes=changes_of(progress),
        absent=_absent(edition, encounter),
        left=len(progress.unasked) if noted.way else 0,
        is_enough=is_enough(progress),
        ask_next=next_proposal(edition, noted),
    )


def _flags(edition: Edition, result: Assessment) -> tuple[FlagWords, ...]:
    raised = (
        (result.act_now, Flag.act_now),
        (result.child_route, Flag.child_route),
        (result.pause_offence, Flag.pause_offence),
    )
    return tuple(edition.guidance.flag(flag) for is_raised, flag in raised if is_raised)


def _all_lines(edition: Edition, noted: Noted, reasons: tuple[Reason, ...]) -> dict[Code, Line]:
    texts = {indicator.code: indicator.text for indicator in edition.catalogue.indicators}
    of_place = frozenset(noted.site_facts) - frozenset(noted.signs)
    return {
        reason.code: Line(
            code=reason.code,
            text=texts[reason.code],
            basis=reason.basis,
            at_site=reason.code in of_place and reason.basis is Basis.observed,
        )
        for reason in reasons
    }


def _lines(
    lines: dict[Code, Line], reasons: tuple[Reason, ...], element: Element
) -> tuple[Line, ...]:
    return tuple(lines[one.code] for one in reasons if one.elements[0] is element)


def _absent(
    edition: Edition, encounter: Encounter
) -> tuple[tuple[Absence, tuple[Question, ...]], ...]:
    kinds = absences(edition, encounter)
    grouped = (
        (kind, tuple(edition.question(one) for one, its in kinds.items() if its is kind))
        for kind in Absence
    )
    return tuple((kind, questions) for kind, questions in grouped if questions)
