"""Values that must be found nowhere, and the search for them in every shape they can take."""

import base64
import json
import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote
from urllib.parse import quote_plus

import psutil

PASSPHRASE = "cobalt otters juggle seven quiet melons"  # noqa: S105 - made up
PIN = "571926"
STAFF = "QX-Staffcanary-4471"
DETAILS: Mapping[str, str] = {
    "name": "Zubaydah Quillfeather",
    "contact": "wren-kettle-91 at the harbour kiosk",
    "place": "Saltmarsh Lane 77b, third green door",
    "note": "Their sister Pemberlinde must not be called",
}
WORDS = ("أخذ جواز سفري في الكشك الأزرق", "ông chủ giữ hộ chiếu ở kho lạnh", "ፓስፖርቴን ወሰደ")
OFFENCE = "Sold marmoset figurines without leave"
LINK = "The foreman Crabapple-Voss counted each figurine"
REFERRED = (*DETAILS.values(), *WORDS, OFFENCE, LINK, STAFF)
ALL = (*REFERRED, PASSPHRASE, PIN)
TELLING = 8  # bytes; fewer are found in random text by chance


def shapes(canary: str | bytes) -> Iterator[bytes]:
    """Give every shape in which a text or a key may lie in a file, a log or an address."""
    plain = canary if isinstance(canary, bytes) else canary.encode()
    yield plain
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    for offset in range(3):
        for written in (base64.b64encode, base64.urlsafe_b64encode):
            inside = written(b"\x00" * offset + plain)[4 if offset else 0 : -4]
            if len(inside) >= TELLING:
                yield inside
    if isinstance(canary, str):
        yield canary.encode("utf-16-le")
        yield from (json.dumps(canary)[1:-1].encode(), quote(canary).encode())
        yield quote_plus(canary).encode()


def found(canaries: Iterable[str | bytes], content: bytes) -> list[str | bytes]:
    """Give the canaries that can be read in some bytes.

    A few digits also stand in long random numbers by chance, so short shapes count only
    where no other digit stands beside them.
    """
    return [one for one in canaries if any(_is_in(content, shape) for shape in shapes(one))]


def _is_in(content: bytes, shape: bytes) -> bool:
    if len(shape) >= TELLING:
        return shape in content
    alone = rb"(?<![0-9A-Fa-f])" + re.escape(shape) + rb"(?![0-9A-Fa-f])"
    return re.search(alone, content) is not None


def files_of(folder: Path) -> bytes:
    """Read all files below a folder, and their names; one that vanishes meanwhile is gone."""
    parts = []
    for path in sorted(folder.rglob("*")):
        parts.append(str(path.relative_to(folder)).encode())
        try:
            parts.append(path.read_bytes() if path.is_file() else b"")
        except FileNotFoundError:
            continue
    return b"\n".join(parts)


def orders_of(process: psutil.Process) -> bytes:
    """Give what every user of a computer may see of a program: its words and environment."""
    everyone = [process, *process.children(recursive=True)]
    seen = [f"{one.cmdline()} {one.environ()}" for one in everyone]
    return "\n".join(seen).encode()
