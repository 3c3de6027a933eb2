"""What stands noted at this moment: the answers, signs and places that the path looks at."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.encounter import Encounter


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Answers, signs, setting, offences and way, each read once from where they come from."""

    answers: Mapping[QuestionId, Answer]
    signs: Collection[Code] = ()
    setting: str | None = None
    offences: tuple[str, ...] = ()
    way: str | None = None


def noted_of(encounter: Encounter) -> Noted:
    """Read what stands at the end of a history."""
    return Noted(
        answers=encounter.answers,
        signs=encounter.signs,
        setting=encounter.setting,
        offences=encounter.offences,
        way=encounter.way,
    )
