"""Errors of use cases; those that come through a port stand in the domain.

CaseworkError
├── NotReady    the referral still lacks one of the three blocking rows
└── NotPlanned  a call that is not in the plan of its encounter
"""

from dataclasses import dataclass


class CaseworkError(Exception):
    """Base of every error of a use case."""


@dataclass
class NotReady(CaseworkError):
    """The referral cannot be sent yet; `missing` names the blocking rows."""

    missing: tuple[str, ...]


@dataclass
class NotPlanned(CaseworkError):
    """A call was marked that nobody planned; most likely an old page. `place` names it."""

    place: int
