"""The agency's policy for one device: a few rules with safe defaults and bounds.

It stands inside the encrypted database. A policy file is a mapping of the names below to
plain values; whatever it leaves out keeps its safe default.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields

from app.domain.errors import BadPolicy

BOUNDS: Mapping[str, tuple[int, int]] = {"idle_seconds": (120, 300)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the agency asks of a device.

    `idle_seconds` is the time without a touch after which the device locks. `pin` says that
    a PIN opens a locked device until it is switched off. `asks_purpose` says that a record of
    another day is opened only for a told purpose. `full_wipe` allows to delete everything
    from the lock screen, so that not even the agency can read it.
    """

    idle_seconds: int = 120
    pin: bool = True
    asks_purpose: bool = True
    full_wipe: bool = False


def read_policy(table: Mapping[str, object]) -> Policy:
    """Read a policy file; raises BadPolicy, which names everything that is wrong in it."""
    faults = tuple(_faults(table))
    if faults:
        raise BadPolicy(faults)
    found: dict[str, bool | int] = {
        name: value for name, value in table.items() if isinstance(value, bool | int)
    }
    return Policy(**found)  # type: ignore[arg-type]  # each kind was looked at


def _faults(table: Mapping[str, object]) -> Iterator[str]:
    kinds = {one.name: type(one.default) for one in fields(Policy)}
    for name, value in table.items():
        if name not in kinds:
            yield f"{name}: there is no such rule"
        elif type(value) is not kinds[name]:
            wanted = "true or false" if kinds[name] is bool else "a whole number"
            yield f"{name}: this must be {wanted}"
        elif name in BOUNDS:
            yield from _out_of_bounds(name, value)


def _out_of_bounds(name: str, value: object) -> Iterator[str]:
    least, most = BOUNDS[name]
    if not isinstance(value, int) or not least <= value <= most:
        yield f"{name}: this must be from {least} to {most}"
