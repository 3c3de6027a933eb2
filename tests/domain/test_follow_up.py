"""Calls of the next days: due by the clock, tried, closed; and the code on a receipt."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.call import CallPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.encounter import EncounterId
from app.domain.event import Event
from app.domain.follow_up import CallState
from app.domain.follow_up import PlannedCall
from app.domain.follow_up import calls_of
from app.domain.person_code import SIGNS
from app.domain.person_code import person_code
from app.domain.person_code import tail_in
from app.domain.person_code import tail_of
from tests.builders import NIGHT
from tests.builders import encounter

SOON = CallPlanned(caller="a", called="b", hours=24, way="text")
LATER = CallPlanned(caller="a", called="b", hours=72, way="text")


def _calls(*events: Event) -> tuple[PlannedCall, ...]:
    return calls_of(encounter(*events))


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        (0, CallState.planned),
        (21.9, CallState.planned),
        (22.1, CallState.due),
        (24, CallState.due),
        (24.1, CallState.overdue),
        (500, CallState.overdue),
    ],
)
def test_a_call_comes_due_by_the_clock(hours: float, state: CallState) -> None:
    """Two hours before its time it is due, after it overdue, and it never goes away."""
    call = _calls(SOON)[0]

    assert state == call.state(call.made_at + timedelta(hours=hours))


@pytest.mark.parametrize("result", CallResult)
def test_only_an_answer_closes_a_call(result: CallResult) -> None:
    """Ringing in vain leaves it due."""
    call = _calls(SOON, CallTried(planned=1, result=result))[0]
    state = call.state(NIGHT + timedelta(days=9))

    assert (state is CallState.done) == (result is not CallResult.no_answer)


def test_the_call_that_is_due_first_stands_first() -> None:
    """Whatever was planned first."""
    assert [call.plan for call in _calls(LATER, SOON)] == [SOON, LATER]


def test_a_try_belongs_to_its_own_call() -> None:
    """Two calls keep their tries apart."""
    tried = CallTried(planned=2, result=CallResult.reached)
    first, second = _calls(SOON, SOON, tried)

    assert (None, CallResult.reached) == (first.result, second.result)


@given(number=st.uuids(version=4))
def test_a_code_finds_its_record_however_it_is_typed(number: object) -> None:
    """No letter can be taken for a digit; case, spaces and the line do not matter."""
    where = EncounterId(str(number))
    code = person_code(where)

    assert set(code) <= {*SIGNS, "-"}
    assert not set("01IO") & set(code)
    typed = f" {code.lower().replace('-', ' ')} "
    assert tail_in(typed) == tail_of(where)
    assert tail_in(f"{code}2") == tail_in("IIII-IIII") == ""


@given(one=st.uuids(version=4), other=st.uuids(version=4))
def test_a_code_finds_no_other_record(one: object, other: object) -> None:
    """Codes differ where the ends of the ids differ."""
    same = str(one)[-10:] == str(other)[-10:]

    assert same == (person_code(EncounterId(str(one))) == person_code(EncounterId(str(other))))
