"""A request for a result as other programs send it: read strictly, nothing is guessed.

The form is that of the machine interface (method, section 11). What is left out, or is
null, was not told; whatever is there must be of the right kind.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.errors import DomainError
from app.domain.evidence import PROTECTIVE
from app.domain.indicator_table import Row
from app.domain.indicator_table import table_of
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.ledger import with_derived
from app.domain.pack import Edition

WHOLE = ("age", "setting", "suspected_offence", "indicators", "protective", "under_18_then")
INDICATOR = ("code", "state", "basis", "value")
YES = "yes"
One = TypeVar("One", bound=StrEnum)


class Then(StrEnum):
    """Whether it began before the age of 18."""

    yes = "yes"
    no = "no"
    unknown = "unknown"


@dataclass
class NotARequest(DomainError):
    """Something in a request is not what it must be; most likely a misspelt key or code."""

    place: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was told: the facts with their circumstances, the setting, and the offence."""

    ledger: Ledger
    setting: str | None
    offence: str | None


def request_of(edition: Edition, told: object) -> Request:
    """Read a request; raises NotARequest with the first place that is wrong."""
    whole = _table(told, "the whole", WHOLE)
    setting = _text(whole, "setting", "setting")
    offence = _text(whole, "suspected_offence", "suspected_offence")
    kinds = {one.id: one.kind for one in edition.settings}
    then = _one_of(Then, whole.get("under_18_then", Then.unknown), "under_18_then")
    return Request(
        ledger=Ledger(
            facts=with_derived(tuple(_facts(edition, whole.get("indicators", [])))),
            circumstances=Circumstances(
                age=_one_of(Age, whole.get("age", Age.not_asked), "age"),
                kind=kinds.get(setting or ""),
                suspected_offence=bool(offence),
                protective=tuple(_protective(whole.get("protective", []))),
                under_18_then=then is Then.yes,
            ),
        ),
        setting=setting,
        offence=offence,
    )


def _facts(edition: Edition, told: object) -> Iterator[Fact]:
    rows = table_of(edition.catalogue).rows
    for place, one in _list(told, "indicators"):
        noted = _table(one, place, INDICATOR)
        code = Code(_text(noted, "code", f"{place}.code") or "")
        if code not in rows:
            raise NotARequest(place=f"{place}.code", wanted="a code of the catalogue")
        values, details = _value(rows[code], noted.get("value"), f"{place}.value")
        yield Fact(
            code=code,
            state=_one_of(State, noted.get("state"), f"{place}.state"),
            basis=_one_of(Basis, noted.get("basis"), f"{place}.basis"),
            values=values,
            details=details,
        )


def _protective(told: object) -> Iterator[str]:
    for place, fact in _list(told, "protective"):
        if not isinstance(fact, str) or fact not in PROTECTIVE:
            raise NotARequest(place=place, wanted="the id of a protective fact")
        yield fact


Named = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def _value(row: Row, told: object, place: str) -> Named:
    """Give the values of the catalogue, and the free fields with their words."""
    match told:
        case None:
            return (), ()
        case str():
            return (told,), ()
        case list():
            return tuple(_words(one, where) for where, one in _list(told, place)), ()
        case dict():
            return _fields(row, told, place)
        case _:
            raise NotARequest(place=place, wanted="text, a list of texts, or an object")


def _fields(row: Row, told: Mapping[object, object], place: str) -> Named:
    """Read an object; `{"pledged": "home_or_land"}` names the value `pledged.home_or_land`."""
    values: list[str] = []
    details: list[tuple[str, str]] = []
    for field, said in told.items():
        where = f"{place}.{field}"
        options = _list(said, where) if isinstance(said, list) else [(where, said)]
        for spot, one in options:
            words = _words(one, spot)
            named = str(field) if words == YES else f"{field}.{words}"
            if named in row.values:
                values.append(named)
            else:
                details.append((str(field), words))
    return tuple(values), tuple(details)


def _words(told: object, place: str) -> str:
    """Read text, a number, or yes and no."""
    match told:
        case str():
            return told
        case bool():
            return YES if told else "no"
        case int() | float():
            return str(told)
        case _:
            raise NotARequest(place=place, wanted="text or a number")


def _table(told: object, place: str, keys: tuple[str, ...]) -> Mapping[str, object]:
    """Read an object with known keys; null is the same as left out."""
    if not isinstance(told, dict):
        raise NotARequest(place=place, wanted="an object")
    for key in told:
        if key not in keys:
            wanted = f"one of the keys {', '.join(keys)}"
            raise NotARequest(place=f"{place}, key {key!r}", wanted=wanted)
    return {key: one for key, one in told.items() if one is not None}


def _list(told: object, place: str) -> list[tuple[str, object]]:
    """Read a list, each item with its place."""
    if not isinstance(told, list):
        raise NotARequest(place=place, wanted="a list")
    return [(f"{place}[{number}]", one) for number, one in enumerate(told)]


def _text(told: Mapping[str, object], key: str, place: str) -> str | None:
    found = told.get(key)
    if found is None or isinstance(found, str):
        return found
    raise NotARequest(place=place, wanted="text")


def _one_of(kind: type[One], told: object, place: str) -> One:
    for one in kind:
        if one == told:
            return one
    raise NotARequest(place=place, wanted=f"one of {', '.join(kind)}")
