"""Who the person leaves with is asked wherever control was seen, however weak the sign."""

import pytest

from app.domain.assessment import assess
from app.domain.catalogue import Dimension
from app.domain.catalogue import Element
from app.domain.departure import calls_for_a_departure
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

HOLDS = {Dimension.coercive_recruitment, Dimension.coercion}


@pytest.mark.parametrize("row", catalogue().indicators, ids=lambda row: row.code)
def test_every_sign_of_control_calls_for_it(row: object) -> None:
    """Each code of the catalogue alone: means, or one of the two dimensions, or a child."""
    indicator = next(one for one in catalogue().indicators if one is row)
    result = assess(catalogue(), ledger(fact(indicator.code)))
    is_control = Element.means in indicator.elements or indicator.dimension in HOLDS
    wanted = result.child_route or (is_control and bool(result.reasons))

    assert wanted == calls_for_a_departure(result)


def test_nothing_noted_calls_for_nothing() -> None:
    """An encounter without signs ends without the question."""
    assert not calls_for_a_departure(assess(catalogue(), ledger()))
