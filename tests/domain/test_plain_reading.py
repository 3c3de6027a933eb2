"""The rules read twice: by the program, and by the plain reading of the same text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings

from app.domain.assessment import assess
from app.domain.outcome import Outcome
from app.domain.outcome import Rule
from app.domain.request import request_of
from tests.builders import catalogue
from tests.builders import edition
from tests.domain.plain_reading import DIMENSIONS
from tests.domain.plain_reading import PlainReading
from tests.domain.requests import REQUESTS
from tests.domain.requests import TYPES
from tests.domain.requests import Told
from tests.proofs.report import size

CONTENT = edition()
DRAWS = size(10_000, 600)
TOPICS = ("leaving", "papers", "money", "threats", "clear")


def by_program(told: Told) -> Told:
    """Give the parts of a result that both readings name."""
    found = assess(catalogue(), request_of(CONTENT, told).ledger)
    return {
        "outcome": found.outcome,
        "rule": found.rule,
        "act_now": found.act_now,
        "child_route": found.child_route,
        "pause_offence": found.pause_offence,
        "elements": (found.elements.act, found.elements.means, found.elements.purpose),
        "dimensions": [shown for _, shown in found.dimensions],
        "exploitation": list(found.exploitation),
        "forced_labour": (found.forced_labour.involuntary, found.forced_labour.menace),
        "control_check": {one: getattr(found.control_check, one) for one in TOPICS},
    }


def by_text(told: Told) -> Told:
    """Give the same parts by the plain reading."""
    plain = PlainReading(told, TYPES.get(told["setting"]))
    return {
        "outcome": plain.outcome,
        "rule": plain.rule,
        "act_now": plain.act_now,
        "child_route": plain.child_route,
        "pause_offence": plain.pause_offence,
        "elements": (plain.act, plain.means, plain.purpose),
        "dimensions": [plain.dimensions[one] for one in DIMENSIONS],
        "exploitation": plain.exploitation,
        "forced_labour": tuple(plain.forced_labour.values()),
        "control_check": plain.control_check,
    }


@settings(max_examples=200, deadline=None)
@given(REQUESTS)
def test_both_readings_agree(told: Told) -> None:
    """Outcome, flags, elements, dimensions and forms are the same, for any facts."""
    assert by_program(told) == by_text(told)


@pytest.mark.slow
def test_every_outcome_and_every_rule_is_met_by_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same draws on every run; how often each was met is printed."""
    met: Counter[str] = Counter()

    @settings(max_examples=DRAWS, deadline=None, derandomize=True, database=None)
    @given(REQUESTS)
    def compare(told: Told) -> None:
        found = by_program(told)
        met.update((str(found["outcome"]), f"rule {found['rule']}"))
        assert found == by_text(told)

    compare()
    told = ", ".join(f"{name}: {times}" for name, times in sorted(met.items()))
    with capsys.disabled():
        print(f"\nboth readings agree on {DRAWS} draws: {told}")  # noqa: T201

    assert {*Outcome, *(f"rule {one}" for one in Rule)} <= met.keys()
