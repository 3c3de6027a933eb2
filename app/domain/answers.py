"""Answers and absences: what was replied, and the five ways in which there is no reply."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.domain.catalogue import Code

QuestionId = NewType("QuestionId", str)
ReplyId = NewType("ReplyId", str)


class Absence(StrEnum):
    """The five absences; none of them ever counts as a no.

    Skipped, unknown and declined are stored, because somebody acted;
    not asked and off the path are derived.
    """

    not_asked = "not_asked"
    skipped = "skipped"
    unknown = "unknown"
    declined = "declined"
    off_path = "off_path"


class Basis(StrEnum):
    """How a fact is known, strongest evidence first."""

    document = "document"
    observed = "observed"
    said = "said"
    alone = "alone"
    third_party = "third_party"
    inferred = "inferred"


class Age(StrEnum):
    """The age tap: clearly adult, under 18, may be under 18, or not tapped yet."""

    adult = "adult"
    child = "child"
    unknown = "unknown"
    not_asked = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One or more replies of a question, with what the officer saw or read beside them.

    `seen` and `on_paper` are codes ticked beside the question.
    """

    replies: tuple[ReplyId, ...]
    basis: Basis = Basis.said
    seen: tuple[Code, ...] = ()
    on_paper: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A question that somebody chose not to answer: skipped, unknown or declined."""

    absence: Absence
    seen: tuple[Code, ...] = ()
    on_paper: tuple[Code, ...] = ()


Answer = Given | Absent
