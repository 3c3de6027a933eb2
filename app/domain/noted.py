"""What stands noted at the end of a history, read in one pass."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.desk_talk import DeskTalkBegun
from app.domain.edition_moved import EditionMoved
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
    `outlived` are answers that were changed only after the talk had moved on, and
    `young_outlived` says the same of the tapped sign of a child. A doubt about age among
    them stands until an assessment; one that was changed at once was a slip of the thumb.
    `set_aside` are answers that did not fit the edition the talk was moved to.
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
    outlived: tuple[tuple[QuestionId, Answer], ...] = ()
    young_outlived: bool = False
    set_aside: Mapping[QuestionId, Answer] = field(default_factory=dict)


def noted_of(history: Iterable[Recorded]) -> Noted:
    """Read what stands; later events take the place of earlier ones."""
    answers: dict[QuestionId, Answer] = {}
    signs: dict[Code, None] = {}
    aside: dict[QuestionId, Answer] = {}
    since: set[QuestionId] = set()
    last = _Last()
    doubts = _Doubts()
    for entry in history:
        event = entry.event
        if isinstance(event, Answered):
            question = event.question
            doubts.answer(question, answers[question] if question in since else None)
            answers[question] = event.answer
            aside.pop(question, None)
            since.add(question)
        elif isinstance(event, SignNoted):
            signs[event.code] = None
            doubts.tap(event.code)
        elif isinstance(event, SignCorrected):
            signs.pop(event.code, None)
            doubts.untap(event.code)
        else:
            aside |= _left(event, answers, signs, since)
            doubts = _Doubts() if isinstance(event, AgeAssessed) else doubts
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
        outlived=tuple(one for one in doubts.answers if one[0] not in last.left),
        young_outlived=doubts.is_young,
        set_aside=aside,
    )


def _left(
    event: Event,
    answers: dict[QuestionId, Answer],
    signs: dict[Code, None],
    since: set[QuestionId],
) -> dict[QuestionId, Answer]:
    """Take away what an assessment or a move ends; give the answers that it sets aside."""
    if isinstance(event, AgeAssessed):
        since.clear()
        signs.pop(CHILD_SIGN, None)
    if not isinstance(event, EditionMoved):
        return {}
    for code in event.codes:
        signs.pop(code, None)
    since.difference_update(event.questions)
    return {one: answers.pop(one) for one in event.questions if one in answers}


@dataclass(slots=True)
class _Doubts:
    """What was taken back only after another question had been answered."""

    answers: list[tuple[QuestionId, Answer]] = field(default_factory=list)
    is_young: bool = False
    latest: QuestionId | None = None
    moved_on: bool = False

    def answer(self, question: QuestionId, before: Answer | None) -> None:
        """Keep the answer that is changed now, unless it was given just before."""
        if before is not None and question != self.latest:
            self.answers.append((question, before))
        self.latest = question
        self.moved_on = True

    def tap(self, code: Code) -> None:
        """Begin to wait for the next answer when the sign of a child is tapped."""
        if code == CHILD_SIGN:
            self.moved_on = False

    def untap(self, code: Code) -> None:
        """Keep the sign of a child once a question was answered after its tap."""
        if code == CHILD_SIGN and self.moved_on:
            self.is_young = True


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
    left: set[QuestionId] = field(default_factory=set)

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

    def _leave(self, moved: EditionMoved) -> None:
        """Let go what the edition that it was moved to does not hold."""
        self.left |= set(moved.questions)
        if moved.way:
            self.way, self.sparing = None, False
        if moved.setting:
            self.setting = None
        for code in moved.codes:
            self.site_facts.pop(code, None)
            self.group_facts.pop(code, None)

    def _take_group(self, event: Event) -> None:
        match event:
            case DeskTalkBegun():
                self.at_desk = True
            case EditionMoved():
                self._leave(event)
            case SiteFactSeen():
                self.site_facts[event.code] = None
            case SiteFactCorrected():
                self.site_facts.pop(event.code, None)
            case GroupFactSet():
                self.group_facts[event.code] = None
            case _:
                pass
