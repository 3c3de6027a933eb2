"""What stands noted at the end of a history, read in one pass."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.desk_talk import DeskTalkBegun
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import InterviewBegun
from app.domain.event import OffenceNoted
from app.domain.event import Recorded
from app.domain.event import ReferralConfirmed
from app.domain.event import SettingChosen
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.event import SiteLinked
from app.domain.group import GroupFactSet
from app.domain.group import SiteFactCorrected
from app.domain.group import SiteFactSeen
from app.domain.judgement import AgeAssessed
from app.domain.pay import PayNoted

CHILD_SIGN = Code("AGE01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the path and the facts are made of; everything else stays in the history.

    `answers` are the current ones, `signs` those that are tapped now in the order of their
    last tap, `way` is the one that was taken up last, `sparing` says that it leaves out
    what is on record. `at_site` says that many people were met there, `was_referred` that
    a referral was made before, `at_desk` that they came and asked for help. `site_facts` were
    seen at the place of many people, `group_facts` told by several of them.
    `pay` is what was kept last about pay and debt.
    `age_assessed` is an age assessment; `since_assessed` are questions answered after it.
    """

    answers: Mapping[QuestionId, Answer]
    signs: tuple[Code, ...] = ()
    setting: str | None = None
    offences: tuple[str, ...] = ()
    way: str | None = None
    sparing: bool = False
    at_site: bool = False
    was_referred: bool = False
    pay: PayNoted | None = None
    at_desk: bool = False
    site_facts: tuple[Code, ...] = ()
    group_facts: tuple[Code, ...] = ()
    age_assessed: AgeAssessed | None = None
    since_assessed: frozenset[QuestionId] = frozenset()


def noted_of(history: Iterable[Recorded]) -> Noted:
    """Read what stands; later events take the place of earlier ones."""
    answers: dict[QuestionId, Answer] = {}
    signs: dict[Code, None] = {}
    since: set[QuestionId] = set()
    last = _Last()
    for entry in history:
        event = entry.event
        if isinstance(event, Answered):
            answers[event.question] = event.answer
            since.add(event.question)
        elif isinstance(event, SignNoted):
            signs[event.code] = None
        elif isinstance(event, SignCorrected):
            signs.pop(event.code, None)
        else:
            if isinstance(event, AgeAssessed):
                since.clear()
                signs.pop(CHILD_SIGN, None)
            last.take(event)
    return Noted(
        answers=answers,
        signs=tuple(signs),
        setting=last.setting,
        offences=last.offences,
        way=last.way,
        sparing=last.sparing,
        at_site=last.at_site,
        was_referred=last.was_referred,
        pay=last.pay,
        at_desk=last.at_desk,
        site_facts=tuple(last.site_facts),
        group_facts=tuple(last.group_facts),
        age_assessed=last.age_assessed,
        since_assessed=frozenset(since),
    )


@dataclass(slots=True)
class _Last:
    """The last of each kind of which only the last one stands."""

    setting: str | None = None
    offences: tuple[str, ...] = ()
    way: str | None = None
    sparing: bool = False
    at_site: bool = False
    was_referred: bool = False
    pay: PayNoted | None = None
    at_desk: bool = False
    site_facts: dict[Code, None] = field(default_factory=dict)
    group_facts: dict[Code, None] = field(default_factory=dict)
    age_assessed: AgeAssessed | None = None

    def take(self, event: Event) -> None:
        """Let a later event take the place of an earlier one."""
        match event:
            case SettingChosen():
                self.setting = event.setting
            case OffenceNoted():
                self.offences = event.kinds
            case InterviewBegun():
                self.way, self.sparing = event.way, event.sparing
            case SiteLinked():
                self.at_site = True
            case AgeAssessed():
                self.age_assessed = event
            case PayNoted():
                self.pay = event
            case ReferralConfirmed():
                self.was_referred = True
            case _:
                self._take_group(event)

    def _take_group(self, event: Event) -> None:
        match event:
            case DeskTalkBegun():
                self.at_desk = True
            case SiteFactSeen():
                self.site_facts[event.code] = None
            case SiteFactCorrected():
                self.site_facts.pop(event.code, None)
            case GroupFactSet():
                self.group_facts[event.code] = None
            case _:
                pass
