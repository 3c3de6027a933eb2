"""Coming back: what is saved on this device, and where an encounter goes on."""

from dataclasses import dataclass
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone

from app.casework.desk import Desk
from app.casework.interviewing import next_step
from app.casework.recording import record
from app.casework.step import Place
from app.casework.step import Step
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.domain.event import InterviewBegun
from app.domain.event import Paused
from app.domain.listing import MOST_WORDS
from app.domain.listing import ListRow
from app.domain.listing import Search
from app.domain.listing import Stage
from app.domain.listing import folded

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """One page of a list; `more` is the turn from which the next one goes on, if any."""

    rows: tuple[ListRow, ...]
    more: str


def saved(desk: Desk, search: Search) -> SavedPage:
    """Give one page of the encounters of this device that fit a search."""
    found = desk.lists.rows(search, PAGE_LENGTH + 1)
    rows = found[:PAGE_LENGTH]
    return SavedPage(rows=rows, more=rows[-1].turn if len(found) > PAGE_LENGTH else "")


def search_for(
    desk: Desk, words: str, day: date | None, stage: Stage | None, after: str
) -> Search:
    """Make a search of what was typed; a day is one of the officer's own clock."""
    since = None
    if day is not None:
        offset = timezone(timedelta(minutes=desk.clock.offset_minutes()))
        since = datetime.combine(day, time.min, offset).astimezone(UTC)
    return Search(
        words=folded(words)[:MOST_WORDS],
        since=since,
        until=since + timedelta(days=1) if since else None,
        stage=stage,
        after=after,
    )


def carry_on(desk: Desk) -> ListRow | None:
    """Give the unfinished encounter that was changed last, if any."""
    return desk.lists.unfinished()


def take_up(desk: Desk, where: EncounterId) -> Step:
    """Say where an encounter goes on: at the same question, else where it stopped."""
    encounter = desk.encounters.open(where)
    if encounter.envelopes:
        return Step(place=Place.findings, encounter=where)
    if encounter.when(InterviewBegun) or encounter.when(Answered):
        if encounter.language is None:
            return Step(place=Place.language, encounter=where, then=Place.question)
        return next_step(desk, where)
    return Step(place=Place.signs, encounter=where)


def stop(desk: Desk, where: EncounterId) -> Encounter:
    """Save and stop: everything is stored already, the stop itself is noted."""
    return record(desk, where, Paused())
