"""Who is at the other end of a connection from this computer: the user of its socket.

Linux tells it for one connection at once (sock_diag(7)); where that is barred, its table of
all sockets says it too, slowly. Elsewhere nobody can say, and the start page warns instead.
"""

import os
import socket
import struct
import sys
from pathlib import Path

TABLE = Path("/proc/net/tcp")
_NETLINK, _SOCK_DIAG, _BY_FAMILY, _REQUEST = 16, 4, 20, 1
_HEAD = struct.Struct("=IHHII")
_WANTED = struct.Struct("=BBBxI")
_ENDS = struct.Struct("!HH16s16s")
_NO_DEVICE = b"\0" * 4 + b"\xff" * 8
_ALL_STATES = 0xFFFFFFFF
_UID_AT = _HEAD.size + 64
_UID = struct.Struct("=I")
_UID_COLUMN = 7
_LONGEST = 4096
Address = tuple[str, int]


def can_tell() -> bool:
    """Say whether this system tells whose sockets there are."""
    return sys.platform == "linux" and TABLE.exists()


def is_another_user(peer: Address, own: Address) -> bool:
    """Say whether the socket of a peer belongs to somebody else, or to nobody any more.

    Where the system does not tell, nobody counts as another user.
    """
    if sys.platform == "win32" or not can_tell():
        return False
    try:
        owner = _asked(peer, own)
    except OSError:
        owner = _looked_up(peer, own)
    return owner != os.geteuid()


def _asked(peer: Address, own: Address) -> int | None:
    wanted = _WANTED.pack(socket.AF_INET, socket.IPPROTO_TCP, 0, _ALL_STATES)
    ends = _ENDS.pack(peer[1], own[1], socket.inet_aton(peer[0]), socket.inet_aton(own[0]))
    body = wanted + ends + _NO_DEVICE
    head = _HEAD.pack(_HEAD.size + len(body), _BY_FAMILY, _REQUEST, 1, 0)
    with socket.socket(_NETLINK, socket.SOCK_RAW, _SOCK_DIAG) as line:
        line.settimeout(1.0)
        line.send(head + body)
        answer = line.recv(_LONGEST)
    if len(answer) < _UID_AT + _UID.size or _HEAD.unpack_from(answer)[1] != _BY_FAMILY:
        return None
    owner: int = _UID.unpack_from(answer, _UID_AT)[0]
    return owner


def _looked_up(peer: Address, own: Address) -> int | None:
    ends = f" {_written(peer)} {_written(own)} "
    for line in TABLE.read_text(encoding="ascii").splitlines():
        if ends in line:
            return int(line.split()[_UID_COLUMN])
    return None


def _written(address: Address) -> str:
    """Write an address as the table does: the four numbers as one, then the port."""
    host, port = address
    (number,) = struct.unpack("=I", socket.inet_aton(host))
    return f"{number:08X}:{port:04X}"
