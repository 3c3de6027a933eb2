"""The next best questions: safety first, then what changes most, then the lighter one."""

from typing import Any

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.asked import noted_in
from app.domain.condition import QuestionTest
from app.domain.next_best import next_questions
from app.domain.pack import Edition
from app.domain.progress import progress_of
from app.domain.request import request_of
from tests.builders import edition
from tests.builders import question
from tests.builders import reply
from tests.builders import way

ALONE = QuestionTest(question=QuestionId("t.alone"), reply=(ReplyId("alone"),))
QUESTIONS = (
    question("t.needs", reply("doctor", "DNG04")),
    question("t.came", reply("lie", "REC02"), reply("brought", "MOV07"), burden=2),
    question("t.alone", reply("alone", protective="interviewed_alone"), seen="CTL17"),
    question("t.age", reply("adult", age=Age.adult), reply("young", "AGE01", age=Age.child)),
    question("t.pay", reply("none", "MON01"), reply("full", "-MON01 -MON02"), burden=2),
    question("t.leave", reply("harm", "CTL12"), reply("free", "-CTL12"), burden=2),
    question("t.hurt", reply("hurt", "CTL05"), burden=3, ask_when=ALONE),
    question("t.rights", reply("no", "VUL05"), burden=1),
    question("t.place", reply("lawful", "STA01"), burden=1),
)
CONTENT = edition(
    *QUESTIONS,
    ways=(way("short", "t.alone"), way("full", *(one.id for one in QUESTIONS))),
)
SAFE = {"age": "adult", "protective": ["interviewed_alone"]}
Told = dict[str, Any]


def noted(words: str, basis: str = "said") -> list[Told]:
    """Write indicators as in the method: `DOC01 -CTL12`."""
    return [
        {
            "code": word.lstrip("-"),
            "state": "absent" if word.startswith("-") else "present",
            "basis": basis,
        }
        for word in words.split()
    ]


def asked(told: Told, content: Edition = CONTENT) -> list[tuple[str, str]]:
    """Give the next questions with the reason for each."""
    request = request_of(content, told)
    progress = progress_of(content, request.ledger, noted_in(content, request))
    return [(one.question, one.why) for one in next_questions(progress)]


def test_alone_age_and_needs_come_before_all_others() -> None:
    """In the order of safety, whatever the order of the content."""
    assert asked({}) == [("t.alone", "safety"), ("t.age", "safety"), ("t.needs", "safety")]


def test_then_what_raises_the_outcome_most() -> None:
    """With unpaid work noted, a price for leaving would be enough; so would being hurt."""
    told = SAFE | {"indicators": noted("-DNG04 MON01")}

    assert asked(told) == [
        ("t.leave", "changes_outcome"),
        ("t.hurt", "changes_outcome"),
        ("t.rights", "opens_element"),
    ]


def test_harm_is_not_asked_about_before_they_are_alone() -> None:
    """A condition that is open keeps its question back."""
    told = {"age": "adult", "indicators": noted("-DNG04 MON01")}

    assert "t.hurt" not in [one for one, _ in asked(told)]


def test_a_dimension_is_opened_by_the_lighter_question_first() -> None:
    """With control noted, use would be enough; the rest opens what is not explored."""
    told = SAFE | {"indicators": noted("-DNG04 CTL02")}

    assert asked(told) == [
        ("t.pay", "changes_outcome"),
        ("t.rights", "opens_dimension"),
        ("t.came", "opens_dimension"),
    ]


def test_enough_leaves_only_questions_about_safety() -> None:
    """Stop asking about what happened; see to needs."""
    told = SAFE | {"indicators": noted("MON01 CTL12")}

    assert asked(told) == [("t.needs", "safety")]


def test_what_was_only_seen_answers_no_question() -> None:
    """A price for leaving that the officer read of was not talked about yet."""
    seen = request_of(CONTENT, {"indicators": noted("CTL12", "document")})
    said = request_of(CONTENT, {"indicators": noted("CTL12")})

    assert noted_in(CONTENT, seen).answers == {}
    assert noted_in(CONTENT, seen).signs == ("CTL12",)
    assert set(noted_in(CONTENT, said).answers) == {"t.leave"}


def test_answers_are_told_from_the_facts() -> None:
    """A reply is told when all that it states is there; no answer at all is not known."""
    request = request_of(
        CONTENT,
        SAFE
        | {"setting": "car_wash", "suspected_offence": "work", "indicators": noted("-MON01")},
    )

    found = noted_in(CONTENT, request)

    assert set(found.answers) == {"t.alone", "t.age", "t.pay"}
    assert found.answers[QuestionId("t.pay")] == Absent(absence=Absence.unknown)
    assert (found.setting, found.offences, found.way) == ("car_wash", ("work",), "full")
