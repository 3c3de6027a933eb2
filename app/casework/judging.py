"""The officer's own view, the blind second look, and the list for the supervisor.

Nothing here can be edited, only added; no view takes a flag or an outcome away.
"""

from dataclasses import dataclass
from datetime import datetime

from app.casework.assessing import Findings
from app.casework.assessing import Line
from app.casework.assessing import Strand
from app.casework.assessing import look
from app.casework.desk import Desk
from app.casework.errors import NeedsReason
from app.casework.errors import NoLookNeeded
from app.casework.errors import SameOfficer
from app.casework.recording import record
from app.domain.answers import Age
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.judgement import AboveReason
from app.domain.judgement import Accord
from app.domain.judgement import AgeAssessed
from app.domain.judgement import BelowReason
from app.domain.judgement import Certainty
from app.domain.judgement import Direction
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.judgement import accord
from app.domain.judgement import direction
from app.domain.outcome import Outcome
from app.domain.pack import Edition

MOST_LISTED = 40
OFFERED = {
    Direction.same: frozenset({""}),
    Direction.above: frozenset({"", *AboveReason}),
    Direction.below: frozenset(BelowReason),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """The facts of an encounter without outcome, flags or view, for a colleague."""

    encounter: Encounter
    edition: Edition
    strands: tuple[Strand, ...]
    around: tuple[Line, ...]
    accord: Accord


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """One view that stood below the rules, for the supervisor's list."""

    encounter: EncounterId
    label: str
    at: datetime
    who: str
    noted: JudgementNoted
    edition: Edition


def judge(desk: Desk, where: EncounterId, given: JudgementNoted) -> Encounter:
    """Store the officer's view beside what the rules give now.

    A view below the rules is logged and needs a reason; raises NeedsReason without one, and
    for a reason that its direction does not offer. The same again is stored once.
    """
    findings = look(desk, where)
    rule = findings.assessment.outcome
    way = direction(given.view, rule)
    if given.rule is not rule or given.reason not in OFFERED[way]:
        raise NeedsReason
    if findings.encounter.judgement == given:
        return findings.encounter
    if way is Direction.below:
        desk.journal.note("alteration", "view_below", where)
    return record(desk, where, given)


def assess_age(desk: Desk, where: EncounterId, age: Age, by: str, words: str) -> Encounter:
    """Record an age assessment, which alone ends the child route; raises NeedsReason.

    Without the name of who made it there is none.
    """
    if not by or age not in (Age.adult, Age.child):
        raise NeedsReason
    desk.journal.note("alteration", "age_assessed", where)
    return record(desk, where, AgeAssessed(age=age, by=by, words=words))


def blind(desk: Desk, where: EncounterId) -> Blind:
    """Give a colleague the facts alone."""
    findings = look(desk, where)
    return Blind(
        encounter=findings.encounter,
        edition=findings.edition,
        strands=findings.strands,
        around=findings.around,
        accord=accord(findings.encounter.looks),
    )


def look_again(
    desk: Desk, where: EncounterId, looker: str, view: Outcome, certainty: Certainty
) -> Encounter:
    """Store how a colleague sorted the same facts.

    Raises SameOfficer for a staff code that worked on it before, and NoLookNeeded once the
    looks agree or a third one broke the tie.
    """
    findings = look(desk, where)
    encounter = findings.encounter
    if accord(encounter.looks).is_settled:
        raise NoLookNeeded
    if not looker or _plain(looker) in _known(desk, encounter):
        raise SameOfficer
    first = first_view(findings)
    return record(
        desk,
        where,
        SecondLook(view=view, certainty=certainty, looker=looker, first=first),
    )


def first_view(findings: Findings) -> Outcome:
    """Give the officer's view, which is the outcome of the rules where there is none."""
    noted = findings.encounter.judgement
    return noted.view if noted else findings.assessment.outcome


def below(desk: Desk) -> tuple[Below, ...]:
    """Give the views below the rules that were given or changed last, the newest first."""
    found = [
        Below(
            encounter=encounter.id,
            label=encounter.label,
            at=entry.stamp.at,
            who=entry.stamp.who,
            noted=entry.event,
            edition=desk.shelf.by_digest(encounter.edition),
        )
        for encounter in map(desk.encounters.open, desk.lists.below(MOST_LISTED))
        for entry in encounter.history
        if isinstance(entry.event, JudgementNoted) and entry.event.direction is Direction.below
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _known(desk: Desk, encounter: Encounter) -> set[str]:
    """Give the staff codes that have worked on an encounter or looked at it."""
    stamped = {entry.stamp.who for entry in encounter.history}
    lookers = {one.looker for one in encounter.looks}
    return {_plain(who) for who in {*stamped, *lookers, desk.device.profile().staff}}


def _plain(code: str) -> str:
    return "".join(code.casefold().split())
