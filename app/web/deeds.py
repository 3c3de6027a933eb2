"""What a view says about itself: what it does to records; read by the hook of `acts`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from typing import TypeVar

from app.domain.audit import Operation

View = TypeVar("View", bound=Callable[..., object])

MARK: Final = "deed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What one address does: the kinds of act, on the record it names or on a whole list.

    `reason` says why nothing has to be logged, or who writes the line; `is_own_line` that
    the act does, and that its page may show the record.
    """

    operations: tuple[Operation, ...] = ()
    kind: str = ""
    reason: str = ""
    is_own_line: bool = False


def does(*operations: Operation, kind: str = "") -> Callable[[View], View]:
    """Declare what a view does; `kind` names a list where its address names no record."""
    return _marked(Deed(operations=operations, kind=kind))


def writes_itself(reason: str, *, shows: bool = True) -> Callable[[View], View]:
    """Declare that the act behind a view writes its line, because it alone knows the facts.

    A form that is refused shows its record again, so that such an address is a look too,
    unless `shows` says that it never does.
    """
    return _marked(Deed(reason=reason, is_own_line=shows))


def no_record(reason: str) -> Callable[[View], View]:
    """Declare that a view reads and changes no record, and why."""
    return _marked(Deed(reason=reason))


def _marked(deed: Deed) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, MARK, deed)
        return view

    return mark
