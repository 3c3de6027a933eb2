"""What goes to a hub and what comes back, whatever carries it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Protocol

from app.domain.cause import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request; `query` is without its question mark."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody answered; who it was is not proven by the answer having come.

    The names of the headers are lower case.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    """Nothing came back; the cause says why."""

    cause: Cause


class Wire(Protocol):
    """A carrier of requests; it never raises for the network and never tries twice."""

    @property
    def authority(self) -> str:
        """Give host and port as they are signed."""

    def exchange(self, request: Request) -> Answer | NoAnswer:
        """Send one request and give what came back."""
