"""One session for each officer of a device: nobody's tries or blob count for another."""

from app.desktop.session import Session


class Sessions:
    """The sessions by officer; `officer` is whose turn it is, empty while nobody was chosen."""

    def __init__(self) -> None:
        self._all: dict[str, Session] = {}
        self.officer = ""

    @property
    def current(self) -> Session:
        """Give the session of the officer whose turn it is."""
        return self._all.setdefault(self.officer, Session())

    def turn_to(self, officer: str) -> None:
        """Let it be another officer's turn; the others keep what they have."""
        self.officer = officer

    def drop(self) -> None:
        """Forget every blob."""
        for session in self._all.values():
            session.drop()
