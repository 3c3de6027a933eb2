"""Builds frozen dataclasses out of TOML tables, strictly: the dataclasses are the schema.

Nothing is coerced and nothing is guessed. Every mistake is collected, so that an author
sees all of them at once; a value is given only where there is none.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from functools import partial
from types import NoneType
from types import UnionType
from typing import Any
from typing import NamedTuple
from typing import TypeVar
from typing import Union
from typing import cast
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from app.domain.text import Text
from app.library.mistakes import Mistake
from app.library.mistakes import nearest

Shape = TypeVar("Shape")
BROKEN = object()
MOST_LETTERS = 4_000
MOST_ITEMS = 400
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
AMOUNT = re.compile(r"\d{1,9}(?:\.\d{1,4})?", re.ASCII)
PLAIN: Mapping[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a date such as 2026-11-22",
}


class Sheet(dict[str, Any]):
    """A table that remembers its file, and which keys were joined to it from other files.

    A sheet whose file could not be read is `unread`; nothing is built of it, since what is
    wrong with it is known already.
    """

    def __init__(
        self, file: str, table: Mapping[str, Any], joined: Mapping[str, str] | None = None
    ) -> None:
        """Keep the table beside the name of its file and the files of joined keys."""
        super().__init__(table)
        self.file = file
        self.joined = joined or {}
        self.unread = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What building finds: mistakes in file order, and where each text stands."""

    mistakes: list[Mistake] = field(default_factory=list)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def wrong(self, file: str, key: str, wanted: str) -> None:
        """Add one mistake."""
        self.mistakes.append(Mistake(file=file, key=key, wanted=wanted))


class _Spot(NamedTuple):
    """Where the builder stands: file, key path in it, and ids that name the texts there."""

    file: str
    path: str
    ids: tuple[str, ...]
    findings: Findings

    def wrong(self, wanted: str) -> object:
        self.findings.wrong(self.file, self.path, wanted)
        return BROKEN

    def at(self, key: str, table: object = None) -> "_Spot":
        path = f"{self.path}.{key}" if self.path else key
        file = table.joined.get(key, self.file) if isinstance(table, Sheet) else self.file
        return _Spot(file, path, self.ids, self.findings)

    def named(self, *ids: str) -> "_Spot":
        return _Spot(self.file, self.path, self.ids + ids, self.findings) if ids else self

    def moved(self, value: object) -> "_Spot":
        """Go over to the file of a sheet, where key paths start anew."""
        if isinstance(value, Sheet):
            return _Spot(value.file, "", self.ids, self.findings)
        return self


def build(shape: type[Shape], sheet: Sheet, pack: str, findings: Findings) -> Shape | None:
    """Build one dataclass out of a sheet, or none; every mistake is added to the findings.

    Ids of texts start with `pack`; inside lists the id or code of the item names them,
    never the position, so that a new order loses no translation.
    """
    spot = _Spot(file=sheet.file, path="", ids=(pack,), findings=findings)
    built = _table(shape, sheet, spot)
    return None if built is BROKEN else cast("Shape", built)


def _value(shape: object, value: object, spot: _Spot) -> object:
    """Build one value of any shape that the domain's dataclasses use."""
    return _builder(shape)(value, spot)


@cache
def _builder(shape: object) -> Callable[[object, _Spot], object]:
    """Find how values of one shape are built; looked up once for each shape."""
    shape = getattr(shape, "__supertype__", shape)
    if shape is Text:
        return _text
    if get_origin(shape) in (Union, UnionType):
        return partial(_union, get_args(shape))
    if get_origin(shape) is tuple:
        return partial(_list, get_args(shape)[0])
    if is_dataclass(shape):
        return partial(_table, cast("type", shape))
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return partial(_choice, shape)
    return partial(_plain, cast("type", shape))


def _plain(shape: type, value: object, spot: _Spot) -> object:
    if shape is Decimal:
        return _amount(value, spot)
    if type(value) is not shape:
        return spot.wrong(f"wanted {PLAIN[shape]}")
    told = _odd(value) if isinstance(value, str) else ""
    return spot.wrong(told) if told else value


def _table(shape: type, value: object, spot: _Spot) -> object:
    if not isinstance(value, dict):
        return spot.wrong("wanted a table")
    if isinstance(value, Sheet) and value.unread:
        return BROKEN
    spot = spot.moved(value)
    kinds = _kinds(shape)
    built = {
        key: _value(kinds[key], part, spot.at(key, value).named(*_ids(kinds[key], key, part)))
        if key in kinds
        else spot.at(key, value).wrong(f"unknown key{nearest(key, kinds)}")
        for key, part in value.items()
    }
    missing = [
        spot.at(one).wrong("missing; this key must be given")
        for one in _required(shape)
        if one not in value
    ]
    whole = not missing and BROKEN not in built.values()
    return cast("Callable[..., object]", shape)(**built) if whole else BROKEN


@cache
def _kinds(shape: type) -> Mapping[str, Any]:
    return get_type_hints(shape)


@cache
def _required(shape: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(shape) if one.default is MISSING)


def _ids(shape: object, key: str, value: object) -> tuple[str, ...]:
    """Name the texts below a key: lists are left out, since their items have ids."""
    return () if get_origin(shape) is tuple and isinstance(value, list) else (key,)


def _text(value: object, spot: _Spot) -> object:
    if type(value) is not str:
        return spot.wrong(f"wanted {PLAIN[str]}")
    if told := _odd(value):
        return spot.wrong(told)
    name = "/".join(spot.ids)
    if name in spot.findings.places:
        file, path = spot.findings.places[name]
        return spot.wrong(f"this id stands twice; first in {file}: {path}")
    spot.findings.places[name] = (spot.file, spot.path)
    return Text(id=name, english=value)


def _odd(words: str) -> str:
    """Say what no text of a pack may hold: too many letters, or signs that nobody can see."""
    if len(words) > MOST_LETTERS:
        return f"wanted at most {MOST_LETTERS} letters, not {len(words)}; split it"
    if UNSEEN.search(words):
        return "wanted letters only; a sign that nobody can see stands in it"
    return ""


def _list(shape: object, value: object, spot: _Spot) -> object:
    """Build a list; texts stand in a table instead, whose keys are their ids."""
    if shape is Text:
        return _texts(value, spot)
    if not isinstance(value, list):
        return spot.wrong("wanted a list in square brackets")
    if len(value) > MOST_ITEMS:
        return spot.wrong(f"wanted at most {MOST_ITEMS} items, not {len(value)}; split it")
    built = tuple(
        _value(shape, part, _item_spot(spot, place, part)) for place, part in enumerate(value)
    )
    return BROKEN if BROKEN in built else built


def _texts(value: object, spot: _Spot) -> object:
    if not isinstance(value, dict):
        return spot.wrong("wanted a table of texts, each under an id of its own")
    built = tuple(_text(part, spot.at(key).named(key)) for key, part in value.items())
    return BROKEN if BROKEN in built else built


def _item_spot(spot: _Spot, place: int, item: object) -> _Spot:
    name = item.get("id", item.get("code")) if isinstance(item, dict) else None
    if not isinstance(name, str):
        return spot.at(str(place))
    return spot.at(name).named(name.rpartition(".")[2])


def _choice(shape: type[StrEnum], value: object, spot: _Spot) -> object:
    known = [str(one) for one in shape]
    if isinstance(value, str) and value in known:
        return shape(value)
    return spot.wrong(f"wanted one of {', '.join(known)}{nearest(str(value), known)}")


def _amount(value: object, spot: _Spot) -> object:
    """Build an amount out of its digits in quotes, since a TOML number would be a float."""
    if isinstance(value, str) and AMOUNT.fullmatch(value):
        return Decimal(value)
    return spot.wrong('wanted an amount in quotes, such as "12.71"')


def _union(parts: tuple[Any, ...], value: object, spot: _Spot) -> object:
    """Build an optional value, or the one dataclass whose leading key the table carries."""
    shapes = [part for part in parts if part is not NoneType]
    if len(shapes) == 1:
        return _value(shapes[0], value, spot)
    leads = {fields(shape)[0].name: shape for shape in shapes}
    found = [key for key in value if key in leads] if isinstance(value, dict) else []
    if len(found) != 1:
        return spot.wrong(f"wanted a table with exactly one of {', '.join(leads)}")
    return _table(leads[found[0]], value, spot)
