"""The once-only story: what was told already, when, to whom, in which language.

It travels with the referral, so that the next desk does not ask again.
"""

from dataclasses import dataclass

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.event import LanguageChosen
from app.domain.event import Stamp
from app.domain.pack import Edition
from app.domain.retelling import AskAgain
from app.domain.retelling import AskedAgain
from app.domain.route import path


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question that the person was asked: when and by whom last, in which language.

    `is_answered` is false where they did not know or did not want to say; that too is
    told, and not asked again. `again` holds the reasons of those who asked once more.
    """

    question: QuestionId
    topic: str
    stamp: Stamp
    language: str
    is_answered: bool
    is_quoted: bool
    again: tuple[AskAgain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything told so far, in the order in which it was first told."""

    told: tuple[Told, ...]

    @property
    def retellings(self) -> int:
        """How often the person had to tell something that was on record already."""
        return sum(len(one.again) for one in self.told)

    def of(self, question: QuestionId) -> Told | None:
        """Give what was told at one question, if anything."""
        return next((one for one in self.told if one.question == question), None)


def is_skipped(answer: Answer) -> bool:
    """Say whether the officer skipped a question: then nothing was told."""
    return isinstance(answer, Absent) and answer.absence is Absence.skipped


def story(edition: Edition, encounter: Encounter) -> Story:
    """Read the story of one encounter.

    A skipped question was not told, and what is no longer asked stays on the device.
    """
    left = path(edition, encounter).off_path
    known = edition_table(edition).questions
    told: dict[QuestionId, Told] = {}
    again: dict[QuestionId, list[AskAgain]] = {}
    quoted = {event.question for event in encounter.words}
    language = ""
    for entry in encounter.history:
        match entry.event:
            case LanguageChosen(language=chosen):
                language = chosen
            case AskedAgain(question=question, reason=reason):
                again.setdefault(question, []).append(reason)
            case Answered(question=question, answer=answer) if question in known:
                if question in left or is_skipped(answer):
                    told.pop(question, None)
                    continue
                told[question] = Told(
                    question=question,
                    topic=known[question].question.topic.english,
                    stamp=entry.stamp,
                    language=language,
                    is_answered=not isinstance(answer, Absent),
                    is_quoted=question in quoted,
                    again=tuple(again.get(question, ())),
                )
            case _:
                pass
    return Story(told=tuple(told.values()))
