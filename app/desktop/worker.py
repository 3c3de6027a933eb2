"""The worker process: locked, it knows one page; unlocked, it holds the keys until it ends.

It opens the device at most once. A wrong secret or a lock ends the process, because
nothing else takes what was typed out of its memory.
"""

import os
import socket
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app import resources
from app.casework.desk import Desk
from app.casework.retaining import look_after
from app.desktop.blocking import DeviceBlocker
from app.desktop.door import LaunchDoor
from app.desktop.frames import Frame
from app.desktop.frames import number
from app.desktop.frames import raw
from app.desktop.frames import text
from app.desktop.hardening import harden
from app.desktop.keeping import DeviceKeeper
from app.desktop.keeping import Turns
from app.desktop.link import Link
from app.desktop.renewing import DeviceRenewer
from app.desktop.rounds import Rounds
from app.desktop.serving import Server
from app.desktop.sparing_log import speak_sparingly
from app.desktop.switch import Switch
from app.desktop.touches import Touches
from app.domain.device import Role
from app.domain.policy import Policy
from app.factory.clock import SystemClock
from app.factory.device import Device
from app.factory.lock_app import create_launch_app
from app.factory.lock_app import create_lock_app
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.i18n.formatting import local
from app.web import blocking
from app.web import renewing
from app.web.guard import Guard
from app.web.guard import Pass
from app.web.headers import Headers
from app.web.keeper import Notice

HOUR_SECONDS = 3600.0


def main() -> int:
    """Serve one worker's life on the pipes that the supervisor gave."""
    harden()
    speak_sparingly()
    link = Link(sys.stdin.buffer, _own_output())
    Worker(link, link.start_frame()).run()
    return 0


class Worker:
    """One worker: the socket, the guard, the app that fits, and the way out."""

    def __init__(self, link: Link, start: Frame) -> None:
        self._link = link
        self._shows_patterns = start.get("patterns") is True
        self._port = number(start, "port")
        self._pass = _pass_of(start)
        self._catalogues = Catalogues.load(resources.translations())
        folder = Path(text(start, "data"))
        self._blocker = DeviceBlocker(folder, link, self._leave)
        self._switch = Switch(
            create_launch_app(self._door(), self._catalogues, resources.static(), "en"),
            create_lock_app(
                self._keeper(folder, start), self._catalogues, resources.static(), wall_clock
            ),
            Touches(link.tell).touch,
        )
        guard = Guard(self._switch, port=self._port, allowed=lambda: self._pass)
        self._server = Server(Headers(guard), _socket_of(start))
        self._leaving = threading.Event()

    def run(self) -> None:
        """Serve until the process ends."""
        threading.Thread(target=self._see_out, name="way out", daemon=True).start()
        self._link.tell("ready")
        self._server.run()

    def _door(self) -> LaunchDoor:
        return LaunchDoor(self._link, self._admit, self._leave)

    def _keeper(self, folder: Path, start: Frame) -> DeviceKeeper:
        return DeviceKeeper(
            folder,
            start,
            self._link,
            self._catalogues,
            Turns(opened=self._open, spent=self._leave),
        )

    def _admit(self, pass_: Pass | None) -> None:
        self._pass = pass_

    def _open(self, device: Device) -> None:
        app = create_app(
            device.desk,
            self._catalogues,
            resources.static(),
            self._lock,
            with_patterns=self._shows_patterns,
        )
        if device.role is not Role.training:
            blocking.install(app, self._blocker)
            renewing.install(app, DeviceRenewer(device, self._link, self._lock_saying))
        self._switch.turn_to(app)
        if device.front is not None:
            device.front.followed = self._follow
        Rounds(device.desk).start()
        if device.role is not Role.training:
            self._looking_after(device).start()

    def _follow(self, policy: Policy) -> None:
        self._link.tell("policy", idle=policy.idle_seconds)

    def _looking_after(self, device: Device) -> Rounds:
        """Check and copy the records once they are open, and every hour after that."""

        def look(_: Desk) -> None:
            if not device.check():
                self._lock()
                return
            device.back_up()
            look_after(device.desk)
            if device.replace_keys():
                self._link.tell("renewed", blob=device.session_blob())

        return Rounds(device.desk, pause=HOUR_SECONDS, first=(), acts=(look,))

    def _lock(self) -> None:
        self._link.tell("lock")
        self._leave()

    def _lock_saying(self, notice: Notice) -> None:
        self._link.tell("lock", notice=notice)
        self._leave()

    def _leave(self) -> None:
        """Take no request any more; the answer that is being made still goes out."""
        self._server.leave()
        self._switch.leave()
        self._leaving.set()

    def _see_out(self) -> None:
        self._leaving.wait()
        self._server.drain(lambda: self._switch.is_busy)
        os._exit(0)


def wall_clock() -> datetime:
    """Give the time as the clock on the wall shows it."""
    clock = SystemClock()
    return local(clock.now(), clock.offset_minutes())


def _own_output() -> BinaryIO:
    """Keep standard output for frames; whatever else is printed goes to standard error."""
    own = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(own, "wb")


def _pass_of(start: Frame) -> Pass | None:
    name = text(start, "name")
    return Pass(name=name, sha256=text(start, "sha256")) if name else None


def _socket_of(start: Frame) -> socket.socket:
    if sys.platform == "win32":
        return socket.fromshare(raw(start, "share"))
    return socket.socket(fileno=number(start, "socket"))
