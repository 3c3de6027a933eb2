"""What stands noted at the end of a history, read in one pass."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.event import Answered
from app.domain.event import InterviewBegun
from app.domain.event import OffenceNoted
from app.domain.event import Recorded
from app.domain.event import SettingChosen
from app.domain.event import SignCorrected
from app.domain.event import SignNoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the path and the facts are made of; everything else stays in the history.

    `answers` are the current ones, `signs` those that are tapped now in the order of their
    last tap, `way` is the one that was taken up last.
    """

    answers: Mapping[QuestionId, Answer]
    signs: tuple[Code, ...] = ()
    setting: str | None = None
    offences: tuple[str, ...] = ()
    way: str | None = None


def noted_of(history: Iterable[Recorded]) -> Noted:
    """Read what stands; later events take the place of earlier ones."""
    answers: dict[QuestionId, Answer] = {}
    signs: dict[Code, None] = {}
    setting: str | None = None
    offences: tuple[str, ...] = ()
    way: str | None = None
    for entry in history:
        event = entry.event
        match event:
            case Answered():
                answers[event.question] = event.answer
            case SignNoted():
                signs[event.code] = None
            case SignCorrected():
                signs.pop(event.code, None)
            case SettingChosen():
                setting = event.setting
            case OffenceNoted():
                offences = event.kinds
            case InterviewBegun():
                way = event.way
            case _:
                pass
    return Noted(
        answers=answers, signs=tuple(signs), setting=setting, offences=offences, way=way
    )
