"""Looks into a web view over its debugging port: a few words of its protocol, no more."""

import base64
import http.client
import json
import os
import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from tests.processes import becomes_true

TEXT = 0x81
MASKED = 0x80
SHORT, LONG = 126, 127


@dataclass(slots=True)
class WebView:
    """The one page of a web view whose debugging port is open."""

    port: int
    _socket: "socket.socket | None" = field(default=None, init=False)
    _asked: int = field(default=0, init=False)

    def opens(self, heading: str) -> bool:
        """Wait until a page with this heading stands there, also in a new web view."""
        return becomes_true(lambda: heading in self._heading(), 40)

    def run(self, script: str) -> Any:  # noqa: ANN401  # whatever the page gives
        """Run a script in the page, as a hand on the device would, and give its value."""
        asked = {"expression": script, "returnByValue": True, "awaitPromise": True}
        return self._ask("Runtime.evaluate", asked)["result"].get("value")

    def taps(self, selector: str) -> None:
        """Tap the one thing that fits."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def types(self, selector: str, words: str) -> None:
        """Fill one field."""
        self.run(f"document.querySelector({json.dumps(selector)}).value = {json.dumps(words)}")

    def close(self) -> None:
        """Look away."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def is_painted(self) -> bool:
        """Wait until what stands there was drawn."""
        frames = "requestAnimationFrame(() => requestAnimationFrame(() => done(true)))"
        return bool(self.run(f"new Promise(done => {frames})"))

    def _heading(self) -> str:
        try:
            return str(self.run("document.querySelector('h1')?.textContent.trim()"))
        except (OSError, LookupError, ValueError):
            self.close()
            return ""

    def _ask(self, method: str, params: dict[str, object]) -> dict[str, Any]:
        if self._socket is None:
            self._socket = self._connected()
        self._asked += 1
        call = {"id": self._asked, "method": method, "params": params}
        self._socket.sendall(_frame(json.dumps(call).encode()))
        while (told := json.loads(self._read())).get("id") != self._asked:
            pass
        answer: dict[str, Any] = told["result"]
        return answer

    def _connected(self) -> socket.socket:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as pages:
            pages.request("GET", "/json/list")
            path = json.loads(pages.getresponse().read())[0]["webSocketDebuggerUrl"]
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        key = base64.b64encode(os.urandom(16)).decode()
        line.sendall(
            f"GET /{path.split('/', 3)[3]} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += _exactly(line, 1)
        return line

    def _read(self) -> bytes:
        line = self._socket
        if line is None:
            raise ConnectionError
        size = _exactly(line, 2)[1]
        if size == SHORT:
            size = struct.unpack(">H", _exactly(line, 2))[0]
        elif size == LONG:
            size = struct.unpack(">Q", _exactly(line, 8))[0]
        return _exactly(line, size)


def _frame(body: bytes) -> bytes:
    mask = os.urandom(4)
    masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(body))
    return struct.pack(">BBH", TEXT, MASKED | SHORT, len(body)) + mask + masked


def _exactly(line: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        part = line.recv(size - len(found))
        if not part:
            raise ConnectionError
        found += part
    return found
