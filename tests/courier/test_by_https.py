"""The way over the network: each fault has its cause, and no stranger is followed."""

import socket
import ssl
import threading
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer

import pytest
from urllib3 import PoolManager
from urllib3.exceptions import NameResolutionError

from app.courier.address import Address
from app.courier.address import address_of
from app.courier.by_https import HttpsWire
from app.courier.by_https import _cause
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause
from tests.courier.certificates import LONG_AGO
from tests.courier.certificates import Authority
from tests.courier.certificates import authority

ASK = Request(method="PUT", path="/v1/x", query="a=b", headers={"x-y": "z"}, body=b"body")
Act = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _server(act: Act, context: ssl.SSLContext | None = None) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            act(self)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def _page(status: int, **headers: str) -> Act:
    def act(handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("content-length", 0))
        body = handler.rfile.read(length)
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def _cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
    handler.connection.shutdown(socket.SHUT_RDWR)


def _to(port: int, scheme: str = "http") -> HttpsWire:
    return HttpsWire(address=Address(scheme=scheme, host="127.0.0.1", port=port))


def test_a_request_goes_out_and_its_answer_comes_back() -> None:
    """Status, headers in lower case, and body."""
    with _server(_page(201, Fieldcard="yes")) as port:
        wire = _to(port)
        answer = wire.exchange(ASK)

    assert isinstance(answer, Answer)
    assert (answer.status, answer.body, answer.headers["fieldcard"]) == (201, b"body", "yes")
    assert f"127.0.0.1:{port}" == wire.authority


def test_a_redirect_is_not_followed() -> None:
    """The sealed bytes never go to another host than the pinned one."""
    reached: list[str] = []

    def portal(handler: BaseHTTPRequestHandler) -> None:
        reached.append(handler.path)
        _page(200)(handler)

    with (
        _server(portal) as other,
        _server(_page(307, Location=f"http://127.0.0.1:{other}/")) as port,
    ):
        answer = _to(port).exchange(ASK)

    assert isinstance(answer, Answer)
    assert (answer.status, reached) == (307, [])


def test_nobody_there_and_a_cut_answer_are_no_answer() -> None:
    """It is tried again later, by the one who counts the tries."""
    tries: list[int] = []

    def once(handler: BaseHTTPRequestHandler) -> None:
        tries.append(1)
        _cut(handler)

    with _server(once) as port:
        cut = _to(port).exchange(ASK)
    nobody = _to(port).exchange(ASK)

    assert NoAnswer(cause=Cause.no_answer) == cut
    assert NoAnswer(cause=Cause.no_answer) == nobody
    assert tries == [1]


def test_a_wrong_name_and_a_network_that_is_off_are_told_apart() -> None:
    """No network is its own cause: it goes by itself, and nobody needs to call."""
    unreachable = OSError(101, "Network is unreachable")
    asleep = NameResolutionError("hub.example", None, socket.gaierror(socket.EAI_AGAIN, "x"))  # type: ignore[arg-type]  # no connection needed
    unknown = NameResolutionError("hub.example", None, socket.gaierror(socket.EAI_NONAME, "x"))  # type: ignore[arg-type]  # no connection needed
    for fault, inner in ((asleep, socket.EAI_AGAIN), (unknown, socket.EAI_NONAME)):
        fault.__cause__ = socket.gaierror(inner, "x")

    assert _cause(unreachable) is Cause.no_network
    assert _cause(asleep) is Cause.no_network
    assert _cause(unknown) is Cause.no_answer


@pytest.fixture(name="signer", scope="module")
def _signer(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("authority"))


def _over_tls(signer: Authority, context: ssl.SSLContext, *, trusts: bool = True) -> object:
    pool = PoolManager(ca_certs=signer.file) if trusts else PoolManager()
    with _server(_page(200), context) as port:
        address = Address(scheme="https", host="127.0.0.1", port=port)
        return HttpsWire(address=address, pool=pool).exchange(ASK)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_each_fault_of_a_certificate_has_its_cause(signer: Authority) -> None:
    """Name and trust make the network unsafe; a date speaks of the device's clock."""
    good = _over_tls(signer, signer.context("127.0.0.1"))
    strange = _over_tls(signer, signer.context("127.0.0.1"), trusts=False)
    other_name = _over_tls(signer, signer.context("portal.example"))
    expired = _over_tls(signer, signer.context("127.0.0.1", until=LONG_AGO))

    assert isinstance(good, Answer)
    assert NoAnswer(cause=Cause.tls_trust) == strange
    assert NoAnswer(cause=Cause.tls_trust) == other_name
    assert NoAnswer(cause=Cause.tls_date) == expired


def test_a_hub_that_speaks_no_tls_is_not_trusted() -> None:
    """A plain answer where TLS was promised is an unsafe network."""
    with _server(_page(200)) as port:
        answer = _to(port, scheme="https").exchange(ASK)

    assert NoAnswer(cause=Cause.tls_trust) == answer


def test_usual_ports_are_not_written() -> None:
    """Host and port are signed as a browser would send them."""
    assert address_of("https://Hub.Example:443/").authority == "hub.example"
    assert str(address_of("https://hub.example:8443")) == "https://hub.example:8443"
