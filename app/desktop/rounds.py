"""The thread that carries referrals while the device is open: a round every 30 seconds.

An officer's device sends what is due and hears what became of it; a receiver's fetches.
"""

import logging
import threading
from collections.abc import Callable

from app.casework.delivering import go_round
from app.casework.delivering import learn_standing
from app.casework.desk import Desk
from app.casework.receiving import listen
from app.casework.retaining import keep_time

PAUSE_SECONDS = 30.0
LOG = logging.getLogger(__name__)
Act = Callable[[Desk], None]


class Rounds:
    """Does what comes first once, then one round after another until the process ends."""

    def __init__(
        self,
        desk: Desk,
        *,
        pause: float = PAUSE_SECONDS,
        first: tuple[Act, ...] = (learn_standing,),
        acts: tuple[Act, ...] = (go_round, listen, keep_time),
    ) -> None:
        self._desk = desk
        self._pause = pause
        self._first = first
        self._acts = acts
        self._ends_with_the_process = threading.Event()

    def start(self) -> None:
        """Begin in a thread of its own, with a round at once."""
        threading.Thread(target=self._go, name="rounds", daemon=True).start()

    def _go(self) -> None:
        for act in self._first:
            self._once(act)
        while True:
            for act in self._acts:
                self._once(act)
            self._ends_with_the_process.wait(self._pause)

    def _once(self, act: Act) -> None:
        try:
            act(self._desk)
        except Exception as error:  # noqa: BLE001  # one bad round must not end all others
            LOG.warning("round_failed", extra={"code": type(error).__name__})
