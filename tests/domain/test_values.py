"""Values beside a state: they set the strength, never above the column, or the state."""

import pytest

from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Dimension
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.errors import UnknownCode
from app.domain.ledger import Fact
from app.domain.outcome import Shown
from app.domain.working_hours import hours_rank
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

NONE, WEAK, MEDIUM, STRONG = range(4)


def coercion(*noted: Fact | str, kind: Kind | None = None) -> Shown:
    """Say how far coercion is shown."""
    result = assess(catalogue(), ledger(*noted, kind=kind))
    return dict(result.dimensions)[Dimension.coercion]


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("CTL12", "", Shown.possible),
        ("CTL12", "harm_to_me", Shown.possible),
        ("CTL12", "police", Shown.not_explored),
        ("CTL12", "police harm_to_family", Shown.possible),
        ("CTL12", "nothing harm_to_me", Shown.possible),
        ("CTL12", "nothing", Shown.not_explored),
        ("CTL12", "do_not_know", Shown.not_explored),
        ("CTL01", "locked_in", Shown.possible),
        ("CTL01", "does_not_go_out", Shown.not_explored),
        ("CTL22", "fled_secretly", Shown.not_explored),
        ("DOC01", "cannot", Shown.possible),
        ("DOC01", "kept", Shown.not_explored),
        ("DOC01", "with_me", Shown.not_explored),
        ("CTL02", "checked", Shown.possible),
        ("CTL02", "not_in_the_catalogue", Shown.possible),
    ],
)
def test_a_value_sets_the_strength(code: str, values: str, expected: Shown) -> None:
    """Of several values the strongest counts; without one the column holds."""
    assert coercion(fact(code, values=values)) is expected


def test_a_value_never_lifts_a_sign_above_its_column() -> None:
    """Papers that cannot be had back are medium where the column says medium."""
    cannot = fact("DOC01", values="cannot")

    counted = coercion(cannot, "CRM05", kind=Kind.criminal)

    assert counted is Shown.shown
    assert coercion(fact("DOC01", values="kept"), "MON06") is Shown.possible


@pytest.mark.parametrize(
    ("state", "values", "is_clear"),
    [
        (State.present, "nothing", True),
        (State.unknown, "nothing", True),
        (State.absent, "nothing", True),
        (State.absent, "do_not_know", False),
        (State.absent, "nothing do_not_know", False),
        (State.unknown, "", False),
        (State.declined, "", False),
    ],
)
def test_a_value_may_set_the_state(state: State, values: str, *, is_clear: bool) -> None:
    """Nothing happens on leaving is an absent; not known is no answer."""
    result = assess(catalogue(), ledger(fact("CTL12", state, values=values)))

    assert result.control_check.leaving is is_clear
    assert result.reasons == ()


def test_several_facts_of_one_code_keep_the_strongest() -> None:
    """A weaker reply about the same sign takes nothing away."""
    weak, strong = fact("CTL12", values="something_else"), fact("CTL12", values="harm_to_me")

    assert coercion(weak) is Shown.not_explored
    assert coercion(weak, strong) is Shown.possible
    assert coercion(strong, weak) is Shown.possible


@pytest.mark.parametrize(
    ("values", "details", "expected"),
    [
        ("", {}, WEAK),
        ("over_48_hours", {}, WEAK),
        ("twelve_hours", {}, MEDIUM),
        ("on_call_at_night", {}, MEDIUM),
        ("no_day_off", {}, MEDIUM),
        ("twelve_hours no_day_off", {}, STRONG),
        ("on_call_at_night no_day_off", {}, STRONG),
        ("twelve_hours no_day_off own_choice", {}, NONE),
        ("", {"hours_day": "12"}, MEDIUM),
        ("", {"hours_day": "12", "days_week": "7"}, STRONG),
        ("", {"hours_day": "12.5", "last_day_off": "never"}, STRONG),
        ("", {"hours_day": "8", "days_week": "7"}, MEDIUM),
        ("", {"hours_day": "10", "days_week": "6"}, WEAK),
        ("", {"hours_day": "8", "days_week": "5"}, NONE),
        ("", {"hours_day": "8"}, WEAK),
        ("", {"hours_week": "48"}, NONE),
        ("", {"hours_week": "49"}, WEAK),
        ("", {"hours_week": "many"}, WEAK),
    ],
)
def test_hours_are_ranked_by_their_numbers(
    values: str, details: dict[str, str], expected: int
) -> None:
    """Strong only with long days and no rest; chosen hours carry no weight."""
    assert hours_rank([fact("WRK01", values=values, **details)]) == expected


def test_hours_told_apart_stand_together() -> None:
    """Long days in one reply and no day off in another are strong; chosen ones add nothing."""
    long_days, no_rest = fact("WRK01", values="twelve_hours"), fact("WRK01", hours_day="8")
    never_off = fact("WRK01", days_week="7")
    chosen = fact("WRK01", values="own_choice")

    assert hours_rank([long_days, never_off]) == STRONG
    assert hours_rank([long_days, no_rest]) == MEDIUM
    assert hours_rank([chosen, long_days, never_off]) == STRONG
    assert hours_rank([chosen]) == NONE


def test_hours_that_are_only_inferred_are_weak() -> None:
    """The view of the officer joins no other fact."""
    inferred = fact("WRK01", basis=Basis.inferred, values="twelve_hours no_day_off")
    never_off = fact("WRK01", days_week="7")

    assert hours_rank([inferred]) == WEAK
    assert hours_rank([inferred, never_off]) == MEDIUM


def test_the_best_basis_of_a_sign_is_shown() -> None:
    """A paper outweighs what was seen, and both what was said."""
    said, seen = fact("DOC01"), fact("DOC01", basis=Basis.observed)

    first = assess(catalogue(), ledger(said, seen)).reasons
    second = assess(catalogue(), ledger(seen, said)).reasons

    assert [reason.basis for reason in first] == [Basis.observed]
    assert second == first


def test_a_code_that_the_catalogue_does_not_hold_is_refused() -> None:
    """A misspelt code is never dropped in silence."""
    with pytest.raises(UnknownCode) as caught:
        assess(catalogue(), ledger("CTL99"))

    assert caught.value.code == "CTL99"
