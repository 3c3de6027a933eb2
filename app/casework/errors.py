"""Errors of use cases; those that come through a port stand in the domain.

CaseworkError
├── NotReady    the referral still lacks one of the three blocking rows
├── NeedsReason a view below the rules without a reason that the list offers
├── SameOfficer a second look by somebody who worked on it before
├── NoLookNeeded the looks agree already, or a third one broke the tie
├── OnHold      a record that must stay was to be erased
└── NotPlanned  a call that is not in the plan of its encounter
"""

from dataclasses import dataclass


class CaseworkError(Exception):
    """Base of every error of a use case."""


@dataclass
class NotReady(CaseworkError):
    """The referral cannot be sent yet; `missing` names the blocking rows."""

    missing: tuple[str, ...]


class NeedsReason(CaseworkError):
    """A view below the rules lacks a reason, or names one that is not offered there."""


class SameOfficer(CaseworkError):
    """The staff code of a second look is missing, or is that of somebody who was there."""


class NoLookNeeded(CaseworkError):
    """The looks agree already, or the tie is broken; most likely an old page."""


@dataclass
class OnHold(CaseworkError):
    """The record must stay: a court, a complaint or custody needs it."""

    encounter: str


@dataclass
class NotPlanned(CaseworkError):
    """A call was marked that nobody planned; most likely an old page. `place` names it."""

    place: int
