"""Another user of the same computer is refused on every route, whatever the request says."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desktop import neighbours
from app.desktop.neighbours import is_another_user
from app.web.guard import REFUSED
from tests.processes import Device
from tests.processes import run_device

pytestmark = [pytest.mark.slow, pytest.mark.threat("T04")]
NOBODY = 65534
PATHS = ("/", "/launch", "/launch?t=x", "/launch/static/css/style.css", "/saved", "/nothing")
ASKS = """
import http.client, json, os, sys
port, uid, paths, headers = json.loads(sys.argv[1])
"".encode("idna")  # loaded while the folder of this Python can still be read
if uid:
    os.setgid(uid)
    os.setuid(uid)
told = []
for path in paths:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    told.append([answer.status, answer.read().decode()])
    line.close()
print(json.dumps(told))
"""


@pytest.fixture(name="device")
def _device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    device = run_device(tmp_path_factory.mktemp("data"))
    device.enter()
    device.post("/try")
    yield device
    device.app.stop()


def _asked(device: Device, uid: int) -> list[list[object]]:
    """Ask as a program of a user would that knows everything, the cookie too."""
    headers = {
        "Sec-Fetch-Site": "same-origin",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
        "Cookie": device.cookie,
    }
    words = json.dumps([device.port, uid, PATHS, headers])
    done = subprocess.run(
        [sys.executable, "-c", ASKS, words], capture_output=True, text=True, check=True
    )
    told: list[list[object]] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(
    not neighbours.can_tell() or os.geteuid() != 0, reason="needs Linux and the root user"
)
def test_another_user_with_the_cookie_is_refused_everywhere(device: Device) -> None:
    """The control: with the same words a program of our own user comes in."""
    theirs = _asked(device, NOBODY)
    ours = _asked(device, 0)

    assert theirs == [[403, REFUSED.decode()]] * len(PATHS)
    assert [status for status, _ in ours] == [200, 303, 403, 200, 200, 404]


@pytest.mark.skipif(not neighbours.can_tell(), reason="needs Linux")
def test_our_own_connections_are_known(device: Device) -> None:
    """A connection of our own user is found; one that does not exist is nobody's."""
    line = http.client.HTTPConnection("127.0.0.1", device.port)
    line.connect()
    ends = line.sock.getsockname(), line.sock.getpeername()
    asked, looked_up = neighbours._asked(*ends), neighbours._looked_up(*ends)
    found = is_another_user(*ends)
    line.close()

    assert not found
    assert asked == looked_up == os.geteuid()
    assert is_another_user(("127.0.0.1", 1), ("127.0.0.1", 2))
    assert neighbours._looked_up(("127.0.0.1", 1), ("127.0.0.1", 2)) is None


def test_where_the_system_does_not_tell_nobody_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The start page warns instead."""
    monkeypatch.setattr(neighbours, "TABLE", Path("/nowhere/tcp"))

    assert not is_another_user(("127.0.0.1", 1), ("127.0.0.1", 2))


def test_three_wrong_tokens_end_the_worker(device: Device) -> None:
    """Whoever guesses meets the fixed refusal, and another process stands there after it."""
    before = {child.pid for child in device.app.children()}
    replies = [device.get(f"/launch?t=wrong{number}") for number in range(3)]
    page = device.get("/")

    assert [(reply.status, reply.text) for reply in replies] == [(403, REFUSED.decode())] * 3
    assert page.status == 303
    assert before.isdisjoint(child.pid for child in device.app.children())
