"""The chronology: what was noted and done, in the order of the clock."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.event import AgreementRecorded
from app.domain.event import Answered
from app.domain.event import DetailNoted
from app.domain.event import Event
from app.domain.event import LanguageChosen
from app.domain.event import OffencePaused
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import SignNoted
from app.domain.event import Stamp
from app.domain.event import WordsNoted
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterNoted
from app.domain.interview import WelfareNoted
from app.domain.pack import Edition
from app.domain.route import path
from app.domain.story import is_skipped


class Happening(StrEnum):
    """What kind of thing was noted or done."""

    sign = "sign"
    language = "language"
    interpreter = "interpreter"
    answer = "answer"
    words = "words"
    rights = "rights"
    agreement = "agreement"
    pause = "pause"
    authority_told = "authority_told"
    rest = "rest"
    welfare = "welfare"
    referral = "referral"


KINDS: Mapping[type[object], Happening] = {
    SignNoted: Happening.sign,
    LanguageChosen: Happening.language,
    InterpreterNoted: Happening.interpreter,
    Answered: Happening.answer,
    WordsNoted: Happening.words,
    RightsShown: Happening.rights,
    AgreementRecorded: Happening.agreement,
    OffencePaused: Happening.pause,
    BreakTaken: Happening.rest,
    WelfareNoted: Happening.welfare,
    ReferralConfirmed: Happening.referral,
}
AUTHORITY = "safeguarding.authority.name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that was noted or done; `about` names it where that is no secret."""

    kind: Happening
    about: str
    stamp: Stamp


def chronology(edition: Edition, encounter: Encounter) -> tuple[Moment, ...]:
    """Give what was noted and done, with its time, in its order.

    What was skipped and what is no longer asked stays on the device.
    """
    left = path(edition, encounter).off_path
    return tuple(
        Moment(kind=kind, about=_about(edition, entry.event), stamp=entry.stamp)
        for entry in encounter.history
        if (kind := _kind(entry.event)) is not None and not _stays_here(entry.event, left)
    )


def _stays_here(event: Event, left: Collection[QuestionId]) -> bool:
    return isinstance(event, Answered) and (event.question in left or is_skipped(event.answer))


def _kind(event: Event) -> Happening | None:
    if isinstance(event, DetailNoted):
        is_told = event.detail == AUTHORITY and bool(event.words)
        return Happening.authority_told if is_told else None
    return KINDS.get(type(event))


def _about(edition: Edition, event: Event) -> str:
    match event:
        case SignNoted(code=code):
            found = (one for one in edition.catalogue.indicators if one.code == code)
            return next((one.text.english for one in found), "")
        case Answered(question=question):
            asking = edition_table(edition).questions.get(question)
            return asking.question.topic.english if asking else ""
        case AgreementRecorded(answer=answer):
            return answer.value
        case WelfareNoted(welfare=welfare):
            return welfare.value
        case InterpreterNoted(means=means):
            return means.value
        case _:
            return ""
