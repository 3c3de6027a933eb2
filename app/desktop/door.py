"""The worker's side of the launch page: it makes the cookie, the supervisor decides."""

from collections.abc import Callable

from app.desktop.admission import Kind
from app.desktop.link import Link
from app.desktop.neighbours import can_tell
from app.factory.clock import cookie_name
from app.factory.clock import token
from app.web.guard import Pass
from app.web.guard import fingerprint
from app.web.launch import Cookie
from app.web.launch import Turned


class LaunchDoor:
    """Fits the port Door; `admitted` is called with the pass of the window that came in.

    `guessed` is called when somebody tried too many tokens: this worker is to end then.
    """

    def __init__(
        self, link: Link, admitted: Callable[[Pass | None], None], guessed: Callable[[], None]
    ) -> None:
        self._link = link
        self._admitted = admitted
        self._guessed = guessed

    @property
    def is_shielded(self) -> bool:
        """Say whether the server knows other users of this computer, and refuses them."""
        return can_tell()

    def by_token(self, token: str) -> Cookie | None:
        """Give a cookie for the right launch token."""
        answer = self._show(Kind.token, token)
        return answer if isinstance(answer, Cookie) else None

    def by_code(self, code: str) -> Cookie | Turned:
        """Give a cookie for the right start code."""
        return self._show(Kind.code, code)

    def turn_out(self) -> None:
        """Make the pass of the window void; nobody is let in until the next start."""
        self._admitted(None)

    def call_for_code(self) -> None:
        """Make sure that a start code that still works stands in the terminal."""
        self._link.tell("code_please")

    def _show(self, kind: Kind, secret: str) -> Cookie | Turned:
        cookie = Cookie(name=cookie_name(), value=token())
        pass_ = Pass(name=cookie.name, sha256=fingerprint(cookie.value))
        answer = self._link.ask(
            "admit",
            what=kind.value,
            shown=fingerprint(secret),
            name=pass_.name,
            sha256=pass_.sha256,
        )
        if answer.get("ok") is True:
            self._admitted(pass_)
            return cookie
        if answer.get("leave") is True:
            self._guessed()
        return Turned.new_code if answer.get("new_code") is True else Turned.wrong
