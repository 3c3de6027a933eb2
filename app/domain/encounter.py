"""One encounter: an append-only list of events, and what they mean now."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from typing import NewType
from typing import TypeVar

from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.consent import Agreement
from app.domain.departure import CompanyNoted
from app.domain.departure import DepartureNoted
from app.domain.desk_talk import DeskTalkEnded
from app.domain.edition_moved import EditionMoved
from app.domain.event import AgreementRecorded
from app.domain.event import Answered
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Event
from app.domain.event import LanguageChosen
from app.domain.event import OffencePaused
from app.domain.event import ReceiverChosen
from app.domain.event import Recorded
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import SiteLinked
from app.domain.event import Stamp
from app.domain.event import StepDone
from app.domain.event import StepId
from app.domain.event import StepReopened
from app.domain.event import WordsNoted
from app.domain.group import PartNoted
from app.domain.group import PatternKept
from app.domain.group import ThreadKind
from app.domain.group import ThreadNoted
from app.domain.held import HoldLifted
from app.domain.held import HoldSet
from app.domain.judgement import AgeAssessed
from app.domain.judgement import JudgementNoted
from app.domain.judgement import SecondLook
from app.domain.noted import Noted
from app.domain.noted import noted_of
from app.domain.pack import Digest
from app.domain.pay import PayNoted

EncounterId = NewType("EncounterId", str)
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One meeting with one person.

    `label` is a code word for lists, never a name. `edition` is the digest of the content
    that it is read by, as it was begun or moved. Everything else is derived from the
    events, in their order.
    """

    id: EncounterId
    edition: Digest
    label: str
    started: datetime
    history: tuple[Recorded, ...] = ()

    def recorded(self, event: Event, stamp: Stamp) -> "tuple[Encounter, Recorded]":
        """Add one event; gives the new encounter and the record to be stored."""
        entry = Recorded(seq=len(self.history) + 1, stamp=stamp, event=event)
        return self.after((entry,)), entry

    def after(self, added: tuple[Recorded, ...]) -> "Encounter":
        """Give the encounter after more records, read by the edition it was moved to last."""
        moved = [one.event.edition for one in added if isinstance(one.event, EditionMoved)]
        edition = moved[-1] if moved else self.edition
        return replace(self, history=(*self.history, *added), edition=edition)

    @property
    def noted(self) -> Noted:
        """Answers, signs, setting, offences and way as they stand, read in one pass."""
        return noted_of(self.history)

    @property
    def signs(self) -> tuple[Code, ...]:
        """Codes that are tapped now, in the order of their last tap."""
        return self.noted.signs

    @property
    def answers(self) -> Mapping[QuestionId, Answer]:
        """The current answer of each question; earlier ones stay in the history."""
        return self.noted.answers

    @property
    def offences(self) -> tuple[str, ...]:
        """Kinds of unlawful act that the person was stopped for."""
        return self.noted.offences

    @property
    def setting(self) -> str | None:
        """The setting chosen, if any."""
        return self.noted.setting

    @property
    def language(self) -> str | None:
        """The person's language (BCP 47 tag), once chosen."""
        last = self._last(LanguageChosen)
        return last.language if last else None

    @property
    def way(self) -> str | None:
        """The way through the questions that was taken up last."""
        return self.noted.way

    @property
    def last_question(self) -> QuestionId | None:
        """The question answered last."""
        last = self._last(Answered)
        return last.question if last else None

    @property
    def words(self) -> tuple[WordsNoted, ...]:
        """Everything written down as the person's own words."""
        return tuple(self._all(WordsNoted))

    @property
    def rights(self) -> RightsShown | None:
        """The last time the rights card was shown to the end."""
        return self._last(RightsShown)

    @property
    def agreement(self) -> Agreement | None:
        """The person's latest answer about the referral."""
        last = self._last(AgreementRecorded)
        if last is None:
            return None
        return Agreement(answer=last.answer, reasons=last.reasons, shown=last.shown)

    @property
    def steps(self) -> frozenset[StepId]:
        """Steps that are ticked off now."""
        done: set[StepId] = set()
        for entry in self.history:
            match entry.event:
                case StepDone(step=step):
                    done.add(step)
                case StepReopened(step=step):
                    done.discard(step)
                case _:
                    pass
        return frozenset(done)

    @property
    def pause(self) -> OffencePaused | None:
        """What was written down on the pause screen, if anything."""
        return self._last(OffencePaused)

    def detail(self, wanted: str) -> str | None:
        """Words of one row or field; empty when not given, None when not asked."""
        found = [event.words for event in self._all(DetailNoted) if event.detail == wanted]
        return found[-1] if found else None

    @property
    def pay(self) -> PayNoted | None:
        """What was kept last about pay and debt, if anything."""
        return self._last(PayNoted)

    @property
    def judgement(self) -> JudgementNoted | None:
        """The officer's own view as it stands, if one was given."""
        return self._last(JudgementNoted)

    @property
    def looks(self) -> tuple[SecondLook, ...]:
        """The blind looks of colleagues, in their order."""
        return tuple(self._all(SecondLook))

    @property
    def age_assessment(self) -> AgeAssessed | None:
        """The age assessment recorded last, if any."""
        return self._last(AgeAssessed)

    @property
    def receiver(self) -> str | None:
        """The organisation chosen for the referral."""
        last = self._last(ReceiverChosen)
        return last.receiver if last else None

    @property
    def envelopes(self) -> tuple[EnvelopeId, ...]:
        """Envelopes that this encounter was frozen into."""
        return tuple(event.envelope for event in self._all(ReferralConfirmed))

    @property
    def departure(self) -> DepartureNoted | None:
        """Who the person leaves with, if noted."""
        return self._last(DepartureNoted)

    @property
    def company(self) -> CompanyNoted | None:
        """Who brought the person and who speaks for them, if noted."""
        return self._last(CompanyNoted)

    @property
    def site(self) -> SiteLinked | None:
        """The place of many people where the person was met, and their number there."""
        return self._last(SiteLinked)

    @property
    def part(self) -> PartNoted:
        """The part of the person in the group: wish to talk, and whether they direct."""
        return self._last(PartNoted) or PartNoted()

    @property
    def threads(self) -> Mapping[ThreadKind, str]:
        """Names, numbers and sums that the person gave, as they stand."""
        given = {event.thread: event.words for event in self._all(ThreadNoted)}
        return {kind: words for kind, words in given.items() if words}

    @property
    def patterns(self) -> tuple[PatternKept, ...]:
        """What several people of the place have in common, once each."""
        return tuple(dict.fromkeys(self._all(PatternKept)))

    @property
    def desk_talk_end(self) -> DeskTalkEnded | None:
        """How the talk at the desk ended, if it did."""
        return self._last(DeskTalkEnded)

    @property
    def hold(self) -> HoldSet | None:
        """The legal hold that stands, if any."""
        last = self.when_any(HoldSet, HoldLifted)
        return last.event if last and isinstance(last.event, HoldSet) else None

    def when_any(self, *kinds: type[object]) -> Recorded | None:
        """Give the last record of several kinds of event."""
        found = [entry for entry in self.history if isinstance(entry.event, kinds)]
        return found[-1] if found else None

    def when(self, kind: type[object]) -> Recorded | None:
        """Give the last record of one kind of event, for the times on screen."""
        found = [entry for entry in self.history if isinstance(entry.event, kind)]
        return found[-1] if found else None

    def _all(self, kind: type[Kind]) -> Iterable[Kind]:
        return (entry.event for entry in self.history if isinstance(entry.event, kind))

    def _last(self, kind: type[Kind]) -> Kind | None:
        found = tuple(self._all(kind))
        return found[-1] if found else None
