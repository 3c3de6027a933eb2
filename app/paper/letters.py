"""Which letters a font file holds, read from its own table; no font is drawn here.

Source: OpenType specification 1.9.1, tables `cmap` (formats 4 and 12) and `ttcf`.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

COLLECTION = b"ttcf"
SEGMENTS, GROUPS = 4, 12
UNUSED = 0xFFFF


def letters_of(path: Path, index: int = 0) -> frozenset[int]:
    """Give the code points that one font of a file has a picture for."""
    data = path.read_bytes()
    start = _start(data, index)
    cmap = _table(data, start, b"cmap")
    if cmap is None:
        return frozenset()
    return frozenset(point for sub in _subtables(data, cmap) for point in _points(data, sub))


def _start(data: bytes, index: int) -> int:
    if data[:4] != COLLECTION:
        return 0
    (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
    return int(start)


def _table(data: bytes, start: int, wanted: bytes) -> int | None:
    (count,) = struct.unpack_from(">H", data, start + 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == wanted:
            return int(offset)
    return None


def _subtables(data: bytes, cmap: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        yield cmap + offset


def _points(data: bytes, sub: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", data, sub)
    if kind == SEGMENTS:
        yield from _of_segments(data, sub)
    elif kind == GROUPS:
        (count,) = struct.unpack_from(">I", data, sub + 12)
        for number in range(count):
            first, last, _ = struct.unpack_from(">III", data, sub + 16 + 12 * number)
            yield from range(first, last + 1)


def _of_segments(data: bytes, sub: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", data, sub + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, sub + 14)
    starts = struct.unpack_from(f">{count}H", data, sub + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        if first != UNUSED:
            yield from range(first, last + 1)
