"""The event of a talk that was moved to newer content, knowingly."""

from dataclasses import dataclass

from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.pack import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMoved:
    """The officer saw what changes and moved the talk from one edition to another.

    `questions` and `codes` no longer fit: what was noted to them is set aside, kept in the
    history and shown. `way` and `setting` say that those chosen before are gone as well.
    """

    before: Digest
    edition: Digest
    questions: tuple[QuestionId, ...] = ()
    codes: tuple[Code, ...] = ()
    way: bool = False
    setting: bool = False
