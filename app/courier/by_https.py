"""Carries requests over HTTPS, or over plain HTTP on this computer only.

It never tries twice, follows no redirect, trusts no proxy of the environment, and turns
every failure of the network into a cause.
"""

import errno
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from urllib3 import PoolManager
from urllib3 import Timeout
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from app.courier.address import Address
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause

CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
BYTES_PER_SECOND = 64 * 1024
LARGEST_ANSWER = 8 * 1024 * 1024
NO_NETWORK = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH)
DATE_FAULTS = (9, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpsWire:
    """The way to one hub."""

    address: Address
    pool: PoolManager = field(default_factory=PoolManager, repr=False)

    @property
    def authority(self) -> str:
        """Give host and port as they are signed."""
        return self.address.authority

    def exchange(self, request: Request) -> Answer | NoAnswer:
        """Send one request once; the time limit grows with its size."""
        query = f"?{request.query}" if request.query else ""
        patience = READ_SECONDS + len(request.body) / BYTES_PER_SECOND
        try:
            response = self.pool.request(
                request.method,
                f"{self.address}{request.path}{query}",
                body=request.body or None,
                headers={**request.headers, "accept-encoding": "identity"},
                timeout=Timeout(connect=CONNECT_SECONDS, read=patience),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            return _answer(response)
        except (HTTPError, OSError) as fault:
            return NoAnswer(cause=_cause(fault))


def _answer(response: BaseHTTPResponse) -> Answer | NoAnswer:
    try:
        body = response.read(LARGEST_ANSWER + 1)
    finally:
        response.close()
    if len(body) > LARGEST_ANSWER:
        return NoAnswer(cause=Cause.portal)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status=response.status, headers=headers, body=body)


def _cause(fault: BaseException) -> Cause:
    for one in _chain(fault):
        if isinstance(one, ssl.SSLCertVerificationError) and one.verify_code in DATE_FAULTS:
            return Cause.tls_date
        if isinstance(one, ssl.SSLError):
            return Cause.tls_trust
        if isinstance(one, socket.gaierror) and one.errno == socket.EAI_AGAIN:
            return Cause.no_network
        if isinstance(one, OSError) and one.errno in NO_NETWORK:
            return Cause.no_network
    return Cause.no_answer


def _chain(fault: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = fault
    while one is not None:
        yield one
        inner = one.args[0] if one.args and isinstance(one.args[0], BaseException) else None
        one = one.__cause__ or one.__context__ or inner
