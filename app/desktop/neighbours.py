"""Who is at the other end of a connection from this computer: the user of its socket.

Linux writes it into its table of sockets. Elsewhere nobody can say, and the start page
warns of other users instead.
"""

import os
import sys
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_LOCAL, _REMOTE, _STATE, _UID = 1, 2, 3, 7
_ESTABLISHED = "01"
_MAPPED = "0000000000000000FFFF0000"
Address = tuple[str, int]


def can_tell() -> bool:
    """Say whether this system tells whose sockets there are."""
    return sys.platform == "linux" and TABLES[0].exists()


def is_another_user(peer: Address, own: Address) -> bool:
    """Say whether the socket of a peer belongs to somebody else, or to nobody any more.

    Where the system does not tell, nobody counts as another user.
    """
    if sys.platform == "win32" or not can_tell():
        return False
    wanted = (_written(peer), _written(own))
    return not any(_owner(table, wanted) == os.geteuid() for table in TABLES)


def _owner(table: Path, wanted: tuple[str, str]) -> int | None:
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return None
    for row in map(str.split, lines):
        ends = tuple(end.removeprefix(_MAPPED) for end in (row[_LOCAL], row[_REMOTE]))
        if ends == wanted and row[_STATE] == _ESTABLISHED:
            return int(row[_UID])
    return None


def _written(address: Address) -> str:
    """Write an address as the table does: the four numbers from behind, then the port."""
    host, port = address
    numbers = bytes(map(int, host.split(".")))
    in_order = numbers[::-1] if sys.byteorder == "little" else numbers
    return f"{in_order.hex().upper()}:{port:04X}"
