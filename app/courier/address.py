"""The address of a hub: HTTPS, or plain HTTP on this computer only."""

import ipaddress
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

DEFAULT_PORTS = {"https": 443, "http": 80}


class BadAddress(ValueError):
    """The text is no address of a hub, or one that would send in clear over a network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Scheme, host and port of a hub."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as a browser would write them."""
        if self.port == DEFAULT_PORTS[self.scheme]:
            return self.host
        return f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}"


def address_of(text: str) -> Address:
    """Read an address; raises BadAddress for anything that is not safe to send to."""
    try:
        url = parse_url(text)
    except LocationParseError as odd:
        raise BadAddress(text) from odd
    scheme, host = url.scheme or "", url.host or ""
    if scheme not in DEFAULT_PORTS or not host:
        raise BadAddress(text)
    if url.auth or url.query or url.fragment or (url.path or "/") != "/":
        raise BadAddress(text)
    if scheme == "http" and not _is_this_computer(host):
        raise BadAddress(text)
    return Address(scheme=scheme, host=host, port=url.port or DEFAULT_PORTS[scheme])


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
