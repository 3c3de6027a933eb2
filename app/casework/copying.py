"""Copying into the form of the scheme: what goes where, what is done, and what came back.

The form has no door for programs. This device never sends it: the officer copies.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.referring import check
from app.domain.copy_across import FieldCopied
from app.domain.copy_across import FormReturned
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.filling import filled
from app.domain.filling import form_path
from app.domain.form import Form
from app.domain.form import FormField
from app.domain.form import FormPath
from app.domain.form import Need
from app.domain.referral import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPack:
    """What is copied, in the order of the form.

    `fields` stand on the path and are asked; `left_out` are not needed on it. `copied` are
    the ids of fields that were ticked. `save_by` is when the form forgets what was typed
    since now, None where it never does.
    """

    draft: Draft
    form: Form
    path: FormPath
    fields: tuple[Filled, ...]
    left_out: tuple[FormField, ...]
    copied: frozenset[str]
    save_by: datetime | None
    returned: FormReturned | None

    @property
    def done(self) -> int:
        """How many of the fields that are asked were copied."""
        return sum(one.field.id in self.copied for one in self.fields)


def copy_pack(desk: Desk, where: EncounterId) -> CopyPack | None:
    """Lay the form out for copying; nothing where this place has no form."""
    draft = check(desk, where)
    form = draft.edition.form
    if form is None:
        return None
    path = form_path(draft)
    rows = [one for one in filled(draft) if one.field.need is not Need.shown]
    asked = tuple(one for one in rows if _is_asked(one))
    kept = {one.field.id for one in asked}
    others = (one for one in form.fields if one.need is not Need.shown)
    return CopyPack(
        draft=draft,
        form=form,
        path=path,
        fields=asked,
        left_out=tuple(one for one in others if one.id not in kept),
        copied=copied(draft.encounter),
        save_by=_save_by(desk, form),
        returned=returned(draft.encounter),
    )


def tick_fields(
    desk: Desk, where: EncounterId, added: frozenset[str], removed: frozenset[str]
) -> Encounter:
    """Note which fields were filled in, and which ticks were taken back."""
    encounter = desk.encounters.open(where)
    now = copied(encounter)
    events = (
        *(FieldCopied(field=one, is_done=True) for one in sorted(added - now)),
        *(FieldCopied(field=one, is_done=False) for one in sorted(removed & now)),
    )
    return record(desk, where, *events) if events else encounter


def close_the_loop(desk: Desk, where: EncounterId, back: FormReturned) -> Encounter:
    """Note the reference that the form gave, and when it was sent in."""
    encounter = desk.encounters.open(where)
    if returned(encounter) == back:
        return encounter
    return record(desk, where, back)


def take_along(desk: Desk, where: EncounterId, pack: CopyPack) -> dict[str, object]:
    """Give the fields under the names that they have in the form, and note it."""
    desk.journal.note("disclosure", "encounter", where, f"file/{pack.form.id}")
    return {
        "form": pack.form.id,
        "version": pack.form.version,
        "checked_on": pack.form.checked_on.isoformat(),
        "path": pack.path.value,
        "reference": pack.draft.encounter.label,
        "fields": [
            {
                "row": one.field.row,
                "id": one.field.their_key or one.field.id,
                "words": one.words,
                "values": list(one.values),
            }
            for one in pack.fields
        ],
    }


def copied(encounter: Encounter) -> frozenset[str]:
    """Give the ids of the fields that are ticked now."""
    found: set[str] = set()
    for entry in encounter.history:
        match entry.event:
            case FieldCopied(field=field, is_done=True):
                found.add(field)
            case FieldCopied(field=field):
                found.discard(field)
            case _:
                pass
    return frozenset(found)


def returned(encounter: Encounter) -> FormReturned | None:
    """Give the reference that came back, if any."""
    entry = encounter.when(FormReturned)
    return entry.event if entry and isinstance(entry.event, FormReturned) else None


def _is_asked(one: Filled) -> bool:
    """Say whether a field is copied: asked on this path, or filled although optional."""
    return one.readiness is not Readiness.not_needed


def _save_by(desk: Desk, form: Form) -> datetime | None:
    if not form.idle_minutes:
        return None
    return desk.clock.now() + timedelta(minutes=form.idle_minutes)
