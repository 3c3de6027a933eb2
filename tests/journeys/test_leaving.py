"""Seeing somebody off: asked once at the end, planned, and found again by their code."""

import pytest

from tests.journeys.station import Station
from tests.protector import Protector

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def protector(rehearsal: Station, request: pytest.FixtureRequest) -> Protector:
    """Give an officer at Home, once with scripts and once without."""
    return Protector(page=rehearsal.window(scripts=request.param))


def _at_the_steps(officer: Protector) -> None:
    officer.looks_and_listens()
    officer.notices("DOC01")
    officer.asks_what_now()
    officer.page.goto(officer.page.url.replace("/now", "/steps"))


def test_the_end_asks_once_who_they_leave_with(protector: Protector) -> None:
    """Save and stop leads over the question, and the second time straight out."""
    _at_the_steps(protector)
    steps = protector.page.url
    protector.stops()
    asked = protector.heading
    protector.leaves_it_open()
    left = protector.name
    protector.page.goto(steps)
    protector.stops()

    assert asked == "Who do they leave with?"
    assert left == "Saved"
    assert protector.name == "Saved"


def test_leaving_and_the_next_days_are_planned(protector: Protector) -> None:
    """A safe place, and a call within 24 hours."""
    _at_the_steps(protector)
    protector.opens_step("leave")
    protector.sees_them_off("safe_place")
    protector.opens_step("plan")
    protector.plans_a_call("24", caller="PC 4417", called="Linh", safe_way="A text")
    planned = protector.planned()
    protector.go("section.foot a.btn")
    done = " ".join(step for step in protector.steps() if step.startswith("Done:"))

    assert planned == ["PC 4417 calls Linh"]
    assert "Who do they leave with?" in done
    assert "Plan the next days" in done


def test_the_receipt_leads_back_to_the_record(protector: Protector) -> None:
    """The code on the paper opens the same encounter."""
    _at_the_steps(protector)
    where = protector.encounter
    protector.opens_step("receipt")
    protector.points_to("en")
    code = protector.hands_over_the_receipt()
    protector.page.goto(protector.origin)
    protector.finds(code)

    assert protector.page.url.startswith(where)
