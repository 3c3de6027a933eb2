"""Counting: the Delphi rule, clusters, circumstances, guarded codes and the second lens."""

import pytest

from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Dimension
from app.domain.catalogue import Kind
from app.domain.ledger import Fact
from app.domain.outcome import Shown
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

SHOWN, POSSIBLE = Shown.shown, Shown.possible
NOT_SHOWN, NOT_EXPLORED = Shown.not_shown, Shown.not_explored


def dimension(number: str, *noted: str | Fact, kind: Kind | None = None) -> Shown:
    """Say how far one dimension is shown."""
    result = assess(catalogue(), ledger(*noted, kind=kind))
    return dict(result.dimensions)[Dimension(number)]


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        ("CTL02 CTL05", SHOWN),
        ("CTL02 MON02", SHOWN),
        ("CTL02 CTL10", SHOWN),
        ("MON02 MON05 MON06", SHOWN),
        ("MON02 MON06 CTL10", SHOWN),
        ("CTL02", POSSIBLE),
        ("MON02 MON06", POSSIBLE),
        ("MON02 CTL10", POSSIBLE),
        ("MON02", NOT_EXPLORED),
        ("CTL10", NOT_EXPLORED),
        ("CTL10 DOC06", NOT_EXPLORED),
        ("CTL10 DOC06 CTL25", NOT_EXPLORED),
        ("", NOT_EXPLORED),
        ("-CTL10", NOT_EXPLORED),
        ("-CTL10 -CTL02", NOT_SHOWN),
        ("CTL10 -CTL02 -CTL05", NOT_EXPLORED),
    ],
)
def test_a_dimension_counts_strong_medium_and_weak(noted: str, expected: Shown) -> None:
    """Two strong, one strong and another, three medium, two medium and one weak show it."""
    assert dimension("5", noted, kind=Kind.labour) is expected


def test_of_a_cluster_only_the_strongest_counts() -> None:
    """Papers kept and papers gone say the same thing."""
    assert dimension("5", "DOC01 DOC02 DOC03") is POSSIBLE
    assert dimension("5", "DOC02 DOC01") is POSSIBLE


def test_circumstances_alone_never_make_a_dimension() -> None:
    """A hard life is no sign, but it adds to one that shows use."""
    assert dimension("6", "VUL02 VUL04 VUL05") is NOT_EXPLORED
    assert dimension("6", "VUL01") is NOT_EXPLORED
    assert dimension("6", "VUL01 VUL04") is POSSIBLE


def test_a_guarded_code_is_weak_at_most() -> None:
    """A mark or tattoo is a cue to ask, in the sexual column too."""
    assert dimension("5", "SEX05 MON06", kind=Kind.sexual) is POSSIBLE
    assert dimension("5", "SEX05", kind=Kind.sexual) is NOT_EXPLORED
    assert dimension("5", "SEX05 CTL10 DOC06") is NOT_EXPLORED


def test_context_never_counts() -> None:
    """Food brought in from outside is shown and explained, never counted."""
    assert dimension("5", "LIV07 CTL02") is POSSIBLE
    assert dimension("6", "VUL06 VUL07 VUL01") is NOT_EXPLORED


def test_a_code_without_weight_for_a_type_does_not_count_there() -> None:
    """Gifts that have to be repaid count only with the criminal or sexual type in view."""
    assert dimension("3", "REC17 REC14") is NOT_EXPLORED
    assert dimension("3", "REC17 REC14", kind=Kind.criminal) is SHOWN


def test_an_inferred_fact_is_weak_whatever_the_code() -> None:
    """What the officer only infers never carries like what was seen."""
    inferred = fact("CTL02", basis=Basis.inferred)

    assert dimension("5", inferred) is NOT_EXPLORED
    assert dimension("5", inferred, "MON02") is POSSIBLE
    assert dimension("5", inferred, "CTL02") is POSSIBLE


@pytest.mark.parametrize(
    ("sign", "brought", "kind"),
    [
        ("MON02", "SEX04", Kind.sexual),
        ("DOC05", "CRM10", Kind.criminal),
        ("LIV04", "CRM10", Kind.criminal),
    ],
)
def test_signs_of_a_type_bring_it_into_view(sign: str, brought: str, kind: Kind) -> None:
    """The strengths of a type are read in its setting, or once one of its signs is there."""
    assert dimension("5", sign) is NOT_EXPLORED
    assert dimension("5", sign, kind=kind) is POSSIBLE
    assert dimension("5", f"{sign} {brought}") is POSSIBLE


def test_signs_of_a_household_bring_the_domestic_type_into_view() -> None:
    """Work in the household all day counts without a setting."""
    assert dimension("4", "DOM01") is POSSIBLE


def test_a_suspected_offence_brings_the_criminal_type_into_view() -> None:
    """Accounts used by others are strong in the criminal column."""
    noted = ledger("DOC05", offence=True)

    result = assess(catalogue(), noted)

    assert dict(result.dimensions)[Dimension.coercion] is POSSIBLE


@pytest.mark.parametrize(
    ("noted", "involuntary", "menace"),
    [
        ("MON03 WRK04 WRK01", SHOWN, NOT_EXPLORED),
        ("REC01", POSSIBLE, NOT_EXPLORED),
        ("CTL09", NOT_EXPLORED, POSSIBLE),
        ("CTL10", NOT_EXPLORED, NOT_EXPLORED),
        ("DOC04 MON06", NOT_EXPLORED, POSSIBLE),
        ("DOC04 VUL02", NOT_EXPLORED, NOT_EXPLORED),
        ("VUL02 REC18", NOT_EXPLORED, NOT_EXPLORED),
        ("REC12 MON04", NOT_EXPLORED, POSSIBLE),
        ("CTL05 CTL07", NOT_EXPLORED, SHOWN),
        ("-CTL05 -VUL02", NOT_EXPLORED, NOT_SHOWN),
        ("-REC01 -MON01", NOT_SHOWN, NOT_EXPLORED),
    ],
)
def test_the_second_lens_counts_over_pooled_codes(
    noted: str, involuntary: Shown, menace: Shown
) -> None:
    """Involuntary pools 1, 2 and 4; menace 2 and 5 with two codes beside them."""
    lens = assess(catalogue(), ledger(noted)).forced_labour

    assert (lens.involuntary, lens.menace) == (involuntary, menace)


def test_a_menace_that_is_only_inferred_is_no_menace() -> None:
    """One threat of medium strength is a menace by itself; an inferred one is weak."""
    inferred = ledger(fact("CTL05", basis=Basis.inferred))

    lens = assess(catalogue(), inferred).forced_labour

    assert lens.menace is NOT_EXPLORED
