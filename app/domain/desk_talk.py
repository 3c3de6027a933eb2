"""A talk at a desk: somebody came and asked for help, and nobody is turned away unseen."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTalkBegun:
    """The person came to a desk and asked for help."""


class DeskEnding(StrEnum):
    """How a talk at a desk ends."""

    next_step = "next_step"
    nothing = "nothing"


class NoHelpReason(StrEnum):
    """Why a talk ended without a referral and without a next step."""

    no_interpreter = "no_interpreter"
    other_office = "other_office"
    come_back = "come_back"
    left = "left"
    other = "other"


class NoReason(StrEnum):
    """What is no reason to turn anybody away; it is told, and never offered."""

    wrong_office = "wrong_office"
    no_papers = "no_papers"
    no_proof = "no_proof"
    labour_matter = "labour_matter"
    happened_abroad = "happened_abroad"
    did_not_look = "did_not_look"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTalkEnded:
    """The talk ended: with a named next step, or with a reason, a colleague and a time.

    `words` name the next step, or tell more about the reason.
    """

    ending: DeskEnding
    colleague: str
    time: str
    words: str = ""
    reason: NoHelpReason | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """Name what is still missing: a step or a reason, and always a colleague and a time."""
        is_next = self.ending is DeskEnding.next_step
        needs_words = is_next or self.reason is NoHelpReason.other
        missing = (
            ("words", needs_words and not self.words),
            ("reason", not is_next and self.reason is None),
            ("colleague", not self.colleague),
            ("time", not self.time),
        )
        return tuple(name for name, is_missing in missing if is_missing)


DeskEvent = DeskTalkBegun | DeskTalkEnded
