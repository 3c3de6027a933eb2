"""The worked examples of the method: a regression set, no validation."""

import pytest

from app.domain.assessment import assess
from tests.builders import catalogue
from tests.builders import ledger
from tests.domain.plain_reading import PlainReading
from tests.domain.worked_scenes import SCENES
from tests.domain.worked_scenes import Scene


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: str(scene.number))
def test_a_worked_example_leads_where_the_method_says(scene: Scene) -> None:
    """Outcome, rule, forms and flags are those of the method's table."""
    result = assess(
        catalogue(),
        ledger(
            *scene.noted,
            protective=scene.protective,
            age=scene.age,
            kind=scene.kind,
            offence=scene.offence,
        ),
    )

    raised = {
        name
        for name in ("act_now", "child_route", "pause_offence")
        if getattr(result, name) is True
    }
    assert result.outcome is scene.outcome
    assert result.rule is scene.rule
    assert result.exploitation == tuple(scene.forms.split())
    assert raised == scene.flags


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: str(scene.number))
def test_the_plain_reading_leads_to_the_same(scene: Scene) -> None:
    """The second reading of the rules stands under the same examples."""
    plain = PlainReading(scene.request(), scene.kind)

    assert (plain.outcome, plain.rule) == (scene.outcome, scene.rule)
    assert plain.exploitation == scene.forms.split()
