"""Requests of other programs: what a value may look like, and what it becomes."""

import pytest

from app.domain.answers import Age
from app.domain.catalogue import Kind
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.request import NotARequest
from app.domain.request import request_of
from tests.builders import edition

CONTENT = edition()


def facts(*noted: tuple[str, object]) -> tuple[Fact, ...]:
    """Read codes with their values."""
    told = [
        {"code": code, "state": "present", "basis": "said", "value": value}
        for code, value in noted
    ]
    return request_of(CONTENT, {"indicators": told}).ledger.facts


@pytest.mark.parametrize(
    ("code", "value", "values", "details"),
    [
        ("CTL12", None, (), ()),
        ("CTL12", "police", ("police",), ()),
        ("CTL12", ["police", "in other words"], ("police", "in other words"), ()),
        ("REC18", {"pledged": "home_or_land"}, ("pledged.home_or_land",), ()),
        ("REC18", {"amount": 900.5}, (), (("amount", "900.5"),)),
        ("WRK01", {"own_choice": "yes"}, ("own_choice",), ()),
        ("WRK01", {"on_call_at_night": True}, ("on_call_at_night",), ()),
        ("WRK01", {"own_choice": False}, (), (("own_choice", "no"),)),
        ("WRK01", {"hours_day": 12}, (), (("hours_day", "12"),)),
        ("MOV07", {"by": ["met", "housed"]}, (), (("by", "met"), ("by", "housed"))),
    ],
)
def test_a_value_is_text_a_list_or_an_object(
    code: str,
    value: object,
    values: tuple[str, ...],
    details: tuple[tuple[str, str], ...],
) -> None:
    """What the catalogue names becomes a value, anything else a detail."""
    (found,) = facts((code, value))

    assert found.values == values
    assert found.details == details


def test_the_sign_that_is_never_asked_is_derived_here_too() -> None:
    """A false job that led to forced fraud."""
    found = facts(("REC01", None), ("CRM03", "fraud"))

    assert [fact.code for fact in found] == ["REC01", "CRM03", "CRM08"]


def test_what_stands_around_the_facts_is_read() -> None:
    """The type of the setting comes from the content; a place of no list has none."""
    told = {
        "age": "unknown",
        "setting": "escort",
        "suspected_offence": "soliciting",
        "protective": ["own_keys"],
        "under_18_then": "yes",
    }

    request = request_of(CONTENT, told)

    assert request.ledger.circumstances == Circumstances(
        age=Age.unknown,
        kind=Kind.sexual,
        suspected_offence=True,
        protective=("own_keys",),
        under_18_then=True,
    )
    assert (request.setting, request.offence) == ("escort", "soliciting")
    assert request_of(CONTENT, {"setting": "a lay-by"}).ledger.circumstances.kind is None


def test_only_a_clear_yes_says_that_it_began_before_18() -> None:
    """Not known is no answer."""
    for then in ("no", "unknown", None):
        found = request_of(CONTENT, {"under_18_then": then})

        assert found.ledger.circumstances == Circumstances()


def test_a_mistake_names_its_place_and_what_is_wanted() -> None:
    """The first one ends the reading."""
    with pytest.raises(NotARequest) as caught:
        request_of(CONTENT, {"indicators": [{"code": "CTL99", "state": "maybe"}]})

    assert caught.value == NotARequest(
        place="indicators[0].code", wanted="a code of the catalogue"
    )
