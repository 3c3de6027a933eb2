"""Bytes and JSON values, bent as a faulty or hostile program would send them."""

import json
import random
from collections.abc import Callable

from tests.proofs.junk import MARKUP
from tests.proofs.junk import NUMBERS
from tests.proofs.junk import WORDS


def odd_value(draw: random.Random) -> object:
    """Give a value of a kind that nobody expects there."""
    nested: object = 0
    for _ in range(draw.choice((1, 40, 400, 960))):
        nested = [nested]
    kinds: tuple[object, ...] = (
        None, True, -1, 2**70, 10**400, 1.5, float("inf"), "", "\ud800", "\0", MARKUP, [], {},
        nested,
        {"a": nested}, ["\udfff"], draw.choice(WORDS), draw.choice(NUMBERS),
    )  # fmt: skip
    return draw.choice(kinds)


def bent_table(draw: random.Random, value: object) -> object:
    """Change one place of a JSON value."""
    if isinstance(value, dict) and value and draw.random() < 0.9:
        key = draw.choice(sorted(value))
        changed = dict(value)
        way = draw.randrange(4)
        if way == 0:
            del changed[key]
        elif way == 1:
            changed[draw.choice(WORDS)] = odd_value(draw)
        else:
            changed[key] = bent_table(draw, value[key])
        return changed
    if isinstance(value, list) and value and draw.random() < 0.7:
        at = draw.randrange(len(value))
        return [*value[:at], bent_table(draw, value[at]), *value[at + 1 :]]
    if isinstance(value, str) and draw.random() < 0.4:
        return value[:-1] + draw.choice(("", "x", "\ud800", "\u202e", MARKUP))
    return odd_value(draw)


def bent_json(draw: random.Random, data: bytes) -> bytes:
    """Change one place of a JSON text; what is none, is bent as bytes."""
    try:
        value = bent_table(draw, json.loads(data))
        return json.dumps(value, ensure_ascii=draw.random() < 0.7, sort_keys=True).encode(
            "utf-8", "surrogatepass"
        )
    except (ValueError, RecursionError):
        return bent_bytes(draw, data)


def bent_bytes(draw: random.Random, data: bytes) -> bytes:
    """Flip, cut, double or replace some bytes."""
    at = draw.randrange(len(data) + 1)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at],
        lambda: data[at:],
        lambda: data + data,
        lambda: data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :],
        lambda: data[:at] + draw.randbytes(8) + data[at:],
        lambda: data[:at] + draw.choice(WORDS).encode() + data[at:],
        lambda: b"[" * 5000,
        lambda: b'{"a":' * 700 + b"0" + b"}" * 700,
        lambda: b"",
    )
    return draw.choice(ways)()
