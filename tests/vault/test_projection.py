"""The answer rows are a projection: they never say anything that the events do not."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import Paused
from app.vault.codec import read
from app.vault.encounters import EncounterStore
from app.vault.opening import Vault
from app.vault.opening import open_throwaway
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

ROWS = "SELECT * FROM answer WHERE encounter = ?"

answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Given, replies=st.tuples(st.sampled_from(["yes", "no"]).map(ReplyId))),
    st.builds(Absent, absence=st.sampled_from(Absence)),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Answered, question=st.sampled_from(["papers", "pay"]).map(QuestionId), answer=answers
    ),
    st.just(Paused()),
)


def stored_rows(vault: Vault, encounter: Encounter) -> dict[str, tuple[int, Any, Answer]]:
    """Read the projection."""
    return {
        row["question"]: (row["seq"], row["absence"], _answer(row["answer"]))
        for row in vault.rows(ROWS, encounter.id)
    }


def rebuilt_rows(encounter: Encounter) -> dict[str, tuple[int, Any, Answer]]:
    """Make the projection again from the events alone."""
    rebuilt: dict[str, tuple[int, Any, Answer]] = {}
    for entry in encounter.history:
        if isinstance(entry.event, Answered):
            answer = entry.event.answer
            absence = answer.absence.value if isinstance(answer, Absent) else None
            rebuilt[entry.event.question] = (entry.seq, absence, answer)
    return rebuilt


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(events, max_size=12))
def test_answers_equal_their_rebuilding_from_events(told: list[Event]) -> None:
    """After any history of answers, corrections and absences."""
    with TemporaryDirectory() as place:
        vault = open_throwaway(Path(place) / "data")
        store = EncounterStore(vault)
        store.begin(an_encounter())
        encounter = add(store, an_encounter(), *told)
        stored, rebuilt = stored_rows(vault, encounter), rebuilt_rows(store.open(encounter.id))
        vault.close()

    assert stored == rebuilt
    assert {name: row[2] for name, row in stored.items()} == dict(encounter.answers)


@pytest.mark.parametrize("absence", [Absence.skipped, Absence.unknown, Absence.declined])
def test_stored_absences_stay_apart(vault: Vault, absence: Absence) -> None:
    """Three are stored by name; not asked and off the path are never rows."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    encounter = add(
        store,
        an_encounter(),
        Answered(question=QuestionId("papers"), answer=Absent(absence=absence)),
    )
    found = {name: row[1] for name, row in stored_rows(vault, encounter).items()}

    assert found == {"papers": absence.value}


def test_a_correction_keeps_the_earlier_answer_as_history(vault: Vault) -> None:
    """The row shows the last answer, the events show both."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    encounter = add(store, an_encounter(), an_answer(reply="kept"), an_answer(reply="with_me"))
    replies = [entry.event for entry in store.open(encounter.id).history]

    assert replies == [an_answer(reply="kept"), an_answer(reply="with_me")]
    assert stored_rows(vault, encounter)["papers"][0] == 2


def _answer(text: str) -> Answer:
    kind = Given if '"Given"' in text else Absent
    answer: Answer = read(kind, text)
    return answer
