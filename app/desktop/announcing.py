"""What a running device says in its terminal, and the browser that it opens."""

import sys
import webbrowser
from collections.abc import Callable


def say(line: str) -> None:
    """Write one line at once, also when nobody reads it yet."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Announcing:
    """Says the address and the start code once, and each new code after that."""

    def __init__(
        self, address: str, *, browser: bool, line: Callable[[str], None] = say
    ) -> None:
        self._address = address
        self._browser = browser
        self._line = line
        self._is_said = False

    def code(self, code: str) -> None:
        """Say a start code."""
        if self._is_said:
            self._line(f"new start code {code}")
            return
        self._is_said = True
        self._line(f"ready {self._address} code {code}")
        if self._browser:
            webbrowser.open(self._address)

    def no_window(self) -> None:
        """Say that the browser takes the place of the window."""
        self.trouble("No window can be opened here, so Fieldcard opens in your browser.")

    def trouble(self, sentence: str) -> None:
        """Say in one sentence what does not work."""
        self._line(sentence)
