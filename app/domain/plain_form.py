"""The one written form of every signed object: canonical JSON (RFC 8785), read strictly.

Signed objects hold texts, whole numbers, truth values, lists and tables only. Their keys
are plain ASCII, so that sorting by code point and by UTF-16 unit is the same.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime

LONGEST_TEXT = 8192


class NotPlain(ValueError):
    """The bytes or the value are not in the one written form; most likely damaged."""


def canonical(value: object) -> bytes:
    """Write a value in its one form; raises NotPlain for what has no such form."""
    _refuse_odd(value)
    try:
        written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return written.encode("utf-8")
    except (TypeError, UnicodeEncodeError) as odd:
        raise NotPlain(str(odd)) from odd


def strictly(data: bytes) -> dict[str, object]:
    """Read one object and accept only its canonical bytes; raises NotPlain."""
    try:
        value = json.loads(data.decode("utf-8"))
        is_one_form = isinstance(value, dict) and canonical(value) == data
    except (ValueError, RecursionError) as odd:
        raise NotPlain from odd
    if not is_one_form:
        raise NotPlain
    table: dict[str, object] = value
    return table


def text_of(table: Mapping[str, object], key: str) -> str:
    """Give a text of limited length that can be written down; raises NotPlain."""
    value = table.get(key)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or _is_broken(value):
        raise NotPlain(key)
    return value


def number_of(table: Mapping[str, object], key: str) -> int:
    """Give a whole number that is not negative; raises NotPlain."""
    value = table.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NotPlain(key)
    return value


def texts_of(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Give a list of texts; raises NotPlain."""
    value = table.get(key)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise NotPlain(key)
    return tuple(value)


def tables_of(table: Mapping[str, object], key: str) -> tuple[dict[str, object], ...]:
    """Give a list of tables; raises NotPlain."""
    value = table.get(key)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise NotPlain(key)
    return tuple(value)


def table_of(table: Mapping[str, object], key: str) -> dict[str, object]:
    """Give a table; raises NotPlain."""
    value = table.get(key)
    if not isinstance(value, dict):
        raise NotPlain(key)
    return value


def moment_of(table: Mapping[str, object], key: str) -> datetime:
    """Give an aware time; raises NotPlain."""
    try:
        moment = datetime.fromisoformat(text_of(table, key))
    except ValueError as odd:
        raise NotPlain(key) from odd
    if moment.tzinfo is None:
        raise NotPlain(key)
    return moment


def base64url(data: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Read base64url without padding; raises NotPlain for any other sign."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as odd:
        raise NotPlain from odd
    if base64url(data) != text:
        raise NotPlain
    return data


def _is_broken(text: str) -> bool:
    """Say whether half a sign stands in a text: JSON can write it, and nothing can keep it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _refuse_odd(value: object) -> None:
    match value:
        case str() | int() | None:
            return
        case dict():
            if not all(isinstance(key, str) and key.isascii() for key in value):
                raise NotPlain
            for one in value.values():
                _refuse_odd(one)
        case list() | tuple():
            for one in value:
                _refuse_odd(one)
        case _:
            raise NotPlain(type(value).__name__)
