"""Lists of what is kept: one row for an encounter, and what a search looks for.

A row holds a code word, times and counts; never a name, a place or an answer.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Detail
from app.domain.follow_up import CallState
from app.domain.follow_up import calls_of
from app.domain.judgement import Direction
from app.domain.judgement import JudgementNoted
from app.domain.person_code import tail_of
from app.domain.receipt import ReceiptGiven

WORD = re.compile(r"\w+")
MOST_WORDS = 6
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One encounter in a list; `turn` is its place in the order, for the next page."""

    encounter: EncounterId
    label: str
    started: datetime
    changed: datetime
    signs: int
    answers: int
    is_sent: bool
    turn: str = ""


class Stage(StrEnum):
    """How far an encounter came, as a list tells it."""

    open = "open"
    sent = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; everything that is given has to fit.

    `words` are beginnings of words of the code word or the place, folded. `since` and
    `until` bound the start, the second left out. `after` is the turn of the last row seen.
    """

    words: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    stage: Stage | None = None
    after: str = ""

    @property
    def is_for_something(self) -> bool:
        """Say whether words or a day are looked for; the list itself is for neither."""
        return bool(self.words or self.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """By what an encounter is found besides its row.

    `words` are those of code word and place, `receipt` is the end of its id
    where a receipt was given.
    `calls` are the moments until which open calls should be made.
    """

    words: frozenset[str]
    receipt: str
    is_alone: bool
    talk: str
    is_below: bool
    calls: tuple[tuple[int, datetime], ...]


TALK_OPEN, TALK_ENDED = "open", "ended"


def row_of(encounter: Encounter) -> ListRow:
    """Give the row of one encounter."""
    noted = encounter.noted
    history = encounter.history
    return ListRow(
        encounter=encounter.id,
        label=encounter.label,
        started=encounter.started,
        changed=history[-1].stamp.at if history else encounter.started,
        signs=len(noted.signs),
        answers=len(noted.answers),
        is_sent=bool(encounter.envelopes),
    )


def marks_of(encounter: Encounter) -> Marks:
    """Give by what one encounter is found."""
    place = encounter.detail(Detail.place) or ""
    has_receipt = encounter.when(ReceiptGiven) is not None
    return Marks(
        words=frozenset(folded(f"{encounter.label} {place}")),
        receipt=tail_of(encounter.id) if has_receipt else "",
        is_alone=encounter.site is None,
        talk=_talk(encounter),
        is_below=_is_below(encounter),
        calls=_open_calls(encounter),
    )


def folded(text: str) -> tuple[str, ...]:
    """Give the words of a text without case and accents, so that either way of typing fits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(word[:LONGEST_WORD] for word in WORD.findall(kept))


def _talk(encounter: Encounter) -> str:
    if not encounter.noted.at_desk:
        return ""
    is_over = encounter.desk_talk_end is not None or encounter.envelopes
    return TALK_ENDED if is_over else TALK_OPEN


def _is_below(encounter: Encounter) -> bool:
    return any(
        isinstance(entry.event, JudgementNoted) and entry.event.direction is Direction.below
        for entry in encounter.history
    )


def _open_calls(encounter: Encounter) -> tuple[tuple[int, datetime], ...]:
    return tuple(
        (call.place, call.due)
        for call in calls_of(encounter)
        if call.state(call.due) is not CallState.done
    )
