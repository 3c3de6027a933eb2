"""The ticks beside a question: what can be seen, and what can stand on paper."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.interviewing import Asked
from app.domain.catalogue import Code
from app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One code to tick, in words."""

    code: Code
    text: Text
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """The ticks of one question."""

    seen: tuple[Tick, ...]
    on_paper: tuple[Tick, ...]

    @property
    def is_any_on(self) -> bool:
        """Say whether something is ticked already, so that the fold stands open."""
        return any(tick.is_on for tick in (*self.seen, *self.on_paper))


def ticks_of(desk: Desk, asked: Asked) -> Ticks:
    """Give the ticks of a question with the words of the catalogue."""
    edition = desk.shelf.by_digest(asked.encounter.edition)
    texts = {one.code: one.text for one in edition.catalogue.indicators}
    seen_now = asked.current.seen if asked.current else ()
    paper_now = asked.current.on_paper if asked.current else ()
    return Ticks(
        seen=_ticks(asked.question.seen, seen_now, texts),
        on_paper=_ticks(asked.question.on_paper, paper_now, texts),
    )


def _ticks(
    codes: tuple[Code, ...], on: tuple[Code, ...], texts: dict[Code, Text]
) -> tuple[Tick, ...]:
    return tuple(Tick(code=code, text=texts[code], is_on=code in on) for code in codes)
