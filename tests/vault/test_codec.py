"""Events to JSON and back."""

import json
from dataclasses import is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Any
from typing import Union
from typing import get_args
from typing import get_origin
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Profile
from app.domain.device import Role
from app.domain.device import Theme
from app.domain.event import Event
from app.vault.codec import KINDS
from app.vault.codec import kind_of
from app.vault.codec import read
from app.vault.codec import read_event
from app.vault.codec import write
from app.vault.codec import write_event
from app.vault.errors import BadRecord
from app.vault.errors import UnknownKind
from tests.vault.builders import ONE_OF_EACH

STORED_FOR_EVER = (
    "SignNoted SignCorrected OffenceNoted SettingChosen LanguageChosen InterviewBegun Answered "
    "WordsNoted RightsShown AgreementRecorded StepDone StepReopened OffencePaused DetailNoted "
    "ReceiverChosen ReferralConfirmed Paused DepartureNoted DepartureAsked CompanyNoted "
    "CallPlanned CallTried MissingNoted PauseTold ReceiptGiven FieldCopied FormReturned"
    " SiteLinked FieldExplained HitsKept InterpreterNoted PresenceNoted BreakTaken WelfareNoted"
    " AskedAgain PayNoted JudgementNoted AgeAssessed SecondLook EditionMoved"
)


def whole(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - types are values here
    """Draw a type with all its fields filled, those with defaults as well."""
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(whole(member) for member in get_args(kind)))
    if kind is Decimal:
        return st.decimals(allow_nan=False, allow_infinity=False)
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return st.from_type(kind)
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: whole(hint) for name, hint in hints.items()})


@given(event=whole(Event))
def test_every_event_comes_back_as_it_was(event: Event) -> None:
    """Any value of any kind survives, odd signs and half surrogate pairs included."""
    assert event == read_event(kind_of(event), write_event(event))


@pytest.mark.parametrize("event", ONE_OF_EACH)
def test_each_kind_comes_back_as_it_was(event: Event) -> None:
    """One example of each kind."""
    assert event == read_event(kind_of(event), write_event(event))


def test_the_examples_name_every_kind() -> None:
    """A new kind of event needs an example in the builders."""
    assert set(get_args(Event)) == {type(event) for event in ONE_OF_EACH}


def test_the_stored_names_of_kinds_never_change() -> None:
    """A renamed class could not be read back; it needs a migration first."""
    assert set(STORED_FOR_EVER.split()) <= set(KINDS)


def test_an_unknown_kind_is_a_clear_error() -> None:
    """The error names the kind."""
    with pytest.raises(UnknownKind) as caught:
        read_event("DogBarked", '{"kind":"DogBarked"}')

    assert caught.value.kind == "DogBarked"


def test_an_unknown_kind_of_answer_is_a_clear_error() -> None:
    """The kinds inside an event are as strict as the event's own."""
    text = '{"kind":"Answered","question":"q","answer":{"kind":"Guessed"}}'

    with pytest.raises(UnknownKind) as caught:
        read_event("Answered", text)

    assert caught.value.kind == "Guessed"


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        ("SignNoted", "{", "SignNoted"),
        ("SignNoted", "[]", "SignNoted"),
        ("SignNoted", '{"kind":"Paused","code":"A"}', "SignNoted"),
        ("SignNoted", '{"kind":"SignNoted"}', "SignNoted.code"),
        ("SignNoted", '{"kind":"SignNoted","code":1}', "SignNoted.code"),
        ("SignNoted", '{"kind":"SignNoted","code":"A","by":"x"}', "SignNoted.by"),
        ("OffenceNoted", '{"kind":"OffenceNoted","kinds":"theft"}', "OffenceNoted.kinds"),
        ("OffenceNoted", '{"kind":"OffenceNoted","kinds":[null]}', "OffenceNoted.kinds"),
        ("StepDone", '{"kind":"StepDone","step":"dance"}', "StepDone.step"),
        ("Answered", '{"kind":"Answered","question":"q","answer":"yes"}', "Answered.answer"),
    ],
)
def test_a_record_that_does_not_fit_names_the_place(kind: str, text: str, where: str) -> None:
    """The error says where, and never shows what stood there."""
    with pytest.raises(BadRecord) as caught:
        read_event(kind, text)

    assert caught.value.where == where


def test_a_field_that_was_added_later_takes_its_default() -> None:
    """Old records stay readable when a field with a default is added."""
    text = '{"kind":"WordsNoted","words":"hm","language":"en"}'

    assert read_event("WordsNoted", text) == read_event(
        "WordsNoted", '{"kind":"WordsNoted","words":"hm","language":"en","question":null}'
    )


def test_a_number_never_becomes_text_or_truth() -> None:
    """Nothing is coerced: one is not true."""
    shown = json.loads(write(next(e for e in ONE_OF_EACH if kind_of(e) == "RightsShown")))
    shown["understood"] = 1

    with pytest.raises(BadRecord):
        read_event("RightsShown", json.dumps(shown))


def test_a_value_outside_the_domain_is_refused() -> None:
    """What could not be read back is not written."""
    with pytest.raises(BadRecord):
        write({"a": "dict"})


def test_the_profile_comes_back_as_it_was() -> None:
    """The same walk serves the profile."""
    profile = Profile(
        role=Role.officer,
        jurisdiction="uk-ew",
        language="en",
        theme=Theme.night,
        recents=("ar", "vi"),
    )

    assert profile == read(Profile, write(profile))
