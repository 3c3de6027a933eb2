"""Who passes into the database: many at a time, or one alone."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextlib import contextmanager
from typing import Protocol


class Gate(Protocol):
    """Lets many in together, and one alone when the others have left."""

    def among_others(self) -> AbstractContextManager[None]:
        """Be inside, together with others; waits while somebody is alone there."""

    def alone(self) -> AbstractContextManager[bool]:
        """Be inside alone; gives False, and is not inside, when the others do not leave."""


class OpenGate:
    """A gate for a program of one thread, where nobody ever meets another."""

    @contextmanager
    def among_others(self) -> Iterator[None]:
        """Be inside."""
        yield

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Be inside alone."""
        yield True
