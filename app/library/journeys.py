"""Golden journeys: answers kept beside the content, with the path and result they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import InterviewBegun
from app.domain.event import OffenceNoted
from app.domain.event import SettingChosen
from app.domain.event import SignNoted
from app.domain.guidance import Flag
from app.domain.outcome import Outcome


class Case(StrEnum):
    """What a journey stands for; every pack shows those that must end without `refer`."""

    ordinary = "ordinary"
    smuggling_only = "smuggling_only"
    independent_work = "independent_work"
    poor_pay_only = "poor_pay_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question of a journey: replies, or an absence; ticks may stand beside both."""

    question: QuestionId
    replies: tuple[ReplyId, ...] = ()
    absence: Absence | None = None
    seen: tuple[Code, ...] = ()
    on_paper: tuple[Code, ...] = ()

    def answer(self) -> Answer:
        """Give the answer of this step."""
        if self.absence is not None:
            return Absent(absence=self.absence, seen=self.seen, on_paper=self.on_paper)
        return Given(replies=self.replies, seen=self.seen, on_paper=self.on_paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a journey leads to: the questions on the path, the outcome, the flags."""

    outcome: Outcome
    flags: tuple[Flag, ...] = ()
    path: tuple[QuestionId, ...] = ()
    off_path: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One golden journey, told in a sentence, with all that is noted and answered in it."""

    id: str
    about: str
    expect: Expected
    case: Case = Case.ordinary
    way: str = ""
    setting: str = ""
    signs: tuple[Code, ...] = ()
    offences: tuple[str, ...] = ()
    answers: tuple[Step, ...] = ()

    def events(self) -> Iterator[Event]:
        """Give what happens in this journey, in its order."""
        if self.setting:
            yield SettingChosen(setting=self.setting)
        for code in self.signs:
            yield SignNoted(code=code)
        if self.offences:
            yield OffenceNoted(kinds=self.offences)
        if self.way:
            yield InterviewBegun(way=self.way)
        for step in self.answers:
            yield Answered(question=step.question, answer=step.answer())
