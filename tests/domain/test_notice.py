"""The note without a name: nothing stored of the person survives in it."""

from datetime import UTC
from datetime import datetime

import pytest
from hypothesis import HealthCheck
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.event import Event
from app.domain.event import SignNoted
from app.domain.event import WordsNoted
from app.domain.explaining import FieldExplained
from app.domain.explaining import HitsKept
from app.domain.explaining import NotKnown
from app.domain.filling import filled
from app.domain.filling import typed
from app.domain.form import FieldKey
from app.domain.form import FormPath
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import PresenceNoted
from app.domain.notice import RARE
from app.domain.notice import TOLD
from app.domain.notice import FieldHits
from app.domain.notice import is_rare
from app.domain.notice import open_hits
from app.domain.payload import payload
from app.domain.referral import Blocking
from tests.drafts import adult
from tests.drafts import agreed
from tests.drafts import draft
from tests.drafts import form_of
from tests.drafts import one
from tests.drafts import replied
from tests.drafts import wrote

NO = agreed(AgreementAnswer.no, "fear_family")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TYPED = tuple(
    dict.fromkeys(
        field.key
        for field in form_of().on(FormPath.notice)
        if not field.choices and field.key != "officer.email"
    )
)
NAMES = st.sampled_from(
    ["Zamora", "Thị Quỳnh", "Xhafer", "قمرالدين", "ወይዘሮ", "王曉明", "Пржевальский", "Zoë-Maï"]
)
NUMBERS = st.from_regex(r"07[0-9]{9}", fullmatch=True)
ADDRESSES = st.sampled_from(["17 Quexley Terrace", "Flat 9, Zander Court", "شارع الزيتون ٤٥"])
MAILS = st.from_regex(r"[a-z]{4,8}@[a-z]{4,8}\.org", fullmatch=True)
AROUND = st.sampled_from(
    [
        "He calls {} at night",
        "{}",
        "owes {} money",
        "({})",
        '"{}" said so',
        "x\n{}\ny",
        "to {}.",
    ]
)


@st.composite
def records(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[Event, ...]]:
    """Draw what is stored of a person, and a record into which it was typed anywhere."""
    name, used = draw(NAMES), draw(NAMES)
    number, mail, address = draw(NUMBERS), draw(MAILS), draw(ADDRESSES)
    secrets = (*name.split(), *used.split(), number, mail, address)
    events: list[Event] = [
        adult(),
        SignNoted(code=Code("LIV04")),
        replied("core.pay", "kept_back"),
        wrote("name", used),
        wrote("person.name_family", name),
        wrote("contact", f"{mail} {number}"),
        wrote("place", address),
        wrote("person.ho_reference", draw(NUMBERS)),
        wrote("person.children_number", "2"),
        InterpreterNoted(means=InterpreterKind.phone, name=name),
        PresenceNoted(place=address, present=()),
        FieldExplained(key="background.family", reason=NotKnown.not_asked, words=name),
    ]
    fields = draw(st.lists(st.sampled_from(TYPED), max_size=12, unique=True))
    events += [
        wrote(key, draw(AROUND).format(draw(st.sampled_from(secrets)))) for key in fields
    ]
    events.append(
        WordsNoted(words=draw(AROUND).format(draw(st.sampled_from(secrets))), language="vi")
    )
    return secrets, (*events, NO, wrote(TOLD, "yes"))


@given(drawn=records())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_stored_name_number_address_or_contact_survives(
    drawn: tuple[tuple[str, ...], tuple[Event, ...]],
) -> None:
    """Whatever was typed where, the sealed note does not hold it; looked for in plain text."""
    secrets, events = drawn
    made = draft(*events)
    assume(made.path is FormPath.notice)
    note = str(payload(made, NOW)).casefold()
    digits = "".join(sign for sign in note if sign.isdigit())

    assert not [one for one in secrets if one.casefold() in note]
    assert not [one for one in secrets if one.isdigit() and one in digits]


def test_the_note_is_made_of_facts_and_codes() -> None:
    """Signs, outcome, versions, reasons for the no; no words, no label, no start, no story."""
    made = draft(adult(), SignNoted(code=Code("LIV04")), NO, wrote(TOLD, "yes"))
    note = payload(made, NOW)

    assert note["variant"] == "notice"
    assert {"words", "offence", "place", "note", "started", "story", "answers"} & set(
        note
    ) == set()
    assert {"code", "text", "state", "basis"} == set(note["facts"][0])  # type: ignore[index]
    assert one(filled(made), "consent.refusal").words == "Fear for their family"


def test_nothing_goes_before_the_person_was_told() -> None:
    """The row of the agreement blocks until then."""
    assert Blocking.agreement in draft(adult(), NO).missing
    assert Blocking.agreement not in draft(adult(), NO, wrote(TOLD, "yes")).missing


@pytest.mark.parametrize("place", ["uk-sct", "uk-nir", "us", "eu-coe", "int"])
def test_where_no_duty_is_in_force_a_no_sends_nothing(place: str) -> None:
    """Telling the person changes nothing about it."""
    told = draft(adult(), NO, wrote(TOLD, "yes"), place=place)

    assert Blocking.agreement in told.missing


def test_who_agrees_to_work_with_the_authorities_gives_name_and_contact() -> None:
    """Only with that agreement on record."""
    named = wrote("person.name_given", "Zamora"), wrote("decision.to_details", "z@example.org")
    without = filled(draft(adult(), *named, NO))
    agrees = filled(draft(adult(), *named, NO, wrote("consent.cooperation", "yes")))

    assert one(without, "person.name_given").words == ""
    assert one(agrees, "person.name_given").words == "Zamora"
    assert one(agrees, "decision.to_details").words == "z@example.org"


def test_a_crime_reference_waits_for_a_decision() -> None:
    """The officer keeps it, or it stays out."""
    said = wrote("crime.reference_known", "yes"), wrote("crime.reference", "CR/123456/26")
    kept = HitsKept(key="crime.reference", words="CR/123456/26")

    assert one(filled(draft(adult(), *said, NO)), "crime.reference").words == ""
    assert one(filled(draft(adult(), *said, NO, kept)), "crime.reference").words


def test_each_hit_is_open_until_it_is_changed_or_kept() -> None:
    """A name that is also a flower may stay; new words are looked through again."""
    events = (adult(), NO, wrote("name", "Rose"), wrote("exploiter.account", "A rose tattoo"))
    kept = HitsKept(key="exploiter.account", words="A rose tattoo")
    changed = wrote("exploiter.account", "Rose knows him")

    assert [hit.key for hit in _open(*events)] == ["exploiter.account"]
    assert _open(*events, kept) == ()
    assert [hit.key for hit in _open(*events, kept, changed)] == ["exploiter.account"]


def _open(*events: Event) -> tuple[FieldHits, ...]:
    made = draft(*events)
    return open_hits(form_of(), made.encounter, typed(made.encounter))


def test_a_town_may_stay_and_a_street_may_not() -> None:
    """Places are no finer than a town."""
    events = (
        adult(),
        NO,
        wrote("place", "14 Quexley Lane, Leeds"),
        wrote("person.now_town", "Leeds"),
    )
    said = wrote("exploiter.account", "A shop in Leeds near Quexley Lane, 14 quexley lane")
    words = one(filled(draft(*events, said)), "exploiter.account").words

    assert "Leeds" in words
    assert "14 quexley lane" not in words


def test_a_rare_mix_is_shown_for_a_decision() -> None:
    """Work, town and nationality together."""
    rare = {FieldKey(key): "X" for key in RARE}

    assert is_rare(rare)
    assert not is_rare({**rare, FieldKey("places.uk"): ""})
