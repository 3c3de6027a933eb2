"""The payload: the draft frozen into the plain values that are sealed.

Names, words, place and officer stand only here, inside the sealed part. Outcome and reasons
are frozen as they were shown, because they are evidence.
"""

from datetime import datetime

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.clock_note import clock_of
from app.domain.device import Profile
from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import WordsNoted
from app.domain.form import FormPath
from app.domain.frozen_facts import fact_of
from app.domain.frozen_facts import result_of
from app.domain.frozen_form import content_of
from app.domain.frozen_form import form_of
from app.domain.frozen_form import story_of
from app.domain.frozen_form import times_of
from app.domain.nameless import FORMAT
from app.domain.nameless import nameless
from app.domain.nameless import notice
from app.domain.pack import Edition
from app.domain.referral import Draft
from app.domain.route import path
from app.domain.site_record import group_of
from app.domain.weighed import judgement_of
from app.domain.weighed import pay_of

CALL_BACK = "officer.phone"


def payload(draft: Draft, made_at: datetime) -> dict[str, object]:
    """Freeze the draft into the plain values that are sealed.

    Names, words, place and officer stand only here, inside the sealed part. Outcome and
    reasons are frozen as they were shown, because they are evidence. What was skipped and
    what is no longer asked stays on the device, as the check page says.
    """
    if draft.path is FormPath.notice:
        return notice(nameless(draft), made_at)
    encounter = draft.encounter
    return {
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        "edition": encounter.edition,
        "jurisdiction": draft.edition.jurisdiction.id,
        "reference": encounter.label,
        "sender": _sender(draft.profile),
        "person": _person(draft),
        "agreement": _agreement(draft),
        "result": result_of(draft),
        "facts": [fact_of(fact, draft.edition) for fact in draft.ledger.facts],
        "answers": _answers(draft),
        "words": [_words(entry) for entry in encounter.words],
        "pay": pay_of(encounter),
        "judgement": judgement_of(encounter),
        "offence": _offence(encounter),
        "place": encounter.detail(Detail.place) or "",
        "note": encounter.detail(Detail.note) or "",
        "started": encounter.started.isoformat(),
        "form": form_of(draft),
        "story": story_of(draft),
        "chronology": times_of(draft),
        "content": content_of(draft.edition),
        "times_asked": sum(isinstance(e.event, Answered) for e in encounter.history),
        **group_of(encounter),
        **clock_of(encounter),
    }


def _sender(profile: Profile) -> dict[str, object]:
    """Give who sends; the number to call back is the one written into an earlier form."""
    numbers = (one.words for one in profile.own if one.key == CALL_BACK)
    return {"unit": profile.unit, "staff": profile.staff, "call_back": next(numbers, "")}


def _person(draft: Draft) -> dict[str, object]:
    encounter = draft.encounter
    return {
        "name_to_use": encounter.detail(Detail.name) or "",
        "safe_contact": encounter.detail(Detail.contact) or "",
        "age": draft.age.value,
        "language": encounter.language or "",
    }


def _agreement(draft: Draft) -> dict[str, object]:
    agreement = draft.agreement
    if agreement is None:
        return {"needed": draft.needs_agreement, "answer": "not_asked"}
    shown = agreement.shown
    return {
        "needed": draft.needs_agreement,
        "answer": agreement.answer.value,
        "reasons": list(agreement.reasons),
        "language": shown.language,
        "words": list(shown.lines),
        "wording_state": shown.state.value,
        "edition": shown.edition,
    }


def _answers(draft: Draft) -> list[dict[str, object]]:
    kept_here = path(draft.edition, draft.encounter).off_path
    return [
        _answer(question, answer, draft.edition)
        for question, answer in draft.encounter.answers.items()
        if question not in kept_here and not _is_skipped(answer)
    ]


def _is_skipped(answer: Answer) -> bool:
    return isinstance(answer, Absent) and answer.absence is Absence.skipped


def _answer(question: QuestionId, answer: Answer, edition: Edition) -> dict[str, object]:
    asked = edition.question(question)
    row: dict[str, object] = {"question": question, "asked": asked.officer.english}
    match answer:
        case Given(replies=replies, basis=basis):
            says = {reply.id: reply.says.english for reply in asked.replies}
            return {**row, "replies": [says[r] for r in replies], "basis": basis.value}
        case Absent(absence=absence):
            return {**row, "absence": absence.value}


def _words(noted: WordsNoted) -> dict[str, object]:
    return {
        "words": noted.words,
        "language": noted.language,
        "question": noted.question or "",
    }


def _offence(encounter: Encounter) -> dict[str, object]:
    pause = encounter.pause
    return {
        "kinds": list(encounter.offences),
        "offence": pause.offence if pause else "",
        "link_to_control": pause.link if pause else "",
        "told": list(pause.told) if pause else [],
    }
