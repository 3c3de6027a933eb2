"""What the record tells about fields of a form by itself: words by key, choices by id."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from app.domain.accounts import account
from app.domain.answers import Age
from app.domain.catalogue import State
from app.domain.certificate import certificate
from app.domain.certificate import certificate_words
from app.domain.consent import AgreementAnswer
from app.domain.event import Detail
from app.domain.form import FieldKey
from app.domain.form import Form
from app.domain.form import FormChoice
from app.domain.form import FormField
from app.domain.interview import InterpreterKind
from app.domain.moments import moment_words
from app.domain.referral import Draft
from app.domain.story import story

AGES: Mapping[Age, str] = {Age.adult: "no", Age.child: "yes", Age.unknown: "not_sure"}
AGE_WORDS: Mapping[Age, str] = {
    Age.adult: "adult",
    Age.child: "under 18",
    Age.unknown: "may be under 18",
    Age.not_asked: "not asked",
}
ENGLISH = "en"
YOUNG_THEN = "AGE06"


def recorded(draft: Draft, form: Form, *, with_names: bool = True) -> Mapping[FieldKey, str]:
    """Give what stands on record for each key; choices as ids, several one on each line.

    Without names the accounts are made of coded facts alone, and nothing that the person
    or the officer typed is in them.
    """
    found = {
        **_composed(draft, form, with_names=with_names),
        **_plain(draft, form, with_names=with_names),
    }
    return {FieldKey(key): words for key, words in found.items() if words}


def _plain(draft: Draft, form: Form, *, with_names: bool) -> dict[str, str]:
    """Give the keys that one rule of their own tells."""
    encounter, profile = draft.encounter, draft.profile
    names = {one.tag: one.name for one in form.languages}
    conditions = certificate(encounter)
    kept = {
        "encounter.label": encounter.label,
        "agency.organisation": profile.organisation or profile.unit,
        "person.age_band": AGES.get(draft.age, ""),
        "facts.any": "yes" if draft.assessment.reasons else "",
        "interview.certificate": ""
        if conditions.is_empty
        else certificate_words(conditions, names, with_names=with_names),
        "consent.referral": _agreed(draft),
        "consent.refusal": _refusal(draft),
        "language.interpreter": _interpreter(draft),
        "language.spoken": form.language_name(encounter.language or ""),
        "generic.agreement": _agreement(draft, form),
        "generic.protective": _protective(draft),
        "generic.told": _told(draft, form),
        "generic.offence": _offence(draft) if with_names else "",
    }
    kept |= {one.key: one.words for one in profile.own}
    if draft.ledger.circumstances.under_18_then:
        kept["person.under_18_then"] = "yes"
    if with_names:
        kept |= _named(draft, form)
    return kept


def _named(draft: Draft, form: Form) -> dict[str, str]:
    encounter, profile = draft.encounter, draft.profile
    name = encounter.detail(Detail.name) or ""
    contact = encounter.detail(Detail.contact) or ""
    spoken = form.language_name(encounter.language or "")
    person = (("Name used", name), ("Age", AGE_WORDS[draft.age]), ("Language", spoken))
    sender = (
        ("Unit", profile.unit),
        ("Officer", profile.staff),
        ("Begun", _at(draft)),
        ("Law", f"{draft.edition.jurisdiction.id} {draft.edition.jurisdiction.version}"),
    )
    receiver = draft.receiver.name if draft.receiver else ""
    return {
        "person.name_used": name,
        "person.safe_contact": contact,
        "generic.sender": _rows(*sender),
        "generic.receiver": _rows(("To", receiver)),
        "generic.person": _rows(*person) if name or encounter.language else "",
        "generic.safety": _join(
            _rows(("Danger now", "yes" if draft.assessment.act_now else "")),
            account(draft, ("DNG",)),
            _rows(("Safe contact", contact)),
        ),
    }


def _composed(draft: Draft, form: Form, *, with_names: bool) -> dict[str, str]:
    """Give accounts composed of facts, and the choices that facts propose."""
    present = {one.code for one in draft.ledger.facts if one.state is State.present}
    found: dict[str, str] = {}
    for field in form.fields:
        if field.codes:
            found[field.key] = account(draft, field.codes, with_quotes=with_names)
        elif field.choices:
            found[field.key] = _proposed(draft, field, present)
    return found


def _proposed(draft: Draft, field: FormField, present: AbstractSet[str]) -> str:
    chosen = [one.id for one in field.choices if _is_proposed(draft, one, present)]
    return "\n".join(chosen if field.several else chosen[:1])


def _is_proposed(draft: Draft, choice: FormChoice, present: AbstractSet[str]) -> bool:
    was_young = draft.ledger.circumstances.under_18_then or YOUNG_THEN in present
    was_child = was_young or draft.assessment.child_route
    fits = choice.then in ("", "child" if was_child else "adult")
    by_type = fits and bool(set(choice.types) & set(draft.assessment.exploitation))
    by_place = draft.edition.jurisdiction.id in choice.places
    return by_type or by_place or bool(present & set(choice.codes))


def _agreed(draft: Draft) -> str:
    agreement = draft.agreement
    if agreement is None:
        return ""
    answers = {AgreementAnswer.yes: "yes", AgreementAnswer.no: "no"}
    return answers.get(agreement.answer, "")


def _refusal(draft: Draft) -> str:
    agreement = draft.agreement
    if agreement is None or agreement.answer is not AgreementAnswer.no:
        return ""
    says = {one.id: one.says.english for one in draft.edition.jurisdiction.refusal_reasons}
    return "\n".join(says[one] for one in agreement.reasons if one in says)


def _interpreter(draft: Draft) -> str:
    noted = certificate(draft.encounter).interpreters
    if noted:
        return "no" if noted[-1].means is InterpreterKind.none_needed else "yes"
    language = draft.encounter.language
    if language is None:
        return ""
    return "no" if language == ENGLISH else "yes"


def _agreement(draft: Draft, form: Form) -> str:
    agreement = draft.agreement
    if not draft.needs_agreement:
        return "A child is told, not asked."
    if agreement is None:
        return ""
    return _rows(
        ("Answer", agreement.answer.value.replace("_", " ")),
        ("Language", form.language_name(agreement.shown.language)),
        ("Words shown", " ".join(agreement.shown.lines)),
        ("Wording", agreement.shown.state.value),
    )


def _protective(draft: Draft) -> str:
    facts = draft.ledger.circumstances.protective
    return _rows(("Facts that protect", ", ".join(one.replace("_", " ") for one in facts)))


def _told(draft: Draft, form: Form) -> str:
    told = story(draft.edition, draft.encounter).told
    return "\n".join(
        f"- {one.topic} ({moment_words(one.stamp)}, {form.language_name(one.language)})"
        for one in told
    )


def _offence(draft: Draft) -> str:
    pause = draft.encounter.pause
    if pause is None:
        return account(draft, ("CRM", "CTL08"))
    return _join(
        _rows(
            ("Offence", pause.offence),
            ("Link to control", pause.link),
            ("Told", ", ".join(pause.told)),
        ),
        account(draft, ("CRM", "CTL08")),
    )


def _at(draft: Draft) -> str:
    return f"{draft.encounter.started:%Y-%m-%d %H:%M} UTC"


def _rows(*rows: tuple[str, str]) -> str:
    return "\n".join(f"{label}: {words}" for label, words in rows if words)


def _join(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
