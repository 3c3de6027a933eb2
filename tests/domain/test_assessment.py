"""Outcomes, rules, flags and reasons; what the worked examples leave open."""

import pytest

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Kind
from app.domain.outcome import Outcome
from app.domain.outcome import Rule
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

CLEAR = "-CTL12 -DOC01 -CTL07 "


@pytest.mark.parametrize(
    ("noted", "age", "expected"),
    [
        ("MON01 CTL12", Age.adult, Rule.both_sides),
        ("MON01", Age.child, Rule.child),
        ("MON01", Age.unknown, Rule.child),
        ("MON01 AGE01", Age.adult, Rule.child),
        ("MON01 AGE06", Age.adult, Rule.child),
        ("AGE08", Age.child, Rule.child),
        ("MON01", Age.adult, None),
        ("OTH01", Age.child, Rule.child),
        ("OTH01 VUL01", Age.adult, Rule.other_form),
        ("OTH02 CTL10", Age.adult, Rule.other_form),
        ("OTH02 SEX05", Age.adult, None),
        ("OTH02 VUL06", Age.adult, None),
        ("DIS01 CTL22 MOV01", Age.adult, Rule.own_words),
        ("DIS01 CTL22", Age.adult, None),
        ("DIS01 MOV01", Age.adult, None),
        ("CTL09 MON03 WRK04 WRK01", Age.adult, Rule.forced_labour),
        ("CTL09 WRK04", Age.adult, None),
    ],
)
def test_the_first_rule_that_fits_is_named(noted: str, age: Age, expected: Rule | None) -> None:
    """Each of the five rules is enough to refer, and no other is."""
    result = assess(catalogue(), ledger(noted, age=age))

    assert result.rule is expected
    assert (result.outcome is Outcome.refer) == (expected is not None)


def test_under_18_when_it_began_needs_no_means() -> None:
    """An adult who was used as a child is referred as well."""
    result = assess(catalogue(), ledger("MON01", under_18_then=True))

    assert result.rule is Rule.child
    assert result.child_route is False


def test_another_form_told_of_a_child_is_always_enough() -> None:
    """Even where it is only the view of the officer, which shows no purpose by itself."""
    inferred = fact("OTH01", basis=Basis.inferred)

    child = assess(catalogue(), ledger(inferred, age=Age.unknown))
    adult = assess(catalogue(), ledger(inferred))

    assert child.rule is Rule.other_form
    assert adult.outcome is Outcome.stay_with_it


@pytest.mark.parametrize(
    ("noted", "age", "expected"),
    [
        ("CTL10", Age.adult, Outcome.stay_with_it),
        (CLEAR + "CTL17", Age.adult, Outcome.stay_with_it),
        (CLEAR + "LIV03", Age.adult, Outcome.stay_with_it),
        (CLEAR + "OTH03", Age.adult, Outcome.stay_with_it),
        (CLEAR + "OTH01", Age.adult, Outcome.stay_with_it),
        (CLEAR + "REC01", Age.adult, Outcome.stay_with_it),
        (CLEAR + "REC02", Age.adult, Outcome.other_help),
        ("REC02", Age.adult, Outcome.stay_with_it),
        (CLEAR + "VUL04", Age.adult, Outcome.other_help),
        ("VUL04", Age.adult, Outcome.stay_with_it),
        (CLEAR + "MON07", Age.adult, Outcome.other_help),
        (CLEAR + "DNG04", Age.adult, Outcome.other_help),
        (CLEAR + "HLT03", Age.adult, Outcome.other_help),
        ("DNG04 HLT03 HLT05", Age.adult, Outcome.not_enough_asked),
        ("MOV01", Age.adult, Outcome.not_enough_asked),
        ("MOV01", Age.child, Outcome.stay_with_it),
        ("AGE03", Age.child, Outcome.stay_with_it),
        ("AGE01", Age.child, Outcome.not_enough_asked),
        ("AGE07", Age.adult, Outcome.not_enough_asked),
        (CLEAR + "-MON01 -WRK02", Age.adult, Outcome.nothing_noted),
        (CLEAR + "-MON01", Age.adult, Outcome.not_enough_asked),
        ("VUL06 STA01 SMU05 BEH01 LIV07", Age.adult, Outcome.not_enough_asked),
        ("CRM07", Age.adult, Outcome.not_enough_asked),
        ("", Age.not_asked, Outcome.not_enough_asked),
    ],
)
def test_what_stands_below_refer(noted: str, age: Age, expected: Outcome) -> None:
    """One side seen, other help, nothing noted, or not enough asked."""
    assert assess(catalogue(), ledger(noted, age=age)).outcome is expected


def test_work_of_a_child_with_control_asked_through_is_still_looked_into() -> None:
    """On the child route a sign of use is enough; an adult has other rules."""
    only_inferred = fact("AGE07", basis=Basis.inferred)

    child = assess(catalogue(), ledger(only_inferred, CLEAR, age=Age.child))

    assert child.outcome is Outcome.stay_with_it


def test_danger_is_shown_whatever_its_basis() -> None:
    """Even an inferred danger is acted on now."""
    inferred = fact("DNG01", basis=Basis.inferred)

    assert assess(catalogue(), ledger(inferred)).act_now is True
    assert assess(catalogue(), ledger("CTL05")).act_now is False


@pytest.mark.parametrize(
    ("noted", "age", "expected"),
    [
        ("", Age.child, True),
        ("", Age.unknown, True),
        ("AGE01", Age.adult, True),
        ("AGE01", Age.not_asked, True),
        ("AGE06", Age.adult, False),
        ("", Age.adult, False),
        ("", Age.not_asked, False),
    ],
)
def test_may_be_under_18_opens_the_child_route(noted: str, age: Age, *, expected: bool) -> None:
    """Until the age is tapped there is no flag, and nobody is taken for adult."""
    assert assess(catalogue(), ledger(noted, age=age)).child_route is expected


@pytest.mark.parametrize(
    ("noted", "age", "offence", "expected"),
    [
        ("CTL10", Age.adult, True, True),
        ("MON01", Age.adult, True, True),
        ("LIV03", Age.adult, True, True),
        ("REC15", Age.adult, True, True),
        ("AGE03", Age.child, True, True),
        ("AGE03", Age.adult, True, False),
        ("MOV01 BEH03 STA01", Age.adult, True, False),
        ("VUL06", Age.adult, True, False),
        ("CTL10", Age.adult, False, False),
        ("", Age.adult, True, False),
    ],
)
def test_an_offence_waits_once_a_sign_of_control_or_use_is_there(
    noted: str, age: Age, *, offence: bool, expected: bool
) -> None:
    """The flag asks to look at control first; it says nothing of guilt."""
    result = assess(catalogue(), ledger(noted, age=age, offence=offence))

    assert result.pause_offence is expected


def test_reasons_stand_strong_first_then_as_they_are_known() -> None:
    """Strong, then paper, seen, said, alone, others, inferred; then by code."""
    noted = ledger(
        fact("MON06", basis=Basis.inferred),
        fact("MON02", basis=Basis.third_party),
        fact("MON01", basis=Basis.alone),
        fact("WRK02"),
        fact("CTL13"),
        fact("LIV01", basis=Basis.observed),
        fact("LIV02", basis=Basis.document),
        fact("CTL05", basis=Basis.third_party),
        fact("CTL02"),
        fact("STA01", basis=Basis.document),
        "-CTL01",
    )

    codes = [reason.code for reason in assess(catalogue(), noted).reasons]

    assert " ".join(codes) == "CTL02 CTL05 LIV02 STA01 LIV01 CTL13 WRK02 MON01 MON02 MON06"


def test_a_setting_adds_no_sign() -> None:
    """A place is no suspicion: with nothing noted every setting gives the same result."""
    results = {assess(catalogue(), ledger(kind=kind)) for kind in (None, *Kind)}

    assert len(results) == 1
