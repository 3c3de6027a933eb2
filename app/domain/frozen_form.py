"""Parts of the payload that the form, the story and the versions of the content make up."""

from app.domain.chronology import chronology
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.filling import filled
from app.domain.filling import tally
from app.domain.pack import Edition
from app.domain.referral import Draft
from app.domain.story import story


def form_of(draft: Draft) -> dict[str, object]:
    """Freeze the filled form; empty for an edition that knows none."""
    form = draft.edition.form
    if form is None:
        return {}
    fields = filled(draft)
    counts = tally(fields)
    return {
        "id": form.id,
        "version": form.version,
        "path": draft.path.value,
        "needed": counts.needed,
        "ready": counts.ready,
        "explained": counts.explained,
        "open": counts.open,
        "fields": [_field(one) for one in fields if one.words or one.explanation],
    }


def story_of(draft: Draft) -> dict[str, object]:
    """Freeze what was told already, so that the next desk does not ask again."""
    known = story(draft.edition, draft.encounter)
    return {
        "retellings": known.retellings,
        "told": [
            {
                "question": one.question,
                "topic": one.topic,
                "at": one.stamp.at.isoformat(),
                "to": one.stamp.who,
                "language": one.language,
                "answered": one.is_answered,
                "quoted": one.is_quoted,
                "again": [reason.value for reason in one.again],
            }
            for one in known.told
        ],
    }


def times_of(draft: Draft) -> list[dict[str, object]]:
    """Freeze the chronology."""
    return [
        {"kind": one.kind.value, "about": one.about, "at": one.stamp.at.isoformat()}
        for one in chronology(draft.edition, draft.encounter)
    ]


def content_of(edition: Edition) -> dict[str, object]:
    """Freeze which law and which packs the encounter was read by."""
    return {
        "law": edition.jurisdiction.version,
        "legal_date": edition.jurisdiction.legal_date.isoformat(),
        "packs": {pack.id: pack.version for pack in edition.packs},
    }


def _field(one: Filled) -> dict[str, object]:
    row: dict[str, object] = {
        "row": one.field.row,
        "key": one.field.key,
        "their_key": one.field.their_key,
        "label": one.field.label.english,
    }
    if one.readiness is Readiness.not_needed:
        row["extra"] = True
    if one.explanation is not None and not one.words:
        return {**row, "reason": one.explanation.reason.value, "why": one.explanation.words}
    return {**row, "words": one.words, "values": list(one.values)}
