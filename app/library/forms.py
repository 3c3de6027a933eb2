"""Checks the forms: every place names a known one, and a form names only what it holds."""

from collections.abc import Iterator

from app.domain.form import FieldTest
from app.domain.form import Form
from app.domain.form import FormField
from app.domain.form import Need
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.mistakes import nearest


def forms(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of forms, in the order of the content."""
    known = tuple(form.id for form in content.forms)
    for place in content.jurisdictions:
        if place.form and place.form not in known:
            told = f'no form "{place.form}"{nearest(place.form, known)}'
            yield content.wrong(place.name, "form", told)
    for form in content.forms:
        yield from _form(content, form)


def _form(content: Content, form: Form) -> Iterator[Mistake]:
    if not form.credits:
        yield content.wrong(form.title, "credits", "wanted where the form comes from")
    if form.review_by <= form.checked_on:
        yield content.wrong(form.title, "review_by", "wanted a date after checked_on")
    earlier: dict[str, FormField] = {}
    for field in form.fields:
        yield from _field(content, form, field)
        for test in field.when:
            yield from _test(content, field, test, earlier)
        earlier[field.key] = field


def _field(content: Content, form: Form, field: FormField) -> Iterator[Mistake]:
    groups = tuple(group.id for group in form.groups)
    if field.group not in groups:
        told = f'no group "{field.group}"{nearest(field.group, groups)}'
        yield content.wrong(field.label, "group", told)
    for start in field.codes:
        if not any(one.code.startswith(start) for one in content.catalogue.indicators):
            yield content.wrong(field.label, "codes", f'no code begins with "{start}"')
    if field.need is Need.conditional and not field.when:
        yield content.wrong(field.label, "when", "wanted the condition it stands on")


def _test(
    content: Content, field: FormField, test: FieldTest, earlier: dict[str, FormField]
) -> Iterator[Mistake]:
    """Give the mistakes of one test: it names a choice of a field that stands earlier."""
    asked = earlier.get(test.key)
    if asked is None:
        told = f'no earlier field "{test.key}"{nearest(test.key, earlier)}'
        yield content.wrong(field.label, "when", told)
        return
    offered = tuple(choice.id for choice in asked.choices)
    for value in test.values:
        if value not in offered:
            told = f'"{test.key}" has no choice "{value}"{nearest(value, offered)}'
            yield content.wrong(field.label, "when", told)
