"""Conditions of questions: replies, states, codes, routes and settings."""

import pytest

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.condition import AllOf
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import Condition
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.event import Event
from app.domain.event import OffenceNoted
from app.domain.event import SettingChosen
from app.domain.event import SignNoted
from app.domain.pack import Edition
from app.domain.route import path
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import unanswered

FREE = question(
    "t.free",
    reply("alone", "-CTL17"),
    reply("with", "CTL17"),
    reply("young", age=Age.unknown),
    reply("grown", age=Age.adult),
    seen="BEH01",
    on_paper="DOC01",
)


def asks(condition: Condition) -> Edition:
    """Make an edition whose second question has a condition."""
    return edition(FREE, question("t.then", reply("yes", "MON01"), ask_when=condition))


def where(condition: Condition, *events: Event) -> str:
    """Say where the second question falls: on the path, open, or off it."""
    found = path(asks(condition), encounter(begun(), *events))
    if "t.then" in found.questions:
        return "on"
    return "open" if "t.then" in found.open else "off"


ALONE = QuestionTest(question=QuestionId("t.free"), reply=(ReplyId("alone"),))
ANSWERED = QuestionTest(question=QuestionId("t.free"), state=("answered",))
NOT_ANSWERED = QuestionTest(question=QuestionId("t.free"), state=("not_asked", "skipped"))
NOT_ABSENT = CodeTest(code=Code("CTL17"), state=("present", "unknown", "declined", "not_asked"))
PRESENT = CodeTest(code=Code("CTL17"), state=("present",))
SKIPPED = unanswered("t.free", Absence.skipped)
DECLINED = unanswered("t.free", Absence.declined)
UNKNOWN = unanswered("t.free", Absence.unknown)


@pytest.mark.parametrize(
    ("condition", "event", "expected"),
    [
        (ALONE, None, "open"),
        (ALONE, answered("t.free", "alone"), "on"),
        (ALONE, answered("t.free", "with"), "off"),
        (ALONE, SKIPPED, "open"),
        (ANSWERED, None, "open"),
        (ANSWERED, answered("t.free", "with"), "on"),
        (ANSWERED, SKIPPED, "off"),
        (NOT_ANSWERED, None, "on"),
        (NOT_ANSWERED, SKIPPED, "on"),
        (NOT_ANSWERED, DECLINED, "off"),
        (NOT_ANSWERED, answered("t.free", "with"), "off"),
        (NOT_ABSENT, None, "on"),
        (NOT_ABSENT, answered("t.free", "with"), "on"),
        (NOT_ABSENT, answered("t.free", "alone"), "off"),
        (NOT_ABSENT, UNKNOWN, "on"),
        (NOT_ABSENT, DECLINED, "on"),
        (PRESENT, None, "open"),
        (PRESENT, DECLINED, "off"),
        (PRESENT, SKIPPED, "open"),
        (PRESENT, SignNoted(code=Code("CTL17")), "on"),
        (PRESENT, answered("t.free", "young"), "open"),
        (CodeTest(code=Code("BEH01"), state=("present",)), SKIPPED, "open"),
        (
            CodeTest(code=Code("BEH01"), state=("present",)),
            unanswered("t.free", Absence.skipped, seen="BEH01"),
            "on",
        ),
        (
            CodeTest(code=Code("DOC01"), state=("present",)),
            answered("t.free", "alone", on_paper="DOC01"),
            "on",
        ),
    ],
)
def test_a_condition_looks_at_replies_states_and_codes(
    condition: Condition, event: Event | None, expected: str
) -> None:
    """What nobody has answered leaves a question open; silence is not a no."""
    events = (event,) if event else ()

    assert where(condition, *events) == expected


@pytest.mark.parametrize(
    ("routes", "events", "expected"),
    [
        ("child", (), "open"),
        ("child", (answered("t.free", "young"),), "on"),
        ("child", (answered("t.free", "grown"),), "off"),
        ("child", (answered("t.free", "grown"), SignNoted(code=Code("AGE01"))), "on"),
        ("child", (SKIPPED,), "open"),
        ("offence", (), "open"),
        ("offence", (OffenceNoted(kinds=("work",)),), "on"),
        ("offence", (OffenceNoted(kinds=("work",)), OffenceNoted(kinds=())), "open"),
        ("border", (), "open"),
        ("border", (SettingChosen(setting="port"),), "on"),
        ("border", (SettingChosen(setting="car_wash"),), "off"),
        ("desk", (SettingChosen(setting="station_desk"),), "on"),
        ("site", (SettingChosen(setting="car_wash"),), "open"),
        ("border desk", (SettingChosen(setting="station_desk"),), "on"),
        ("border site", (SettingChosen(setting="car_wash"),), "open"),
    ],
)
def test_a_condition_looks_at_the_route(
    routes: str, events: tuple[Event, ...], expected: str
) -> None:
    """A child, an offence, a border, a front desk; many people at one place are not known."""
    assert where(RouteTest(route=tuple(routes.split())), *events) == expected


@pytest.mark.parametrize(
    ("named", "setting", "expected"),
    [
        ("car_wash", None, "open"),
        ("car_wash", "car_wash", "on"),
        ("car_wash", "shop", "off"),
        ("type:labour", "car_wash", "on"),
        ("type:sexual", "car_wash", "off"),
        ("type:labour", "unknown", "off"),
        ("type:labour", "somewhere_else", "off"),
    ],
)
def test_a_condition_looks_at_the_setting(
    named: str, setting: str | None, expected: str
) -> None:
    """One setting by name, or all of a type."""
    events = (SettingChosen(setting=setting),) if setting else ()

    assert where(SettingTest(setting=(named,)), *events) == expected


def test_joins_keep_open_apart_from_fails() -> None:
    """Any-of needs one that holds, all-of needs all; open is neither."""
    port = SettingTest(setting=("port",))
    here = SettingChosen(setting="port")

    assert where(AnyOf(any_of=(ALONE, port)), here) == "on"
    assert where(AnyOf(any_of=(ALONE, port))) == "open"
    assert where(AllOf(all_of=(ALONE, port)), here) == "open"
    assert where(AllOf(all_of=(ALONE, port)), here, answered("t.free", "with")) == "off"
    assert where(AllOf(all_of=(ALONE, port)), here, answered("t.free", "alone")) == "on"
