"""Errors of the hub.

HubError
├── Refused        a request is refused, by a name that both ends know
└── BadOrder       an administrator's command cannot be carried out, with the reason
"""

from dataclasses import dataclass

from app.courier.problems import Problem


class HubError(Exception):
    """Base of every error of the hub."""


@dataclass
class Refused(HubError):
    """The request is refused; `tombstone` stands beside the refusal of an ended envelope."""

    problem: Problem
    tombstone: str = ""


@dataclass
class BadOrder(HubError):
    """The command names something that is not there, or is there more than once."""

    reason: str
