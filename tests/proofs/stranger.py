"""Somebody else at the address of the hub: answers every request in the way it was told."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer

PORTAL = b"<!doctype html><title>Welcome</title><p>Sign in to use this network.</p>"


@dataclass(slots=True, kw_only=True)
class Manner:
    """How a stranger answers; without a status it hangs up. `asked` counts requests."""

    status: int = 200
    kind: str = "text/html"
    body: bytes = PORTAL
    asked: int = 0

    def answers(self, status: int, kind: str, body: bytes) -> None:
        """Answer otherwise from now on, and count anew."""
        self.status, self.kind, self.body, self.asked = status, kind, body, 0


def with_receipt(token: str) -> tuple[int, str, bytes]:
    """Answer as a hub that holds the bytes would."""
    return 201, "application/json", json.dumps({"receipt": token}).encode()


@contextmanager
def stranger(port: int) -> Iterator[Manner]:
    """Listen on the port of a hub that is gone."""
    manner = Manner()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", "0")))
            manner.asked += 1
            if not manner.status:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(manner.status)
            self.send_header("Content-Type", manner.kind)
            self.send_header("Content-Length", str(len(manner.body)))
            self.end_headers()
            self.wfile.write(manner.body)

        do_GET = do_PUT = do_POST = answer  # noqa: N815 - names of the library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield manner
    server.shutdown()
    server.server_close()
    thread.join()
