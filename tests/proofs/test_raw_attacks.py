"""Programs of this computer that forge whole requests, byte by byte."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.device import Theme
from tests.proofs.assault import Target
from tests.proofs.assault import target
from tests.proofs.probing import Prober
from tests.proofs.probing import paths_of
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.screens.street import built

pytestmark = [pytest.mark.slow, pytest.mark.threat("T04"), pytest.mark.threat("T05")]
BEGAN = "00000000-0000-4000-8000-00000000ffff"
SITE = "Sec-Fetch-Site: same-origin\r\n"
FETCHED = f"{SITE}Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
PATIENCE = 30


@pytest.fixture(name="guarded", scope="module")
def _guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("guarded"), "watched") as aim:
        yield aim


@pytest.fixture(name="bare", scope="module")
def _bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("bare"), "open") as aim:
        yield aim


def _forgeries(aim: Target) -> dict[str, str]:
    """Give requests that know everything, the cookie too, but for one thing."""
    port, cookie = aim.device.port, aim.device.cookie
    host, known = f"127.0.0.1:{port}", f"{FETCHED}Cookie: {cookie}\r\n"
    name = cookie.partition("=")[0]
    get = "GET @ HTTP/1.1\r\n"
    own = f"{get}Host: {host}\r\n"
    heads = {
        "no host": f"{get}{known}",
        "no host, 1.0": f"GET @ HTTP/1.0\r\n{known}",
        "no version": "GET @\r\n",
        "localhost": f"{get}Host: localhost:{port}\r\n{known}",
        "127.1": f"{get}Host: 127.1:{port}\r\n{known}",
        "[::1]": f"{get}Host: [::1]:{port}\r\n{known}",
        "trailing dot": f"{get}Host: 127.0.0.1.:{port}\r\n{known}",
        "no port": f"{get}Host: 127.0.0.1\r\n{known}",
        "user information": f"{get}Host: me@{host}\r\n{known}",
        "two hosts": f"{own}Host: evil.example\r\n{known}",
        "absolute target": f"GET http://{host}@ HTTP/1.1\r\nHost: {host}\r\n{known}",
        "foreign target": f"GET http://evil.example@ HTTP/1.1\r\nHost: {host}\r\n{known}",
        "two cookies": f"{own}{known}Cookie: {name}=x\r\n",
        "a double in one": f"{own}{FETCHED}Cookie: {cookie}; {cookie}\r\n",
        "no token": f"{own}{FETCHED}",
        "no metadata": f"{own}Cookie: {cookie}\r\n",
        "two sites": f"{own}Sec-Fetch-Site: cross-site\r\n{known}",
        "underscores": f"{own}Sec_Fetch_Site: same-origin\r\nCookie: {cookie}\r\n",
        "an upgrade": f"{own}Upgrade: websocket\r\n{known}",
        "another method": f"PATCH @ HTTP/1.1\r\nHost: {host}\r\n{known}",
        "a forwarded host": f"{get}Host: evil.example\r\nX-Forwarded-Host: {host}\r\n{known}",
    }  # fmt: skip
    return {cell: head.replace("@", f"/saved?cell=J{at}") for at, (cell, head) in
            enumerate(heads.items())}  # fmt: skip


def _sent(port: int, head: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.sendall(f"{head}Connection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_no_forged_request_reaches_the_app(guarded: Target, bare: Target) -> None:
    """Strange hosts, targets, cookies and versions: none gets a byte of a record."""
    begun = time.monotonic()
    answers = {
        cell: _sent(guarded.device.port, head) for cell, head in _forgeries(guarded).items()
    }
    for head in _forgeries(bare).values():
        _sent(bare.device.port, head)
    tell(
        Finding(
            proof="S1",
            what="forged requests of local programs",
            size=f"{len(answers)} kinds",
            result=f"{len(guarded.hits)} reached the app, {guarded.given} bytes given",
            control=f"without guard: {len(bare.hits)} arrived, {bare.given:,} bytes",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert guarded.hits == set()
    assert {reply[9:12] for reply in answers.values()} <= {b"400", b"403"}
    assert len(bare.hits) > len(answers) // 2


def test_a_program_without_the_cookie_is_refused_on_every_route(
    guarded: Target, tmp_path: Path
) -> None:
    """With perfect headers, and with the cookie of another window: 403 everywhere."""
    houses = built(tmp_path, "en", Theme.day)
    paths = [*paths_of(houses.officer.app, BEGAN), *paths_of(houses.locked.app, ""), "/nothing"]
    name = guarded.device.cookie.partition("=")[0]
    probers = [
        Prober(port=guarded.device.port, cookie=cookie)
        for cookie in ("", f"{name}=replayed", f"{guarded.device.cookie}; {name}=x")
    ]
    statuses = {
        prober.ask(method, path).status
        for prober in probers
        for path in paths
        for method in ("GET", "POST")
    }

    assert statuses == {403}
