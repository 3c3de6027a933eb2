"""Who may come in: one launch token for the own window, start codes for a browser.

Both are kept as fingerprints, work once, and run out. Times are seconds of a clock that
only goes forward, given from outside.
"""

from enum import StrEnum

from app.web.guard import Pass
from app.web.guard import fingerprint
from app.web.guard import same

CODE_SECONDS = 120.0
CODE_TRIES = 3
TOKEN_SECONDS = 10.0
TOKEN_TRIES = 3


class Kind(StrEnum):
    """What is shown at the door: the window's token, or a code read from the terminal."""

    token = "token"  # noqa: S105  # the name of a kind, no secret
    code = "code"


class Ticket:
    """One secret that lets one window in, once, for a while, with a few tries."""

    __slots__ = ("_sha256", "_tries", "_until")

    def __init__(self, secret: str, *, until: float, tries: int) -> None:
        self._sha256 = fingerprint(secret)
        self._until = until
        self._tries = tries

    def is_alive(self, now: float) -> bool:
        """Say whether it can still let somebody in."""
        return self._tries > 0 and now < self._until

    def fits(self, sha256: str, now: float) -> bool:
        """Count a try, and say whether it was the right secret in time; it works once."""
        alive = self.is_alive(now)
        right = same(sha256, self._sha256)
        self._tries = 0 if right else self._tries - 1
        return alive and right


class Admission:
    """The door of one running device: a ticket of each kind, and the pass given last."""

    def __init__(self) -> None:
        self._tickets: dict[Kind, Ticket] = {}
        self._wrong_tokens = 0
        self.given: Pass | None = None

    def expect(self, kind: Kind, secret: str, now: float) -> None:
        """Make a new ticket of one kind; an older one of that kind is void from now on."""
        seconds, tries = (
            (TOKEN_SECONDS, TOKEN_TRIES) if kind is Kind.token else (CODE_SECONDS, CODE_TRIES)
        )
        self._tickets[kind] = Ticket(secret, until=now + seconds, tries=tries)

    def admit(self, kind: Kind, sha256: str, pass_: Pass, now: float) -> bool:
        """Let a window in under its new pass when its ticket fits; the pass before is void."""
        ticket = self._tickets.get(kind)
        if ticket is None or not ticket.fits(sha256, now):
            self._wrong_tokens += kind is Kind.token
            return False
        self._wrong_tokens = 0
        self.given = pass_
        return True

    def is_guessing(self) -> bool:
        """Say whether somebody guesses tokens: three wrong ones; the count starts anew then.

        Only a program on this computer can try, and none of ours ever shows a wrong one.
        """
        if self._wrong_tokens < TOKEN_TRIES:
            return False
        self._wrong_tokens = 0
        return True

    def needs_code(self, now: float) -> bool:
        """Say whether the last start code was used up or ran out."""
        ticket = self._tickets.get(Kind.code)
        return ticket is None or not ticket.is_alive(now)
