"""One state of one screen that is looked at."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from tests.screens.house import House

Form = Mapping[str, str]
OK = 200
REFUSED = 422
HIDDEN = 423


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One state of one screen: where it is, what is sent there, and what must come back.

    Without a form the address is opened, with one the form is sent to it. `arrange` is done
    first, in the house.
    """

    house: House
    at: str
    form: Form | None = None
    status: int = OK
    arrange: Callable[[], None] = field(default=lambda: None)

    @property
    def name(self) -> str:
        """Say which state it is."""
        sent = f" {dict(self.form)}"[:60] if self.form is not None else ""
        return f"{self.house.name} {self.at}{sent} {self.status}"
