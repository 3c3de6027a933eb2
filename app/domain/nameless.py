"""The note without a name as it is sealed.

The builder is given a `Nameless` record: coded facts, the cleaned form, age and result. It
never receives an encounter, so that no field about the person can find its way into it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.answers import Age
from app.domain.consent import AgreementAnswer
from app.domain.form import FormPath
from app.domain.frozen_facts import fact_of
from app.domain.frozen_facts import result_of
from app.domain.frozen_form import content_of
from app.domain.frozen_form import form_of
from app.domain.referral import Draft

FORMAT = "fieldcard-referral-1"
CODED = ("code", "text", "state", "basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameless:
    """All that a note without a name is made of; no name, contact, place or own words.

    `facts` are coded, without values or the question that told them. `form` is filled
    from coded facts, and what the officer typed was scanned and cleaned.
    """

    edition: str
    jurisdiction: str
    unit: str
    staff: str
    age: Age
    result: dict[str, Any]
    facts: tuple[dict[str, Any], ...]
    form: dict[str, Any]
    content: dict[str, Any]


def nameless(draft: Draft) -> Nameless:
    """Take out of a draft what may stand in the note, and leave the rest behind."""
    facts = (fact_of(fact, draft.edition) for fact in draft.ledger.facts)
    return Nameless(
        edition=draft.encounter.edition,
        jurisdiction=draft.edition.jurisdiction.id,
        unit=draft.profile.unit,
        staff=draft.profile.staff,
        age=draft.age,
        result=result_of(draft),
        facts=tuple({key: fact[key] for key in CODED} for fact in facts),
        form=form_of(draft),
        content=content_of(draft.edition),
    )


def notice(known: Nameless, made_at: datetime) -> dict[str, object]:
    """Write the note: coded facts and the cleaned form, nothing else."""
    return {
        "format": FORMAT,
        "variant": FormPath.notice.value,
        "made_at": made_at.isoformat(),
        "edition": known.edition,
        "jurisdiction": known.jurisdiction,
        "sender": {"unit": known.unit, "staff": known.staff},
        "person": {"age": known.age.value},
        "agreement": {"needed": True, "answer": AgreementAnswer.no.value},
        "result": known.result,
        "facts": list(known.facts),
        "form": known.form,
        "content": known.content,
    }
