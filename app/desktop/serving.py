"""The web server of a worker: waitress on a socket that the supervisor bound.

Its own answers to broken requests carry the same headers as every page, it names itself
nowhere, and it never moves a body into a temporary file.
"""

import socket
import time
from collections.abc import Callable
from functools import cached_property
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask
from waitress.task import WSGITask

from app.desktop.neighbours import is_another_user
from app.web.guard import STRANGER
from app.web.headers import ALWAYS

THREADS = 6
IN_MEMORY = 64 * 1024 * 1024
LARGEST_BODY = 9 * 1024 * 1024
DRAIN_SECONDS = 0.7
LOOK_SECONDS = 0.01


class PlainErrors(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """A broken request gets its status, one neutral sentence and the fixed headers."""

    def execute(self) -> None:
        """Write the answer."""
        error = self.request.error
        body = b"This request cannot be read.\n"
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", "text/plain; charset=utf-8"), *ALWAYS]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Answers(WSGITask):  # type: ignore[misc]  # waitress has no types
    """An answer that is the last one of its connection when the worker is leaving."""

    def build_response_header(self) -> bytes:
        """Give the head of the answer."""
        if not self.channel.server.accepting:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head

    def get_environment(self) -> WSGIEnvironment:
        """Give the request, with a word on whether another user of this computer asks."""
        environ: WSGIEnvironment = super().get_environment()
        environ[STRANGER] = self.channel.is_strange
        return environ


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    task_class = Answers
    error_task_class = PlainErrors

    @cached_property
    def is_strange(self) -> bool:
        """Say whether another user is at the other end; looked up once per connection."""
        try:
            own = self.socket.getsockname()
        except OSError:  # it is closed already
            return True
        return is_another_user(self.addr, own)


class Server:
    """Serves one WSGI callable on a socket that stays open when this process ends."""

    def __init__(self, app: WSGIApplication, bound: socket.socket) -> None:
        self._server = create_server(
            app,
            sockets=[bound],
            ident=None,
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            clear_untrusted_proxy_headers=True,
        )
        self._server.channel_class = _Channel

    def run(self) -> None:
        """Serve until the process ends."""
        self._server.run()

    def leave(self) -> None:
        """Take no new connection and end each one with its running answer.

        Whoever comes now waits in the queue of the socket for the next worker.
        """
        self._server.accepting = False
        for channel in self._channels():
            if not channel.requests and not channel.total_outbufs_len:
                channel.will_close = True
        self._server.pull_trigger()

    def drain(self, is_busy: Callable[[], bool]) -> None:
        """Wait a moment until every answer has left this process."""
        until = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < until:
            if not is_busy() and not any(c.total_outbufs_len for c in self._channels()):
                return
            time.sleep(LOOK_SECONDS)

    def _channels(self) -> "tuple[HTTPChannel, ...]":
        return tuple(self._server.active_channels.copy().values())
