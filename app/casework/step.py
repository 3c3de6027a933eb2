"""Where the officer goes next: a place in the flow, never an address."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId
from app.domain.encounter import EncounterId


class Place(StrEnum):
    """The places of the flow; the web turns each into one address."""

    home = "home"
    signs = "signs"
    danger = "danger"
    now = "now"
    setting = "setting"
    packs = "packs"
    language = "language"
    interpreter = "interpreter"
    question = "question"
    findings = "findings"
    steps = "steps"
    offence = "offence"
    receipt = "receipt"
    leave = "leave"
    plan = "plan"
    rights = "rights"
    agree = "agree"
    age = "age"
    age_assessment = "age_assessment"
    referral = "referral"
    sending = "sending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place, in one encounter, at one question where the place is a question.

    `then` is the place to go on to afterwards, where the place is a detour.
    """

    place: Place
    encounter: EncounterId
    question: QuestionId | None = None
    then: Place | None = None
