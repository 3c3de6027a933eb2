"""Values of the domain to JSON and back, strictly: what is read is exactly what was written.

A value names its class under `kind`. Reading walks the dataclasses, so that a new field
needs a default, a renamed class needs a migration, and an unknown key is an error.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import Field
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from decimal import InvalidOperation
from enum import StrEnum
from functools import cache
from types import NoneType
from types import UnionType
from typing import Any
from typing import NewType
from typing import Union
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from app.domain.event import Event
from app.vault.errors import BadRecord
from app.vault.errors import UnknownKind

KINDS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(Event)}


def kind_of(event: Event) -> str:
    """Give the name under which an event of this class is stored, for ever."""
    return type(event).__name__


def write_event(event: Event) -> str:
    """Give the JSON text of one event."""
    return write(event)


def read_event(kind: str, text: str) -> Event:
    """Read one event; raises UnknownKind and BadRecord."""
    if kind not in KINDS:
        raise UnknownKind(kind)
    event: Event = read(KINDS[kind], text)
    return event


def write(value: object) -> str:
    """Give the JSON text of a value, always the same for the same value.

    Only ASCII is written, so that even half a surrogate pair survives.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))


def read(wanted: type[Any], text: str) -> Any:  # noqa: ANN401 - untyped data becomes typed here
    """Read a value of a wanted class; raises UnknownKind and BadRecord."""
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise BadRecord(wanted.__name__) from error
    return _value(wanted, raw, wanted.__name__)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        content = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **content}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if type(value) is date:
        return value.isoformat()
    if value is None or type(value) in (str, bool, int):
        return value
    raise BadRecord(type(value).__name__)


def _value(wanted: Any, raw: Any, where: str) -> Any:  # noqa: ANN401 - types are values here
    if isinstance(wanted, NewType):
        return _value(wanted.__supertype__, raw, where)
    if get_origin(wanted) in (Union, UnionType):
        return _one_of(get_args(wanted), raw, where)
    if get_origin(wanted) is tuple:
        return _tuple(get_args(wanted)[0], raw, where)
    if is_dataclass(wanted):
        return _record(wanted, raw, where)
    if isinstance(wanted, type) and issubclass(wanted, (StrEnum, date, Decimal)):
        return _written(wanted, raw, where)
    if type(raw) is not wanted:
        raise BadRecord(where)
    return raw


def _one_of(kinds: tuple[Any, ...], raw: Any, where: str) -> Any:  # noqa: ANN401 - as above
    if raw is None and NoneType in kinds:
        return None
    if not isinstance(raw, dict):
        only = [kind for kind in kinds if kind is not NoneType and not is_dataclass(kind)]
        if len(only) != 1:
            raise BadRecord(where)
        return _value(only[0], raw, where)
    for kind in kinds:
        if is_dataclass(kind) and raw.get("kind") == getattr(kind, "__name__", None):
            return _record(kind, raw, where)
    raise UnknownKind(str(raw.get("kind")))


def _tuple(item: Any, raw: Any, where: str) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    if not isinstance(raw, list):
        raise BadRecord(where)
    return tuple(_value(item, entry, where) for entry in raw)


def _written(
    wanted: type[StrEnum | date | Decimal],
    raw: Any,  # noqa: ANN401 - as above
    where: str,
) -> StrEnum | date | Decimal:
    """Read what is written as one word: a member of a list, a day, or an amount."""
    try:
        if issubclass(wanted, StrEnum):
            return wanted(raw)
        return date.fromisoformat(str(raw)) if wanted is date else Decimal(str(raw))
    except (ValueError, InvalidOperation) as error:
        raise BadRecord(where) from error


def _record(wanted: Any, raw: Any, where: str) -> Any:  # noqa: ANN401 - as above
    if not isinstance(raw, dict) or raw.get("kind") != wanted.__name__:
        raise BadRecord(where)
    shape = _shape(wanted)
    unknown = raw.keys() - shape.keys() - {"kind"}
    missing = {name for name in shape.keys() - raw.keys() if not _has_default(shape[name][0])}
    if unknown or missing:
        odd = min(unknown | missing)
        raise BadRecord(where=f"{where}.{odd}")
    given = {name: raw[name] for name in shape if name in raw}
    return wanted(
        **{
            name: _value(shape[name][1], item, f"{where}.{name}")
            for name, item in given.items()
        }
    )


@cache
def _shape(wanted: type[Any]) -> Mapping[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(wanted)
    return {field.name: (field, hints[field.name]) for field in fields(wanted)}


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
