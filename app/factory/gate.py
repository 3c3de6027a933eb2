"""A gate through which many pass at a time, and which one may have for itself."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 10.0


class ThreadGate:
    """Fits the port Gate of the vault for a program of several threads.

    Counts who is inside; whoever wants to be alone waits until they have left.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._is_taken = False

    @contextmanager
    def among_others(self) -> Iterator[None]:
        """Be inside, together with others; waits while somebody is alone there."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_taken)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Be inside alone; gives False, and is not inside, when the others do not leave."""
        with self._changed:
            free = self._changed.wait_for(self._is_empty, PATIENCE_SECONDS)
            self._is_taken = self._is_taken or free
        try:
            yield free
        finally:
            if free:
                with self._changed:
                    self._is_taken = False
                    self._changed.notify_all()

    def _is_empty(self) -> bool:
        return not self._inside and not self._is_taken
