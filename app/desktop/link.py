"""The worker's end of the pipe to its supervisor."""

import os
import queue
import threading
from collections.abc import Callable
from typing import BinaryIO

from app.desktop.frames import BadFrame
from app.desktop.frames import Frame
from app.desktop.frames import read_frame
from app.desktop.frames import write_frame

ANSWER_SECONDS = 10.0


class Link:
    """Tells the supervisor things and asks it for answers, from any thread.

    When the supervisor is gone, `gone` is called: a worker never outlives it.
    """

    def __init__(
        self, down: BinaryIO, up: BinaryIO, gone: Callable[[], None] = lambda: os._exit(0)
    ) -> None:
        self._down = down
        self._up = up
        self._gone = gone
        self._writing = threading.Lock()
        self._asking = threading.Lock()
        self._answers: queue.SimpleQueue[Frame] = queue.SimpleQueue()

    def start_frame(self) -> Frame:
        """Wait for the first frame, then begin to listen for answers."""
        try:
            first = read_frame(self._down)
        except BadFrame:
            first = None
        if first is None:
            self._gone()
            return {}
        threading.Thread(target=self._listen, name="link", daemon=True).start()
        return first

    def tell(self, kind: str, **facts: object) -> None:
        """Send one frame up."""
        try:
            with self._writing:
                write_frame(self._up, {"kind": kind, **facts})
        except OSError:
            self._gone()

    def ask(self, kind: str, **facts: object) -> Frame:
        """Send one frame up and wait for its answer; raises queue.Empty when none comes."""
        with self._asking:
            self.tell(kind, **facts)
            return self._answers.get(timeout=ANSWER_SECONDS)

    def _listen(self) -> None:
        try:
            while (frame := read_frame(self._down)) is not None:
                self._answers.put(frame)
        except (BadFrame, OSError):
            pass
        self._gone()
