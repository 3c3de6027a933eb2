"""One session for each officer of a device: nobody's tries or blob count for another."""

from app.desktop.session import Session
from app.desktop.tries import Tries


class Sessions:
    """The sessions by officer; `officer` is whose turn it is, empty while nobody was chosen."""

    def __init__(self, tries: Tries | None = None, now: float = 0.0) -> None:
        self._tries = tries or Tries()
        self._since = now
        self._all: dict[str, Session] = {}
        self.officer = ""

    @property
    def current(self) -> Session:
        """Give the session of the officer whose turn it is; wrong tries of before count."""
        if self.officer not in self._all:
            session = self._all[self.officer] = Session()
            session.tried_before(self._tries.of(self.officer), self._since)
        return self._all[self.officer]

    def wrong_passphrase(self, now: float) -> None:
        """Count a try of the passphrase, here and for the next start of the program."""
        self.current.wrong_passphrase(now)
        self._tries.keep(self.officer, self.current.wrong_passphrases)

    def opened(self, blob: bytes, now: float, *, by_passphrase: bool) -> None:
        """Note that the officer came in; a right passphrase ends the count."""
        self.current.opened(blob, now, by_passphrase=by_passphrase)
        if by_passphrase:
            self._tries.keep(self.officer, 0)

    def turn_to(self, officer: str) -> None:
        """Let it be another officer's turn; the others keep what they have."""
        self.officer = officer

    def drop(self) -> None:
        """Forget every blob."""
        for session in self._all.values():
            session.drop()
