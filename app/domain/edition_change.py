"""What another edition changes: questions, signs, law and rules, laid side by side.

Words and rules are told apart: two values with the same shape but other English words are
reworded, anything else is another rule.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import is_dataclass
from enum import StrEnum

from app.domain.pack import Edition
from app.domain.pack import Jurisdiction
from app.domain.text import Text


class Subject(StrEnum):
    """What changed; the page has one part for each, in this order."""

    question = "question"
    sign = "sign"
    law = "law"
    contact = "contact"
    person = "person"
    rule = "rule"


class ChangeKind(StrEnum):
    """How it changed."""

    added = "added"
    removed = "removed"
    reworded = "reworded"
    rules = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: what it is about, how it changed, and its words before and after.

    Words are left out where there are none: before an addition, after a removal, and for
    rules that have no words of their own.
    """

    subject: Subject
    kind: ChangeKind
    id: str
    before: Text | None = None
    after: Text | None = None


Part = tuple[Text | None, object]


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Give every change from one edition to another, in the order of the subjects."""
    if old.digest == new.digest:
        return ()
    before, after = _parts(old), _parts(new)
    return tuple(
        change
        for subject in Subject
        for change in _changed(subject, before[subject], after[subject])
    )


def _changed(
    subject: Subject, old: Mapping[str, Part], new: Mapping[str, Part]
) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        kind = _kind(before, after)
        if kind is not None:
            yield Change(
                subject=subject,
                kind=kind,
                id=name,
                before=before[0] if before else None,
                after=after[0] if after else None,
            )


def _kind(before: Part | None, after: Part | None) -> ChangeKind | None:
    if before is None:
        return ChangeKind.added
    if after is None:
        return ChangeKind.removed
    if before == after:
        return None
    is_same = _shape(before[1]) == _shape(after[1])
    return ChangeKind.reworded if is_same else ChangeKind.rules


def _parts(edition: Edition) -> Mapping[Subject, Mapping[str, Part]]:
    places = (edition.jurisdiction, *edition.beneath)
    questions = (one for pack in edition.packs for one in pack.questions)
    return {
        Subject.question: {one.id: (one.officer, one) for one in questions},
        Subject.sign: {one.code: (one.text, one) for one in edition.catalogue.indicators},
        Subject.law: dict(_law(places)),
        Subject.contact: {
            f"{place.id}/{one.id}": (one.name, one)
            for place in places
            for one in place.contacts
        },
        Subject.person: dict(_person(edition.jurisdiction)),
        Subject.rule: dict(_rules(edition)),
    }


def _law(places: Iterable[Jurisdiction]) -> Iterator[tuple[str, Part]]:
    for place in places:
        for one in (*place.facts, *place.non_punishment):
            yield f"{place.id}/{one.id}", (one.says, one)
        yield f"{place.id}/switches", (None, (place.switches, place.wages, place.legal_date))


def _person(place: Jurisdiction) -> Iterator[tuple[str, Part]]:
    """Give what the person reads or hears."""
    for one in (*place.rights, *place.refusal_reasons):
        yield one.id, (one.says, one)
    for text in (place.rights_foot, *place.agreement, place.non_punishment_statement):
        yield text.id, (text, text)


def _rules(edition: Edition) -> Iterator[tuple[str, Part]]:
    guidance = edition.guidance
    for outcome in guidance.outcomes:
        yield f"guidance/{outcome.id}", (outcome.shown, outcome)
    for flag in guidance.flags:
        yield f"guidance/{flag.id}", (flag.shown, flag)
    for pack in edition.packs:
        yield f"pack/{pack.id}", (pack.title, (pack.ways, pack.card, pack.opens_when))
    yield "settings", (None, edition.settings)
    yield "alternatives", (None, edition.alternatives)
    yield "form", (None, edition.form)


def _shape(value: object) -> object:
    """Give a value without its English words: what its rules are."""
    if isinstance(value, Text):
        return value.id
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(_shape(getattr(value, f.name)) for f in fields(value)))
    if isinstance(value, tuple):
        return tuple(_shape(one) for one in value)
    return value
