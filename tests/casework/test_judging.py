"""The officer's view, the blind look and the supervisor's list: only added, never edited."""

import pytest

from app.casework import assessing
from app.casework import judging
from app.casework import observing
from app.casework.desk import Desk
from app.casework.errors import NeedsReason
from app.casework.errors import NoLookNeeded
from app.casework.errors import SameOfficer
from app.domain.answers import Age
from app.domain.catalogue import Code
from app.domain.encounter import EncounterId
from app.domain.judgement import AboveReason
from app.domain.judgement import Accord
from app.domain.judgement import BelowReason
from app.domain.judgement import Certainty
from app.domain.judgement import JudgementNoted
from app.domain.outcome import Outcome
from tests.fakes import FakeJournal

REFER, STAY = Outcome.refer, Outcome.stay_with_it
ENOUGH = ("DOC01", "MON06", "WRK02", "CRM01", "DNG01", "AGE01")


def begun(desk: Desk, *codes: str) -> EncounterId:
    """Begin an encounter with some signs tapped."""
    where = observing.begin(desk).id
    for code in codes:
        observing.tick(desk, where, Code(code))
    return where


def noted(view: Outcome, rule: Outcome, reason: str = "") -> JudgementNoted:
    """Give a view."""
    return JudgementNoted(view=view, rule=rule, certainty=Certainty.sure, reason=reason)


def lines(desk: Desk) -> list[tuple[str, str]]:
    """Give what the journal holds."""
    assert isinstance(desk.journal, FakeJournal)
    return [(operation, kind) for operation, kind, _, _ in desk.journal.lines]


def test_a_view_below_takes_nothing_away(desk: Desk) -> None:
    """Outcome and flags stay as the rules gave them; the view stands beside, and is logged."""
    where = begun(desk, *ENOUGH)
    before = assessing.look(desk, where).assessment
    judging.judge(desk, where, noted(STAY, REFER, BelowReason.other))
    after = assessing.look(desk, where)

    assert before.outcome is REFER
    assert after.assessment == before
    assert (after.assessment.act_now, after.assessment.child_route) == (True, True)
    assert after.encounter.judgement == noted(STAY, REFER, BelowReason.other)
    assert ("alteration", "view_below") in lines(desk)


@pytest.mark.parametrize("reason", ["", AboveReason.pattern_here, "came_back"])
def test_a_view_below_needs_a_reason_that_is_offered(desk: Desk, reason: str) -> None:
    """Nothing is stored without it."""
    where = begun(desk, *ENOUGH)

    with pytest.raises(NeedsReason):
        judging.judge(desk, where, noted(STAY, REFER, reason))
    assert desk.encounters.open(where).judgement is None


def test_a_view_above_is_always_allowed(desk: Desk) -> None:
    """Also with no sign at all, and without a reason; it is no alteration."""
    where = begun(desk)
    rule = assessing.look(desk, where).assessment.outcome
    judging.judge(desk, where, noted(REFER, rule))
    judging.judge(desk, where, noted(REFER, rule))

    assert len(desk.encounters.open(where).history) == 1
    assert ("alteration", "view_below") not in lines(desk)


def test_a_view_beside_another_result_is_refused(desk: Desk) -> None:
    """The facts have changed since the page was shown."""
    with pytest.raises(NeedsReason):
        judging.judge(desk, begun(desk, *ENOUGH), noted(REFER, STAY))


def test_a_colleague_sees_the_facts_alone(desk: Desk) -> None:
    """No outcome, no flag, no view."""
    where = begun(desk, *ENOUGH)
    blind = judging.blind(desk, where)

    assert not hasattr(blind, "assessment")
    assert [line.code for strand in blind.strands for line in strand.lines]
    assert blind.accord is Accord.none


def test_looks_are_compared_with_the_officers_view(desk: Desk) -> None:
    """A tie takes a third person, after that nobody else."""
    where = begun(desk, *ENOUGH)
    judging.look_again(desk, where, "PC 9", STAY, Certainty.sure)
    judging.look_again(desk, where, "PC 10", REFER, Certainty.sure)
    looks = desk.encounters.open(where).looks

    assert [(one.first, one.agrees) for one in looks] == [(REFER, False), (REFER, True)]
    assert judging.blind(desk, where).accord is Accord.with_first
    with pytest.raises(NoLookNeeded):
        judging.look_again(desk, where, "PC 11", REFER, Certainty.sure)


@pytest.mark.parametrize("looker", ["", "PC 4417", "pc4417", " PC  4417 ", "PC 9"])
def test_nobody_looks_twice(desk: Desk, looker: str) -> None:
    """Neither the officer of the device nor an earlier colleague, however it is written."""
    where = begun(desk, *ENOUGH)
    judging.look_again(desk, where, "PC 9", STAY, Certainty.sure)

    with pytest.raises(SameOfficer):
        judging.look_again(desk, where, looker, REFER, Certainty.sure)


def test_only_a_recorded_assessment_ends_the_child_route(desk: Desk) -> None:
    """A view does not; an assessment without a maker is none."""
    where = begun(desk, "AGE01")
    judging.judge(
        desk,
        where,
        noted(
            Outcome.not_enough_asked,
            assessing.look(desk, where).assessment.outcome,
            BelowReason.other if _is_below(desk, where) else "",
        ),
    )
    still = assessing.look(desk, where).assessment.child_route
    with pytest.raises(NeedsReason):
        judging.assess_age(desk, where, Age.adult, "", "")
    with pytest.raises(NeedsReason):
        judging.assess_age(desk, where, Age.unknown, "Doctor", "")
    judging.assess_age(desk, where, Age.adult, "Social worker", "Passport")

    assert still
    assert not assessing.look(desk, where).assessment.child_route
    assert ("alteration", "age_assessed") in lines(desk)


def _is_below(desk: Desk, where: EncounterId) -> bool:
    return assessing.look(desk, where).assessment.outcome is not Outcome.not_enough_asked


def test_the_supervisor_sees_every_view_below(desk: Desk) -> None:
    """Those above or beside are not listed; nothing leaves the list by a later view."""
    low = begun(desk, *ENOUGH)
    judging.judge(desk, low, noted(STAY, REFER, BelowReason.other))
    judging.judge(desk, low, noted(REFER, REFER))
    judging.judge(desk, begun(desk, *ENOUGH), noted(REFER, REFER))

    assert [(one.encounter, one.who) for one in judging.below(desk)] == [(low, "PC 4417")]
