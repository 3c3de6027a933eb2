"""The supervisor: owns the socket and the session, starts workers and windows, counts tries.

It never holds a key, a passphrase or an answer, and renders no page. Locking is the end of
the worker: the next one knows nothing.
"""

import math
import queue
import socket
from collections.abc import Callable

from app.desktop.admission import Admission
from app.desktop.admission import Kind
from app.desktop.announcing import Announcing
from app.desktop.children import Child
from app.desktop.falls import Falls
from app.desktop.frames import Frame
from app.desktop.frames import number
from app.desktop.frames import raw
from app.desktop.frames import text
from app.desktop.idling import Idling
from app.desktop.idling import ticks
from app.desktop.session import Session
from app.desktop.sessions import Sessions
from app.desktop.signals import AWAY
from app.desktop.signals import catch_signals
from app.desktop.sleeping import LONG_SLEEP_SECONDS
from app.desktop.sleeping import ScreenWatch
from app.desktop.sleeping import Sleep
from app.desktop.touches import Touch
from app.desktop.tries import Tries
from app.desktop.window_place import WindowPlace
from app.domain.policy import Policy
from app.factory.clock import start_code
from app.factory.clock import token
from app.factory.officers import sole
from app.settings import Settings
from app.web.guard import LAUNCH
from app.web.guard import Pass

LOCK_SECONDS = 0.8
PANIC_SECONDS = 0.3
LOOK_SECONDS = 1.0
Heard = tuple[Child | None, Frame | None]


class Supervisor:
    """One running device, from its first worker to the end of the program."""

    def __init__(self, settings: Settings, bound: socket.socket, *, window: bool) -> None:
        self._settings = settings
        self._bound = bound
        self._port: int = bound.getsockname()[1]
        self._address = f"http://127.0.0.1:{self._port}{LAUNCH}"
        self._announcing = Announcing(self._address, browser=settings.display)
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._admission = Admission()
        self._sessions = Sessions(Tries(settings.data), ticks())
        self._idling = Idling(min(settings.idle_seconds, Policy().idle_seconds), ticks())
        self._falls = Falls()
        self._worker: Child | None = None
        self._place = WindowPlace(self._hear, is_wanted=window)
        self._sleep = Sleep()
        self._watch = ScreenWatch(lambda: self._heard.put((None, AWAY)))
        self._is_shown = False
        self._code: int | None = None

    def run(self) -> int:
        """Run until the window is closed or somebody ends the program; gives the exit code."""
        catch_signals(lambda frame: self._heard.put((None, frame)))
        self._watch.start()
        try:
            self._start_worker()
            while self._code is None:
                self._step()
            return self._code
        finally:
            self._watch.stop()
            self._end_children()

    @property
    def _session(self) -> Session:
        return self._sessions.current

    def _step(self) -> None:
        try:
            child, frame = self._heard.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            self._look_at_the_clock()
            return
        if frame is None:
            self._child_ended(child)
        elif child in (None, self._worker, self._place.window):
            _ACTS[text(frame, "kind")](self, frame)
        self._look_at_the_clock()

    def _look_at_the_clock(self) -> None:
        now = ticks()
        if slept := self._sleep.seconds():
            self._was_away(slept)
        if self._idling.is_over(now):
            self._lock_if_open()
        waits = self._is_shown and not self._place.is_wanted and self._admission.given is None
        if waits and self._admission.needs_code(now):
            self._new_code()
        if self._place.is_late(now):
            self._try_again()

    def _was_away(self, seconds: float) -> None:
        """Lock after sleep; after a long one the PIN is not enough any more."""
        if seconds >= LONG_SLEEP_SECONDS:
            self._sessions.drop()
            self._lock(0.0)
        self._lock_if_open()

    def _start_worker(self, **why: object) -> None:
        self._sessions.turn_to(self._sessions.officer or sole(self._settings.data))
        worker = Child("worker", self._hear, (self._bound,))
        given = self._admission.given or Pass(name="", sha256="")
        self._session.unlocked = self._session.made_up = False
        self._worker = worker
        worker.tell(
            data=str(self._settings.data),
            port=self._port,
            officer=self._sessions.officer,
            patterns=self._settings.patterns,
            name=given.name,
            sha256=given.sha256,
            **self._session.facts(ticks()),
            **why,
            **worker.share(self._bound),
        )

    def _hear(self, child: Child, frame: Frame | None) -> None:
        self._heard.put((child, frame))

    def _child_ended(self, child: Child | None) -> None:
        if child is not None and child is self._worker:
            self._worker_ended(child)
        elif child is not None and child is self._place.window:
            self._window_ended(child)

    def _worker_ended(self, worker: Child) -> None:
        fell = worker.code != 0
        self._session.fell |= fell
        if fell and self._falls.are_too_many(ticks()):
            self._announcing.trouble("Fieldcard cannot go on. What you saved is safe.")
            self._code = 1
            return
        if self._session.unlocked:
            self._lock(0.0)
        else:
            self._start_worker()

    def _window_ended(self, window: Child) -> None:
        self._place.window = None
        if window.code == 0:
            self._code = 0
        else:
            self._do_without_a_window()

    def _try_again(self) -> None:
        """Open a window that came too late once more: the second time is faster."""
        if self._place.may_try_again():
            self._show()
        else:
            self._do_without_a_window()

    def _do_without_a_window(self) -> None:
        """Go on in a browser, and locked: a start code is no proof of knowing the PIN."""
        self._place.is_wanted = False
        self._place.close()
        self._announcing.no_window()
        if self._session.unlocked:
            self._lock(0.0)
        self._show()

    def _lock_if_open(self) -> None:
        if self._session.unlocked and not self._session.made_up:
            self._lock(0.0)

    def _lock(self, patience: float, **why: object) -> None:
        worker, self._worker = self._worker, None
        self._place.close()
        if worker is not None:
            worker.end(patience)
        self._start_worker(**why)
        if self._place.is_wanted:
            self._show()

    def _show(self) -> None:
        self._is_shown = True
        if self._place.is_wanted:
            self._place.open(ticks())
        else:
            self._new_code()

    def _new_code(self) -> None:
        code = start_code()
        self._admission.expect(Kind.code, code, ticks())
        self._announcing.code(code)

    def _end_children(self) -> None:
        self._sessions.drop()
        self._place.close()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    def _answer(self, **facts: object) -> None:
        if self._worker is not None:
            self._worker.tell(**facts)

    def _on_ready(self, _frame: Frame) -> None:
        if not self._is_shown:
            self._show()

    def _on_stop(self, _frame: Frame) -> None:
        self._code = 0

    def _on_show(self, _frame: Frame) -> None:
        if self._place.is_wanted:
            self._show()

    def _on_away(self, _frame: Frame) -> None:
        self._was_away(self._sleep.seconds())

    def _on_address_please(self, _frame: Frame) -> None:
        secret = token()
        self._admission.expect(Kind.token, secret, ticks())
        self._place.tell(f"{self._address}?t={secret}", str(self._settings.data), ticks())

    def _on_lock(self, frame: Frame) -> None:
        self._lock(LOCK_SECONDS, notice=text(frame, "notice"))

    def _on_panic(self, _frame: Frame) -> None:
        """Forget everybody's sealed keys at once, then end what knows more."""
        self._sessions.drop()
        self._lock(PANIC_SECONDS)

    def _on_touch(self, frame: Frame) -> None:
        self._idling.touched(ticks(), Touch(text(frame, "what")))

    def _on_code_please(self, _frame: Frame) -> None:
        if self._admission.needs_code(ticks()):
            self._new_code()

    def _on_admit(self, frame: Frame) -> None:
        now = ticks()
        kind = Kind(text(frame, "what"))
        pass_ = Pass(name=text(frame, "name"), sha256=text(frame, "sha256"))
        is_in = self._admission.admit(kind, text(frame, "shown"), pass_, now)
        if is_in and kind is Kind.token:
            self._place.came_in()
        needs_code = kind is Kind.code and not is_in and self._admission.needs_code(now)
        if needs_code:
            self._new_code()
        is_guessing = self._admission.is_guessing()
        self._answer(ok=is_in, new_code=needs_code, leave=is_guessing)
        if is_guessing:
            self._lock(LOCK_SECONDS)

    def _on_pin_try(self, _frame: Frame) -> None:
        self._answer(blob=self._session.hand_over(ticks()))

    def _on_turn(self, frame: Frame) -> None:
        self._sessions.turn_to(text(frame, "officer"))

    def _on_passphrase_try(self, _frame: Frame) -> None:
        self._sessions.wrong_passphrase(ticks())

    def _on_pause_please(self, _frame: Frame) -> None:
        self._answer(pause_ms=math.ceil(self._session.pause(ticks()) * 1000))

    def _on_renewed(self, frame: Frame) -> None:
        self._session.renewed(raw(frame, "blob"))

    def _on_unlocked(self, frame: Frame) -> None:
        now, by = ticks(), text(frame, "by")
        self._sessions.turn_to(text(frame, "officer"))
        self._idling.touched(now, Touch.carry_on)
        if by == "made_up":
            self._session.unlocked = self._session.made_up = True
        else:
            self._sessions.opened(raw(frame, "blob"), now, by_passphrase=by == "passphrase")
            self._follow(frame)

    def _on_policy(self, frame: Frame) -> None:
        self._session.drop()
        self._follow(frame)

    def _follow(self, frame: Frame) -> None:
        self._idling.limit(min(self._settings.idle_seconds, number(frame, "idle")))


_ACTS: dict[str, Callable[[Supervisor, Frame], None]] = {
    name.removeprefix("_on_"): act
    for name, act in vars(Supervisor).items()
    if name.startswith("_on_")
}
