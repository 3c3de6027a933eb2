"""Parts of the payload that the facts make up: the result as it was shown, and each fact."""

from app.domain.ledger import Fact
from app.domain.pack import Edition
from app.domain.referral import Draft


def result_of(draft: Draft) -> dict[str, object]:
    """Freeze outcome, flags and reasons as they were shown."""
    result = draft.assessment
    return {
        "outcome": result.outcome.value,
        "shown_as": draft.edition.guidance.words(result.outcome).shown.english,
        "act_now": result.act_now,
        "child_route": result.child_route,
        "pause_offence": result.pause_offence,
        "rule": result.rule.value if result.rule else "",
        "elements": {
            "act": result.elements.act.value,
            "means": result.elements.means.value,
            "purpose": result.elements.purpose.value,
        },
        "exploitation": list(result.exploitation),
        "reasons": [reason.code for reason in result.reasons],
        "limits": "A prompt for the officer, not a decision about the person.",
    }


def fact_of(fact: Fact, edition: Edition) -> dict[str, object]:
    """Freeze one fact of the ledger."""
    text = next(i.text.english for i in edition.catalogue.indicators if i.code == fact.code)
    return {
        "code": fact.code,
        "text": text,
        "state": fact.state.value,
        "basis": fact.basis.value,
        "values": list(fact.values),
        "question": fact.question or "",
        **({"at_site": True} if fact.at_site else {}),
    }
