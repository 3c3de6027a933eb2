"""Frames between supervisor and worker: a length, then one JSON object, on plain pipes.

Secrets travel here and nowhere else, so never in arguments, environment or files.
"""

import base64
import json
import struct
from collections.abc import Mapping
from typing import IO

LARGEST = 1 << 20
_LENGTH = struct.Struct(">I")

Frame = Mapping[str, object]


class BadFrame(Exception):
    """The other end wrote something that is no frame; most likely it died in the middle."""


def write_frame(pipe: IO[bytes], frame: Frame) -> None:
    """Write one frame and push it out; raises OSError when the other end is gone."""
    body = json.dumps(frame, default=_as_text).encode()
    pipe.write(_LENGTH.pack(len(body)) + body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> dict[str, object] | None:
    """Read one frame, or nothing when the other end closed; raises BadFrame."""
    head = pipe.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size or _LENGTH.unpack(head)[0] > LARGEST:
        raise BadFrame
    wanted = _LENGTH.unpack(head)[0]
    body = pipe.read(wanted)
    if len(body) < wanted:
        raise BadFrame
    return _parsed(body)


def text(frame: Frame, key: str) -> str:
    """Give a text of a frame, empty when it is not there."""
    value = frame.get(key)
    return value if isinstance(value, str) else ""


def number(frame: Frame, key: str) -> int:
    """Give a whole number of a frame, 0 when it is not there."""
    value = frame.get(key)
    return value if isinstance(value, int) else 0


def raw(frame: Frame, key: str) -> bytes:
    """Give the bytes of a frame, empty when they are not there."""
    return base64.b64decode(text(frame, key))


def _as_text(value: object) -> str:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    raise TypeError(value)


def _parsed(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadFrame from error
    if not isinstance(found, dict):
        raise BadFrame
    return found
