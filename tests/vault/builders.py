"""Good defaults for the tests of the vault: cheap keys, stamps, encounters, every event."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Basis
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.edition_moved import EditionMoved
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Event
from app.domain.event import EventId
from app.domain.event import InterviewBegun
from app.domain.event import LanguageChosen
from app.domain.event import OffenceNoted
from app.domain.event import OffencePaused
from app.domain.event import Paused
from app.domain.event import ReceiverChosen
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import SettingChosen
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.event import SiteLinked
from app.domain.event import Stamp
from app.domain.event import StepDone
from app.domain.event import StepId
from app.domain.event import StepReopened
from app.domain.event import WordsNoted
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideEnded
from app.domain.override import OverrideReason
from app.domain.pack import Digest
from app.domain.passing import ReceiverKind
from app.domain.passing import Section
from app.vault.encounters import EncounterStore
from app.vault.primitives import Cost
from app.vault.primitives import Hardening
from tests.vault.form_events import FORM_EVENTS
from tests.vault.group_events import GROUP_EVENTS
from tests.vault.keeping_events import KEEPING
from tests.vault.protecting_events import PROTECTING
from tests.vault.weighed_events import WEIGHED

PASSPHRASE = "velvet tractor under nine lanterns"  # noqa: S105 - made up for tests
PIN = "602913"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CHEAP_COST = Cost(memory_kib=64, passes=1)
CHEAP = Hardening(cost=CHEAP_COST, least=CHEAP_COST)

SHOWN = ShownWords(
    language="ar", edition="1", lines=("لك الحق", "في المساعدة"), state=ReviewState.draft
)

ONE_OF_EACH: tuple[Event, ...] = (
    SignNoted(code=Code("MOV01")),
    SignCorrected(code=Code("MOV01")),
    OffenceNoted(kinds=("papers", "theft")),
    SettingChosen(setting="farm"),
    LanguageChosen(language="vi"),
    InterviewBegun(way="core.six"),
    SiteLinked(site="site-1", token=4),
    Answered(
        question=QuestionId("papers"),
        answer=Given(
            replies=(ReplyId("kept"),), basis=Basis.alone, seen=(Code("A1"),), on_paper=()
        ),
    ),
    Answered(question=QuestionId("debt"), answer=Absent(absence=Absence.declined)),
    WordsNoted(words="Tôi muốn về nhà", language="vi", question=QuestionId("papers")),
    WordsNoted(words="no question", language="en"),
    RightsShown(shown=SHOWN, understood=True),
    AgreementRecorded(answer=AgreementAnswer.no, reasons=("fear",), shown=SHOWN),
    StepDone(step=StepId.safe_now),
    StepReopened(step=StepId.safe_now),
    OffencePaused(offence="theft", link="made_to", told=("sergeant",)),
    DetailNoted(detail=Detail.place, words=""),
    ReceiverChosen(receiver="desk"),
    ReferralConfirmed(envelope=EnvelopeId("e-1"), receiver="desk"),
    Paused(),
    *WEIGHED,
    *PROTECTING,
    *FORM_EVENTS,
    *GROUP_EVENTS,
    *KEEPING,
    EditionMoved(
        before=Digest("a" * 64),
        edition=Digest("b" * 64),
        questions=(QuestionId("core.papers"),),
        codes=(Code("MOV01"),),
        way=True,
        setting=True,
    ),
    OverrideAllowed(
        receiver="desk-1",
        listed_as=ReceiverKind.support,
        section=Section.offence,
        reason=OverrideReason.danger,
        words="Their brother is on the way",
    ),
    OverrideEnded(receiver="desk-1", section=Section.offence),
    NeedNoted(receiver="desk-1", listed_as=ReceiverKind.support, section=Section.offence),
)


def an_encounter(name: str = "one") -> Encounter:
    """Give an encounter without events."""
    return Encounter(
        id=EncounterId(name), edition=Digest("d" * 64), label="Kite 27", started=NOON
    )


def a_stamp(number: int, encounter: str = "one") -> Stamp:
    """Give the stamp of the n-th event."""
    at = NOON + timedelta(seconds=number)
    return Stamp(id=EventId(f"{encounter}-{number}"), at=at, offset_minutes=60, who="unit 7")


def an_answer(question: str = "papers", reply: str = "kept") -> Answered:
    """Give an answer of one reply."""
    return Answered(question=QuestionId(question), answer=Given(replies=(ReplyId(reply),)))


def add(store: EncounterStore, encounter: Encounter, *events: Event) -> Encounter:
    """Record and save events one after the other."""
    for event in events:
        stamp = a_stamp(len(encounter.history) + 1, encounter.id)
        encounter, recorded = encounter.recorded(event, stamp)
        store.save(encounter, recorded)
    return encounter
