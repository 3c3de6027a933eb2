"""Filling a form from the record: every field with its words, and how ready it is.

Nothing here is stored. A field holds what the officer wrote, else what the record tells,
else a coded reason why it is not known; whatever is left is open, and nothing blocks.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

from app.domain.encounter import Encounter
from app.domain.event import DetailNoted
from app.domain.explaining import Explanation
from app.domain.explaining import FieldExplained
from app.domain.form import FieldKey
from app.domain.form import Form
from app.domain.form import FormField
from app.domain.form import FormPath
from app.domain.form import Need
from app.domain.form import Who
from app.domain.notice import cleaned
from app.domain.recorded import recorded
from app.domain.referral import Draft


class Readiness(StrEnum):
    """How ready a field is; only open ones are still waited for, and none blocks."""

    ready = "ready"
    explained = "explained"
    open = "open"
    not_needed = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One field with what goes into it.

    `words` are in the language of the form, ready to copy. `values` are the ids of chosen
    choices. `who` is `on_record` where nobody has to do anything. `proposal` is what the
    record tells, also where the officer wrote other words.
    """

    field: FormField
    words: str
    values: tuple[str, ...]
    readiness: Readiness
    who: Who
    explanation: Explanation | None = None
    proposal: str = ""

    @property
    def room(self) -> int:
        """How many letters are left; below 0 the receiving form would cut."""
        return self.field.longest - len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many fields are needed, and how they stand."""

    needed: int
    ready: int
    explained: int
    open: int


def form_path(draft: Draft) -> FormPath:
    """Say which way through the form this referral goes."""
    return draft.path


def filled(draft: Draft) -> tuple[Filled, ...]:
    """Fill the form of the draft's jurisdiction, in its order; empty without a form."""
    form = draft.edition.form
    if form is None:
        return ()
    path = draft.path
    written = typed(draft.encounter)
    if path is FormPath.notice:
        told = recorded(draft, form, with_names=False)
        written = cleaned(form, draft.encounter, written)
        return fill(form, path, told, written, _coded(draft))
    return fill(form, path, recorded(draft, form), written, explanations(draft.encounter))


def fill(
    form: Form,
    path: FormPath,
    told: Mapping[FieldKey, str],
    written: Mapping[FieldKey, str],
    explained: Mapping[FieldKey, Explanation],
) -> tuple[Filled, ...]:
    """Fill a form on one path from what is told, what was written, and what is explained."""
    values = {**told, **{key: words for key, words in written.items() if words}}
    held = {
        field.id: _holds(field, values)
        for field in form.on(path)
        if field.need is not Need.shown
    }
    alone = _stand_alone(form, path, held)
    return tuple(
        _filled(
            field,
            told.get(field.key, ""),
            written.get(field.key, ""),
            explained.get(field.key),
            is_asked=held.get(field.id, False) or field.id in alone,
        )
        for field in form.fields
        if path in field.paths
    )


def tally(fields: Iterable[Filled]) -> Tally:
    """Count the fields that are needed, by how they stand."""
    needed = [one for one in fields if one.readiness is not Readiness.not_needed]
    counts = {
        state: sum(one.readiness is state and _counts(one) for one in needed)
        for state in Readiness
    }
    return Tally(
        needed=counts[Readiness.ready] + counts[Readiness.explained] + counts[Readiness.open],
        ready=counts[Readiness.ready],
        explained=counts[Readiness.explained],
        open=counts[Readiness.open],
    )


def typed(encounter: Encounter) -> Mapping[FieldKey, str]:
    """Give what was written into fields, as it stands now."""
    return {
        FieldKey(entry.event.detail): entry.event.words
        for entry in encounter.history
        if isinstance(entry.event, DetailNoted)
    }


def explanations(encounter: Encounter) -> Mapping[FieldKey, Explanation]:
    """Give why fields are not known; words written later take the reason away."""
    found: dict[FieldKey, Explanation] = {}
    for entry in encounter.history:
        match entry.event:
            case FieldExplained(key=key, reason=reason, words=words):
                found[FieldKey(key)] = Explanation(reason=reason, words=words)
            case DetailNoted(detail=key, words=words) if words:
                found.pop(FieldKey(key), None)
            case _:
                pass
    return found


def _coded(draft: Draft) -> Mapping[FieldKey, Explanation]:
    """Give the reasons without the words beside them, for the note without a name."""
    return {key: replace(one, words="") for key, one in explanations(draft.encounter).items()}


def _counts(one: Filled) -> bool:
    """Say whether a field is one of those needed; optional ones are extra."""
    return one.field.need is not Need.optional


def _holds(field: FormField, values: Mapping[FieldKey, str]) -> bool:
    return all(
        set(test.values) & set(values.get(test.key, "").split("\n")) for test in field.when
    )


def _stand_alone(form: Form, path: FormPath, held: Mapping[str, bool]) -> frozenset[str]:
    """Give the first of each group of alternatives of which no condition holds yet."""
    groups: dict[str, list[FormField]] = {}
    for field in form.on(path):
        if field.one_of:
            groups.setdefault(field.one_of, []).append(field)
    return frozenset(
        group[0].id for group in groups.values() if not any(held[one.id] for one in group)
    )


def _filled(
    field: FormField,
    proposal: str,
    written: str,
    explanation: Explanation | None,
    *,
    is_asked: bool,
) -> Filled:
    words = written or ("" if explanation else proposal)
    values = tuple(words.split("\n")) if field.choices and words else ()
    says = {choice.id: choice.says.english for choice in field.choices}
    return Filled(
        field=field,
        words="\n".join(says.get(one, one) for one in values) if field.choices else words,
        values=values,
        readiness=_readiness(field, words, explanation, is_asked=is_asked),
        who=Who.on_record if words or explanation else field.who,
        explanation=explanation,
        proposal=proposal,
    )


def _readiness(
    field: FormField, words: str, explanation: Explanation | None, *, is_asked: bool
) -> Readiness:
    if not is_asked:
        return Readiness.not_needed
    if words:
        return Readiness.ready
    if explanation is not None:
        return Readiness.explained
    return Readiness.not_needed if field.need is Need.optional else Readiness.open
