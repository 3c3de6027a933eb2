"""Mistakes of forms are found, with their place."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from app.domain.form import FieldKey
from app.domain.form import FieldTest
from app.domain.form import Form
from app.domain.form import Need
from app.domain.pack import Digest
from app.library.content import Content
from app.library.forms import forms
from app.library.reading import read
from app.library.shelf import edition_files
from app.library.wording import texts
from tests.builders import PACKS

Spoil = Callable[[Form], Form]


@cache
def shipped() -> Content:
    """Give the shipped content."""
    content = read(PACKS).content
    assert content is not None
    return content


def first(form: Form, **changes: Any) -> Form:  # noqa: ANN401 - any field of a field
    """Change the first field of a form."""
    field = replace(form.fields[0], **changes)
    return replace(form, fields=(field, *form.fields[1:]))


def test_the_shipped_forms_have_no_mistake() -> None:
    """Groups, codes, conditions and credits."""
    assert list(forms(shipped())) == []


@pytest.mark.parametrize(
    ("spoil", "wanted"),
    [
        (lambda form: first(form, group="begin"), 'no group "begin"'),
        (lambda form: first(form, need=Need.conditional), "wanted the condition"),
        (lambda form: first(form, codes=("XYZ",)), 'no code begins with "XYZ"'),
        (lambda form: replace(form, credits=()), "wanted where the form comes from"),
        (lambda form: replace(form, review_by=form.checked_on), "wanted a date after"),
        (
            lambda form: first(form, when=(FieldTest(key=FieldKey("x.y"), values=("yes",)),)),
            'no earlier field "x.y"',
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(spoil: Spoil, wanted: str) -> None:
    """The file and the key of the table."""
    content = shipped()
    found = list(forms(replace(content, forms=tuple(spoil(one) for one in content.forms))))

    assert any(one.wanted.startswith(wanted) for one in found)
    assert {one.file.partition("/")[0] for one in found} == {"forms"}


def test_an_unknown_choice_in_a_condition_is_found() -> None:
    """With the nearest one that is known."""
    content = shipped()
    form = next(one for one in content.forms if one.id == "nrm")
    place = next(at for at, one in enumerate(form.fields) if one.when)
    test = form.fields[place].when[0]
    field = replace(form.fields[place], when=(replace(test, values=("yess",)),))
    spoiled = replace(form, fields=(*form.fields[:place], field, *form.fields[place + 1 :]))
    found = list(forms(replace(content, forms=(spoiled,))))

    assert any('has no choice "yess"' in one.wanted for one in found)


def test_a_place_that_names_no_form_is_found() -> None:
    """Only for a name that no form has; an older place names none."""
    content = shipped()
    places = (replace(content.jurisdictions[0], form="nmr"),)
    found = list(forms(replace(content, jurisdictions=places)))

    assert [one.wanted for one in found] == ['no form "nmr"; did you mean "nrm"?']


def test_forms_are_part_of_the_edition_and_its_digest() -> None:
    """A changed form is another edition."""
    assert "forms/nrm.toml" in edition_files(PACKS, "uk-ew")


def test_every_label_of_a_form_is_collected_for_translators() -> None:
    """Labels, hints and choices."""
    content = shipped()
    place = next(one for one in content.jurisdictions if one.id == "uk-ew")
    known = {one.text.id for one in texts(content.edition(place, Digest("d")))}

    assert {
        "nrm/title",
        "nrm/insight/label",
        "nrm/insight/hint",
        "nrm/under_age/yes/says",
    } <= known
