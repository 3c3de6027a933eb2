"""The form filled from the record: what is ready, explained, open or not needed."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.event import LanguageChosen
from app.domain.event import SignNoted
from app.domain.explaining import FieldExplained
from app.domain.explaining import NotKnown
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.filling import filled
from app.domain.filling import form_path
from app.domain.filling import tally
from app.domain.form import FormPath
from app.domain.form import Need
from app.domain.form import Who
from tests.drafts import adult
from tests.drafts import agreed
from tests.drafts import child
from tests.drafts import draft
from tests.drafts import form_of
from tests.drafts import one
from tests.drafts import replied
from tests.drafts import wrote

PLACES = ("uk-ew", "uk-sct", "uk-nir", "us", "eu-coe", "int")
LANGUAGES = Path(__file__).parents[2] / "translations" / "languages.toml"
NO = AgreementAnswer.no
YES = AgreementAnswer.yes


@pytest.mark.parametrize(
    ("path", "needed"), [(FormPath.adult, 54), (FormPath.child, 52), (FormPath.notice, 40)]
)
def test_the_uk_form_always_needs_so_many_answers(path: FormPath, needed: int) -> None:
    """Before conditional ones; counted in the public code of the form."""
    assert needed == form_of().always_needed(path)


def test_the_uk_form_has_52_rows_and_the_generic_one_15() -> None:
    """Every row of both is there."""
    assert set(range(1, 53)) == {field.row for field in form_of().fields}
    assert set(range(1, 16)) == {field.row for field in form_of("int").fields}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_names_its_form(place: str) -> None:
    """The three of the UK share one, the others the generic one."""
    assert form_of(place).id == ("nrm" if place.startswith("uk-") else "generic")


@pytest.mark.parametrize("place", ["uk-ew", "int"])
def test_a_form_names_every_language_of_the_house(place: str) -> None:
    """A tag would mean nothing to its readers."""
    known = tomllib.loads(LANGUAGES.read_text(encoding="utf-8"))["languages"]

    assert {row["tag"] for row in known} <= {one.tag for one in form_of(place).languages}


def test_an_adult_without_anything_on_record_needs_54_answers() -> None:
    """One of each pair of alternatives counts before its condition is known."""
    assert tally(filled(draft(adult()))).needed == 54


def test_a_child_without_anything_on_record_needs_52_answers() -> None:
    """The local authority stands in place of agreement, support and decision."""
    assert tally(filled(draft(child(), wrote("facts.any", "no")))).needed == 52


def test_a_note_without_a_name_needs_40_answers() -> None:
    """No page about the officer is asked on that path."""
    assert tally(filled(draft(adult(), agreed(NO)))).needed == 40


def test_a_no_leads_to_a_note_only_where_the_duty_is_in_force() -> None:
    """England and Wales, not Scotland; and never for a child or where age is in doubt."""
    assert form_path(draft(adult(), agreed(NO))) is FormPath.notice
    assert draft(adult(), agreed(NO), place="uk-sct").path is FormPath.adult
    assert draft(child(), agreed(NO)).path is FormPath.child
    assert draft(replied("core.age", "maybe"), agreed(NO)).path is FormPath.child
    assert draft(adult(), agreed(YES)).path is FormPath.adult


def test_what_the_record_tells_is_ready_and_nobody_has_to_do_anything() -> None:
    """The label, the unit, the age, the language."""
    fields = filled(draft(adult(), LanguageChosen(language="vi")))
    ready = {key: one(fields, key) for key in ("encounter.label", "language.spoken")}

    assert {found.who for found in ready.values()} == {Who.on_record}
    assert one(fields, "language.spoken").words == "Vietnamese"
    assert one(fields, "language.interpreter").values == ("yes",)
    assert one(fields, "person.age_band").words == "No"


def test_what_the_officer_wrote_goes_before_what_the_record_proposes() -> None:
    """The proposal stays at hand."""
    fields = filled(
        draft(adult(), SignNoted(code=Code("LIV04")), wrote("home.account", "A van"))
    )
    found = one(fields, "home.account")

    assert found.words == "A van"
    assert "no key" in found.proposal


def test_a_reason_explains_a_field_until_words_are_written() -> None:
    """Whoever writes later knows more; who explains later takes the words away."""
    why = FieldExplained(key="background.family", reason=NotKnown.not_asked, words="Tired")
    words = wrote("background.family", "Two sisters")

    assert _family(filled(draft(why))).readiness is Readiness.explained
    assert _family(filled(draft(why, words))).readiness is Readiness.ready
    assert _family(filled(draft(words, wrote("background.family", ""), why))).words == ""


def _family(fields: tuple[Filled, ...]) -> Filled:
    return one(fields, "background.family")


def test_a_conditional_field_is_needed_only_where_its_condition_holds() -> None:
    """A crime reference, once it was reported to the police."""
    before = one(filled(draft(adult())), "crime.reference")
    after = one(
        filled(draft(adult(), wrote("crime.reference_known", "yes"))), "crime.reference"
    )

    assert before.readiness is Readiness.not_needed
    assert after.readiness is Readiness.open


def test_of_two_alternatives_the_one_that_holds_is_needed() -> None:
    """Who left has nothing that keeps them there."""
    fields = filled(draft(adult(), wrote("exploitation.ongoing", "no")))

    assert one(fields, "control.keeping").readiness is Readiness.not_needed
    assert one(fields, "exit.account").readiness is Readiness.open


def test_boxes_of_exploitation_are_proposed_and_one_never_is() -> None:
    """Wages kept back propose a box; being held and assaulted is for the officer alone."""
    fields = filled(draft(adult(), replied("core.pay", "kept_back")))
    held = next(
        choice
        for choice in one(fields, "exploitation.types").field.choices
        if choice.id == "held_assaulted"
    )

    assert "wages_taken" in one(fields, "exploitation.types").values
    assert (held.codes, held.types, held.places) == ((), (), ())


def test_credibility_is_never_filled_from_what_anybody_noted() -> None:
    """No code, no reply and no sign proposes a concern about the account."""
    field = next(field for field in form_of().fields if field.key == "account.concerns")

    assert not any(choice.codes or choice.types for choice in field.choices)


def test_an_older_edition_has_no_form_and_fills_nothing() -> None:
    """An encounter opens with exactly its own content."""
    older = draft(adult())
    older = replace(older, edition=replace(older.edition, form=None))

    assert filled(older) == ()
    assert older.path is FormPath.adult


def test_what_may_be_added_is_not_counted_as_needed() -> None:
    """A nickname is welcome, no more."""
    fields = filled(draft(adult(), wrote("person.name_used", "Bee")))

    assert one(fields, "person.name_used").field.need is Need.optional
    assert tally(fields).needed == 54
    assert one(fields, "person.name_used").room == 247


@pytest.mark.parametrize("place", ["us", "eu-coe", "int"])
def test_the_generic_form_is_filled_in_15_sections(place: str) -> None:
    """Facts, agreement and what was told fill themselves."""
    fields = filled(
        draft(
            adult(),
            LanguageChosen(language="vi"),
            replied("core.pay", "kept_back"),
            agreed(YES),
            place=place,
        )
    )
    ready = {found.field.id for found in fields if found.readiness is Readiness.ready}

    assert {"sender", "person", "agreement", "facts", "work", "told", "interview"} <= ready
