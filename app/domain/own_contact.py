"""Contacts that a unit writes down itself, such as its local authority safeguarding."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta

from app.domain.dated_fact import ContactRole

LASTS = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnContact:
    """A number that the unit checked by itself; it ages like every other contact.

    `fills` names the contact of the jurisdiction whose number the unit had to find.
    """

    id: str
    role: ContactRole
    name: str
    number: str
    checked_on: date
    hours: str = ""
    serves: str = ""
    fills: str = ""

    def is_overdue(self, today: date) -> bool:
        """Say whether it is time to check the number again."""
        return today > self.checked_on + LASTS
