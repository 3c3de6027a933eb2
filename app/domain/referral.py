"""The referral: what it needs, what is missing, and the payload that is sealed.

Only three things can block it: the receiver, adult or child, and the agreement
(none is asked of a child: Council of Europe Convention 197 and the jurisdiction pack).
Everything else may be not known.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Age
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.consent import Agreement
from app.domain.device import Profile
from app.domain.device import Receiver
from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import WordsNoted
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.outcome import Assessment
from app.domain.pack import Edition
from app.domain.route import path
from app.domain.weighed import pay_of

FORMAT = "fieldcard-referral-1"


class Blocking(StrEnum):
    """The three rows without which nothing is sent."""

    receiver = "receiver"
    age = "age"
    agreement = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A referral as it stands: everything the check page and the payload are made of."""

    encounter: Encounter
    edition: Edition
    ledger: Ledger
    assessment: Assessment
    receiver: Receiver | None
    profile: Profile

    @property
    def age(self) -> Age:
        """The age tap, or may be under 18 where a sign of it was noted."""
        age = self.ledger.circumstances.age
        if age is Age.not_asked and self.assessment.child_route:
            return Age.unknown
        return age

    @property
    def needs_agreement(self) -> bool:
        """Say whether the person has to agree; a child is told, not asked."""
        switches = self.edition.jurisdiction.switches
        return switches.child_consent if self.assessment.child_route else switches.adult_consent

    @property
    def agreement(self) -> Agreement | None:
        """What the person said, if asked."""
        return self.encounter.agreement

    @property
    def missing(self) -> tuple[Blocking, ...]:
        """Give the rows that still block, in the order of the page."""
        agreed = self.agreement is not None and self.agreement.allows_sending
        lacks = (
            (Blocking.receiver, self.receiver is None),
            (Blocking.agreement, self.needs_agreement and not agreed),
            (Blocking.age, self.age is Age.not_asked),
        )
        return tuple(row for row, is_missing in lacks if is_missing)


def payload(draft: Draft, made_at: datetime) -> dict[str, object]:
    """Freeze the draft into the plain values that are sealed.

    Names, words, place and officer stand only here, inside the sealed part. Outcome and
    reasons are frozen as they were shown, because they are evidence. What was skipped and
    what is no longer asked stays on the device, as the check page says.
    """
    encounter = draft.encounter
    return {
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        "edition": encounter.edition,
        "jurisdiction": draft.edition.jurisdiction.id,
        "sender": {"unit": draft.profile.unit, "staff": draft.profile.staff},
        "person": _person(draft),
        "agreement": _agreement(draft),
        "result": _result(draft),
        "facts": [_fact(fact, draft.edition) for fact in draft.ledger.facts],
        "answers": _answers(draft),
        "words": [_words(entry) for entry in encounter.words],
        "pay": pay_of(encounter),
        "offence": _offence(encounter),
        "place": encounter.detail(Detail.place) or "",
        "note": encounter.detail(Detail.note) or "",
        "started": encounter.started.isoformat(),
        "times_asked": sum(isinstance(e.event, Answered) for e in encounter.history),
    }


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


def _result(draft: Draft) -> dict[str, object]:
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


def _fact(fact: Fact, edition: Edition) -> dict[str, object]:
    text = next(i.text.english for i in edition.catalogue.indicators if i.code == fact.code)
    return {
        "code": fact.code,
        "text": text,
        "state": fact.state.value,
        "basis": fact.basis.value,
        "values": list(fact.values),
        "question": fact.question or "",
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
