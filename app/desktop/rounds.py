"""The thread that carries referrals while the device is open: a round every 30 seconds."""

import logging
import threading
from collections.abc import Callable

from app.casework.delivering import go_round
from app.casework.delivering import learn_standing
from app.casework.desk import Desk

PAUSE_SECONDS = 30.0
LOG = logging.getLogger(__name__)


class Rounds:
    """Makes one round after another until the process ends."""

    def __init__(
        self,
        desk: Desk,
        *,
        pause: float = PAUSE_SECONDS,
        round_: Callable[[Desk], None] = go_round,
    ) -> None:
        self._desk = desk
        self._pause = pause
        self._round = round_
        self._ends_with_the_process = threading.Event()

    def start(self) -> None:
        """Learn the standing at the hub, then begin with a round at once."""
        threading.Thread(target=self._go, name="rounds", daemon=True).start()

    def _go(self) -> None:
        self._once(learn_standing)
        while True:
            self._once(self._round)
            self._ends_with_the_process.wait(self._pause)

    def _once(self, act: Callable[[Desk], None]) -> None:
        try:
            act(self._desk)
        except Exception as error:  # noqa: BLE001  # one bad round must not end all others
            LOG.warning("round_failed", extra={"code": type(error).__name__})
