"""Every place whose law is shipped: complete, dated, and walked through to a draft."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import resources
from app.casework import consenting
from app.casework import interviewing
from app.casework import observing
from app.casework import referring
from app.casework.desk import Desk
from app.casework.step import Place
from app.domain.answers import Basis
from app.domain.answers import Given
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.dated_fact import Confidence
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.dated_fact import DatedFact
from app.domain.device import Role
from app.domain.encounter import EncounterId
from app.domain.pack import DutyToNotify
from app.domain.pack import Jurisdiction
from app.domain.payload import payload
from app.domain.referral import Blocking
from app.factory.clear_file import clear_file_of
from app.factory.clear_file import read_clear_file
from app.factory.clear_file import write_clear_file
from app.library.content import Content
from app.library.reading import read
from app.library.shelf import PackShelf
from tests.fakes import NIGHT
from tests.fakes import PROFILE
from tests.fakes import fake_desk

CODE = Path(resources.packs()).parent
CHECKED = date(2026, 11, 22)
CONTACTS_DUE = date(2027, 2, 22)
LAW_DUE = date(2027, 5, 22)
EMERGENCY = {
    "eu-coe": "112",
    "int": "112",
    "uk-ew": "999",
    "uk-nir": "999",
    "uk-sct": "999",
    "us": "911",
}
SHOWN = ShownWords(language="en", edition="0", lines=("Yes?",), state=ReviewState.source)
MAY_BE_YOUNG = Code("AGE01")


def _shipped() -> Content:
    content = read(resources.packs()).content
    assert content is not None
    return content


SHELF = PackShelf(resources.packs(), None)
PLACES = {place.id: place for place in _shipped().jurisdictions}
ALL = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


def _law(place: Jurisdiction) -> tuple[DatedFact, ...]:
    return (*place.facts, *place.non_punishment)


def _dated(place: Jurisdiction) -> tuple[DatedFact | Contact, ...]:
    return (*_law(place), *place.contacts)


def _desk(place: str) -> Desk:
    """Give the desk of an officer who works in one place."""
    desk = fake_desk(SHELF.current(place))
    desk.device.save_profile(replace(PROFILE, jurisdiction=place))
    return desk


def _begun(desk: Desk) -> EncounterId:
    """Begin an encounter with two signs of control, and a language."""
    where = observing.begin(desk).id
    observing.tick(desk, where, Code("DOC01"))
    observing.tick(desk, where, Code("CTL17"))
    interviewing.choose_language(desk, where, "en")
    return where


def test_six_places_are_shipped_under_plain_names() -> None:
    """These are the words that set-up offers."""
    names = {place.id: place.name.english for place in PLACES.values()}

    assert names == {
        "eu-coe": "European Union and Council of Europe",
        "int": "Other countries (international rules)",
        "uk-ew": "England and Wales",
        "uk-nir": "Northern Ireland",
        "uk-sct": "Scotland",
        "us": "United States",
    }
    assert SHELF.jurisdictions() == tuple(sorted(names))


def test_no_code_names_a_place() -> None:
    """A place is one folder of data; only examples in the help of commands name one."""
    named = {
        file.relative_to(CODE).as_posix()
        for file in CODE.rglob("*.py")
        for place in PLACES
        if place != "int" and f'"{place}"' in file.read_text(encoding="utf-8")
    }

    assert named <= {"cli/demo.py"}


@ALL
def test_every_fact_and_contact_is_dated_and_due_in_time(place: Jurisdiction) -> None:
    """Contacts are reviewed after three months, law and schemes after six."""
    assert {one.checked_on for one in _dated(place)} == {CHECKED}
    assert {contact.review_by for contact in place.contacts} == {CONTACTS_DUE}
    assert {fact.review_by for fact in _law(place)} == {LAW_DUE}
    assert place.legal_date == CHECKED


@ALL
def test_what_was_not_compared_waits_to_be_checked(place: Jurisdiction) -> None:
    """A source that says so is never shown as read."""
    unread = [one for one in _dated(place) if "not compared" in one.source]

    assert {one.confidence for one in unread} <= {Confidence.verify}


@ALL
def test_the_person_reads_the_same_rights_and_reasons_everywhere(place: Jurisdiction) -> None:
    """Six lines of rights, four facts of agreement, the coded reasons for a no."""
    first = PLACES["uk-ew"]

    assert [line.id for line in place.rights] == [line.id for line in first.rights]
    assert len(place.agreement) == 4
    assert [one.says.english for one in place.refusal_reasons] == [
        one.says.english for one in first.refusal_reasons
    ]


@ALL
def test_a_note_without_name_is_told_only_where_the_law_has_it(place: Jurisdiction) -> None:
    """The person is told what follows a no in this place."""
    says = " ".join(line.english for line in place.agreement)

    expected = place.switches.duty_to_notify is DutyToNotify.anonymous

    assert ("without your name" in says) is expected
    assert any(fact.id == "duty_to_notify" for fact in place.facts)


@ALL
def test_no_place_switches_the_child_steps_off(place: Jurisdiction) -> None:
    """A child is told and not asked, and somebody can be called for a child."""
    switches = place.switches

    assert (switches.adult_consent, switches.child_consent) == (True, False)
    assert switches.movement_needed is False
    assert any(contact.role is ContactRole.child for contact in place.contacts)


def test_the_switches_are_those_of_each_law() -> None:
    """Scheme, means for a child, and days to recover."""
    switches = {
        name: (one.switches.scheme, one.switches.child_means, one.switches.recovery_days)
        for name, one in PLACES.items()
    }

    assert switches == {
        "eu-coe": ("national", (), 30),
        "int": ("none", (), 0),
        "uk-ew": ("nrm", (), 30),
        "uk-nir": ("nrm", (), 30),
        "uk-sct": ("nrm", (), 30),
        "us": ("none", (Kind.labour,), 0),
    }


@ALL
def test_the_pause_on_the_offence_has_law_and_a_statement(place: Jurisdiction) -> None:
    """Law with its source, and words that give no opinion."""
    assert len(place.non_punishment) > 2
    assert place.non_punishment_statement.english.endswith(
        "This statement is no opinion and no decision about the offence."
    )


@ALL
def test_the_emergency_number_reaches_the_locked_screen(
    place: Jurisdiction, tmp_path: Path
) -> None:
    """It stands first in the clear file of a new device."""
    write_clear_file(tmp_path, clear_file_of(Role.officer, "en", place))
    clear = read_clear_file(tmp_path)

    assert clear is not None
    assert clear.jurisdiction == place.id
    assert clear.numbers[0].number == EMERGENCY[place.id]


@pytest.mark.parametrize("place", PLACES)
def test_an_adult_is_asked_before_anything_is_sent(place: str) -> None:
    """After a yes nothing is missing, and the referral names the law it was made under."""
    desk = _desk(place)
    where = _begun(desk)
    interviewing.begin(desk, where, "core.six")
    asked_first = referring.refer_now(desk, where).place
    adult = Given(replies=(ReplyId("adult"),), basis=Basis.said)
    referring.note_age(desk, where, adult)
    before = referring.check(desk, where).missing
    consenting.agree(desk, where, AgreementAnswer.yes, (), SHOWN)
    draft = referring.check(desk, where)

    assert asked_first is Place.agree
    assert before == (Blocking.agreement,)
    assert draft.missing == ()
    assert payload(draft, NIGHT)["jurisdiction"] == place


@pytest.mark.parametrize("place", PLACES)
def test_a_no_of_an_adult_is_never_sent(place: str) -> None:
    """Whatever the place, the draft stays a draft."""
    desk = _desk(place)
    where = _begun(desk)
    referring.note_age(desk, where, Given(replies=(ReplyId("adult"),), basis=Basis.said))
    consenting.agree(desk, where, AgreementAnswer.no, ("not_said",), SHOWN)

    assert referring.check(desk, where).missing == (Blocking.agreement,)


@pytest.mark.parametrize("place", PLACES)
def test_a_child_is_referred_without_agreement(place: str) -> None:
    """A sign of being under 18 is enough, also where the law asks for means in labour."""
    desk = _desk(place)
    where = _begun(desk)
    observing.tick(desk, where, MAY_BE_YOUNG)
    draft = referring.check(desk, where)

    assert draft.assessment.child_route
    assert not draft.needs_agreement
    assert draft.missing == ()
    assert referring.refer_now(desk, where).place is Place.referral
