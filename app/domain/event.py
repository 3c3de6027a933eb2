"""What happened in an encounter, in the past tense; events are only ever added."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from app.domain.answers import Age
from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.call import CallPlanned
from app.domain.call import CallTried
from app.domain.call import MissingNoted
from app.domain.catalogue import Code
from app.domain.clock_mark import ClockState
from app.domain.consent import AgreementAnswer
from app.domain.consent import ShownWords
from app.domain.copy_across import FieldCopied
from app.domain.copy_across import FormReturned
from app.domain.departure import CompanyNoted
from app.domain.departure import DepartureAsked
from app.domain.departure import DepartureNoted
from app.domain.desk_talk import DeskEvent
from app.domain.edition_moved import EditionMoved
from app.domain.explaining import FieldExplained
from app.domain.explaining import HitsKept
from app.domain.group import GroupEvent
from app.domain.held import ClockCorrected
from app.domain.held import HoldLifted
from app.domain.held import HoldSet
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterNoted
from app.domain.interview import PresenceNoted
from app.domain.interview import WelfareNoted
from app.domain.judgement import AgeAssessed
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideEnded
from app.domain.pay import PayNoted
from app.domain.receipt import ReceiptGiven
from app.domain.retelling import AskedAgain
from app.domain.telling import PauseTold

EventId = NewType("EventId", str)
EnvelopeId = NewType("EnvelopeId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When, where in the clock and by whom something was done; given from outside.

    `clock` says how the clock stood then; order comes from the sequence alone.
    """

    id: EventId
    at: datetime
    offset_minutes: int
    who: str
    clock: ClockState = ClockState.right


@dataclass(frozen=True, slots=True, kw_only=True)
class SignNoted:
    """The officer saw or heard a sign and tapped it (basis observed)."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class SignCorrected:
    """A tapped sign was untapped; it is not asked again and not a no."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceNoted:
    """The kinds of unlawful act the person was stopped for; an empty list corrects it."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChosen:
    """Where this takes place; adds no code and no weight."""

    setting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen:
    """The person's language (BCP 47 tag)."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewBegun:
    """A way through the questions was taken up, such as `core.six`.

    One that was proposed is `sparing`: it leaves out what is on record already.
    """

    way: str
    sparing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLinked:
    """The person was met at a place with many people, whose own record is named here.

    `token` is the number that stands for the person there.
    """

    site: str
    token: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer, or one of the stored absences, to one question."""

    question: QuestionId
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsNoted:
    """Words of the person as spoken, with their language; written to one question or none."""

    words: str
    language: str
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsShown:
    """The rights card was shown: which words, and whether the person understood."""

    shown: ShownWords
    understood: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRecorded:
    """The person's answer about the referral, with exactly the words that were shown."""

    answer: AgreementAnswer
    reasons: tuple[str, ...]
    shown: ShownWords


class StepId(StrEnum):
    """The steps that an officer ticks off by hand."""

    safe_now = "safe_now"
    basic_needs = "basic_needs"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """A step was done."""

    step: StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReopened:
    """A step was marked done by mistake."""

    step: StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class OffencePaused:
    """The pause was written down: which offence, which link to control, who was told.

    `after_no` is what happened when they said no, `kept_from_them` who held keys, money and
    phone, `in_time` how close control and act were in time. Fields may stay empty.
    """

    offence: str
    link: str
    told: tuple[str, ...]
    when_and_where: str = ""
    age_then: Age = Age.not_asked
    told_to_do: str = ""
    by_whom: str = ""
    since: str = ""
    after_no: str = ""
    gained: str = ""
    kept_from_them: str = ""
    in_time: str = ""


class Detail(StrEnum):
    """Rows of the check page that hold a few words; each may stay not known."""

    name = "name"
    contact = "contact"
    place = "place"
    note = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailNoted:
    """A detail for the referral; empty words mean that it is not given or not known.

    `detail` is a row of the check page, or the key of a field of the form. Several choices
    stand one on each line.
    """

    detail: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverChosen:
    """The organisation that the referral goes to."""

    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralConfirmed:
    """The referral was checked and frozen into one envelope."""

    envelope: EnvelopeId
    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The officer chose "save and stop"."""


Event = (
    SignNoted
    | SignCorrected
    | OffenceNoted
    | SettingChosen
    | LanguageChosen
    | InterviewBegun
    | SiteLinked
    | Answered
    | WordsNoted
    | RightsShown
    | AgreementRecorded
    | StepDone
    | StepReopened
    | OffencePaused
    | DetailNoted
    | ReceiverChosen
    | ReferralConfirmed
    | Paused
    | DeskEvent
    | GroupEvent
    | PayNoted
    | JudgementNoted
    | AgeAssessed
    | SecondLook
    | DepartureNoted
    | DepartureAsked
    | CompanyNoted
    | CallPlanned
    | CallTried
    | MissingNoted
    | PauseTold
    | ReceiptGiven
    | FieldCopied
    | FormReturned
    | FieldExplained
    | HitsKept
    | InterpreterNoted
    | PresenceNoted
    | BreakTaken
    | WelfareNoted
    | AskedAgain
    | EditionMoved
    | OverrideAllowed
    | OverrideEnded
    | NeedNoted
    | HoldSet
    | HoldLifted
    | ClockCorrected
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One event in its place: sequence number, stamp, and what happened."""

    seq: int
    stamp: Stamp
    event: Event
