"""Leaving: who the person goes with, and what was noticed of those who came with them.

Where control was seen, nobody is handed back unasked (Council of Europe Convention 197,
Article 12; ODIHR handbook 2022).
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.catalogue import Dimension
from app.domain.catalogue import Element
from app.domain.outcome import Assessment

HOLDS = (Dimension.coercive_recruitment, Dimension.coercion)


class LeavesWith(StrEnum):
    """How the person leaves; someone else always has a written reason."""

    safe_place = "safe_place"
    alone = "alone"
    someone = "someone"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureNoted:
    """Who the person leaves with; `someone` and `reason` stand only where it is someone."""

    leaves: LeavesWith
    someone: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureAsked:
    """The question stood before the officer at "save and stop"; it is not asked again."""


class Rehearsed(StrEnum):
    """Whether what was said sounded learnt by heart; a note, never a sign."""

    no = "no"
    yes = "yes"
    unclear = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyNoted:
    """The first facts of a meeting: who brought the person, and who speaks for them."""

    brought: str
    speaks: str
    rehearsed: Rehearsed | None = None


def calls_for_a_departure(result: Assessment) -> bool:
    """Say whether it has to be asked who the person leaves with.

    Any sign of control is enough, and so is the child route; strength plays no part.
    """
    return result.child_route or any(
        Element.means in reason.elements or reason.dimension in HOLDS
        for reason in result.reasons
    )
