"""Act, means, purpose, the control check, and the list of forms."""

import pytest

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Kind
from app.domain.ledger import Fact
from app.domain.outcome import ControlCheck
from app.domain.outcome import Elements
from app.domain.outcome import Shown
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

SHOWN, POSSIBLE = Shown.shown, Shown.possible
NOT_SHOWN, NOT_EXPLORED = Shown.not_shown, Shown.not_explored


def elements(*noted: Fact | str, kind: Kind | None = None, age: Age = Age.adult) -> Elements:
    """Give the three elements."""
    return assess(catalogue(), ledger(*noted, kind=kind, age=age)).elements


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        ("MOV07", SHOWN),
        ("AGE02", SHOWN),
        ("REC14", SHOWN),
        ("LIV01", SHOWN),
        ("MOV01", POSSIBLE),
        ("CTL02", POSSIBLE),
        ("MON01", POSSIBLE),
        ("-MOV01 -MOV07", NOT_SHOWN),
        ("-MOV01", NOT_EXPLORED),
        ("CTL10", NOT_EXPLORED),
    ],
)
def test_an_act_is_shown_by_being_brought_housed_or_kept(noted: str, expected: Shown) -> None:
    """Recruitment of any kind shows it; control or use make it possible."""
    assert elements(noted).act is expected


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        ("CTL02 CTL05", SHOWN),
        ("CTL02", POSSIBLE),
        ("VUL01 VUL02 DOC04", POSSIBLE),
        ("VUL01", NOT_EXPLORED),
        ("VUL01 VUL10", POSSIBLE),
        ("-CTL12 -DOC01 -CTL07", NOT_SHOWN),
        ("-CTL12 -DOC01", NOT_EXPLORED),
    ],
)
def test_means_follow_the_dimensions_of_control(noted: str, expected: Shown) -> None:
    """One dimension of control is enough; a clear control check answers no."""
    assert elements(noted).means is expected


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        ("MON01 WRK06 WRK01", SHOWN),
        ("OTH01", SHOWN),
        ("MON01", POSSIBLE),
        ("HLT01", NOT_EXPLORED),
        ("AGE07", NOT_EXPLORED),
        ("CRM02", SHOWN),
        ("-MON01 -WRK02", NOT_SHOWN),
        ("-MON01", NOT_EXPLORED),
        ("-SEX01 -SEX02", NOT_EXPLORED),
        ("-MON01 -WRK02 WRK04", POSSIBLE),
        ("REC01 DOC01", POSSIBLE),
        ("REC01 REC02", POSSIBLE),
        ("REC01", NOT_EXPLORED),
        ("REC02 REC05", NOT_EXPLORED),
        ("REC05 REC06 REC07", POSSIBLE),
    ],
)
def test_purpose_is_use_or_the_intent_to_use(noted: str, expected: Shown) -> None:
    """One sign of use makes it possible; being taken for use does too."""
    assert elements(noted).purpose is expected


def test_an_inferred_use_cannot_make_purpose_possible() -> None:
    """Nor can an inferred promise show intent; beside two answers of no it does not count."""
    inferred = fact("MON01", basis=Basis.inferred)
    promise = fact("REC01", basis=Basis.inferred)

    assert elements(inferred).purpose is NOT_EXPLORED
    assert elements(inferred, "-WRK02 -MON03").purpose is NOT_SHOWN
    assert elements(promise, "DOC01 CTL05 REC05 REC06 REC08").purpose is NOT_EXPLORED


def test_long_hours_by_own_choice_are_no_use_by_others() -> None:
    """They have no weight, so they neither make a purpose nor name a form."""
    chosen = fact("WRK01", values="twelve_hours own_choice")

    assert elements(chosen).purpose is NOT_EXPLORED
    assert assess(catalogue(), ledger(chosen)).exploitation == ()


def test_an_inferred_sign_of_use_names_a_form() -> None:
    """It is weak, but it is a sign; no form is named only where nothing speaks of use."""
    inferred = fact("WRK02", basis=Basis.inferred)

    assert assess(catalogue(), ledger(inferred)).exploitation == ("labour",)


def test_work_of_a_child_is_a_purpose_on_the_child_route_only() -> None:
    """Heavy work of somebody who may be under 18 counts in every setting."""
    assert elements("AGE07", age=Age.unknown).purpose is POSSIBLE
    assert elements("AGE07").purpose is NOT_EXPLORED


@pytest.mark.parametrize(
    ("noted", "protective", "expected"),
    [
        ("-CTL12 -DOC01 -CTL07", "", (True, True, False, True, True)),
        ("", "can_leave_without_penalty own_papers own_money", (True, True, True, False, True)),
        ("CTL12", "can_leave_without_penalty", (False, False, False, False, False)),
        ("-CTL12 CTL22 -DOC01 -MON02", "", (False, True, True, False, False)),
        ("-CTL12 -DOC01 -MON02 CTL13", "", (True, True, True, False, False)),
        ("-CTL12 -DOC01 -MON02 CTL25 REC18", "", (True, True, True, False, True)),
        ("-CTL12 -DOC01 -MON02 LIV07 CRM07", "", (True, True, True, False, True)),
        ("-CTL12 -MON02", "", (True, False, True, False, False)),
        ("-DOC01 -MON02 -CTL07", "", (False, True, True, True, False)),
        ("", "day_off knows_rights", (False, False, False, False, False)),
    ],
)
def test_the_control_check_asks_four_topics(
    noted: str, protective: str, expected: tuple[bool, ...]
) -> None:
    """Leaving and two others have to be answered, with no sign of coercion beside them."""
    leaving, papers, money, threats, clear = expected

    result = assess(catalogue(), ledger(noted, protective=protective))

    assert result.control_check == ControlCheck(
        leaving=leaving, papers=papers, money=money, threats=threats, clear=clear
    )


@pytest.mark.parametrize(
    ("noted", "kind", "expected"),
    [
        ("MON01", None, "labour"),
        ("MON01 SEX01", None, "sexual"),
        ("WRK02 SEX01", None, "labour sexual"),
        ("MON01 SEX01", Kind.labour, "labour sexual"),
        ("MON01", Kind.sexual, "sexual"),
        ("WRK01", Kind.criminal, "labour criminal"),
        ("CRM08", None, "criminal"),
        ("DOM02", None, "domestic"),
        ("DOC05", None, "labour"),
        ("OTH01 OTH02", None, "organ_removal other_form"),
        ("SEX01 CRM02 DOM01 OTH01", None, "sexual criminal domestic organ_removal"),
        ("MOV06", None, "unspecified"),
        ("REC12", Kind.labour, "labour"),
        ("REC12", Kind.domestic, "domestic"),
        ("CTL02", Kind.labour, ""),
        ("", None, ""),
    ],
)
def test_the_forms_are_named_by_signs_of_use(
    noted: str, kind: Kind | None, expected: str
) -> None:
    """Several forms may stand together; use without a named form is unspecified."""
    result = assess(catalogue(), ledger(noted, kind=kind))

    assert result.exploitation == tuple(expected.split())
