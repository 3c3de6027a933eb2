"""A place with many people: seen once, and then one record and one referral a person.

People are numbers here, never names. What was seen stands in each record as observed.
"""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId

SiteId = NewType("SiteId", str)
SITE_FACTS: tuple[Code, ...] = tuple(
    map(
        Code,
        ("CTL03", "LIV02", "LIV04", "WRK02", "CRM01", "AGE04", "MOV04", "WRK07", "OTH03"),
    )
)
MOST_PEOPLE = 200


class Entry(StrEnum):
    """How the officers came in."""

    let_in = "let_in"
    by_power = "by_power"
    warrant = "warrant"
    partner = "partner"
    open_place = "open_place"
    emergency = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the place: a number, and the record that belongs to it."""

    token: int
    encounter: EncounterId


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place: its code word, address in words, setting, way in, facts and people.

    `seq` counts the changes, so that two windows never undo one another.
    """

    id: SiteId
    label: str
    started: datetime
    address: str = ""
    setting: str = ""
    entry: Entry | None = None
    facts: tuple[Code, ...] = ()
    people: tuple[Member, ...] = ()
    seq: int = 0

    def changed(self, **values: object) -> "Site":
        """Give the site after one more change."""
        return replace(self, seq=self.seq + 1, **values)  # type: ignore[arg-type]

    def joined(self, encounters: tuple[EncounterId, ...]) -> "Site":
        """Give the site with more people, numbered on from the last one."""
        first = max((one.token for one in self.people), default=0) + 1
        more = (
            Member(token=number, encounter=one) for number, one in enumerate(encounters, first)
        )
        return self.changed(people=(*self.people, *more))

    def token_of(self, encounter: EncounterId) -> int | None:
        """Give the number of one person, None for somebody who was not there."""
        found = (one.token for one in self.people if one.encounter == encounter)
        return next(found, None)


def group_of(encounter: Encounter) -> dict[str, object]:
    """Give what a referral says of the group: one of several, and what they share.

    Nothing for somebody who was met alone. No other record can be found by it.
    """
    if encounter.site is None:
        return {}
    patterns = [
        {"what": one.thread.value, "words": one.words, "people": one.people}
        for one in encounter.patterns
    ]
    return {"group": {"number": encounter.site.token, "patterns": patterns}}
