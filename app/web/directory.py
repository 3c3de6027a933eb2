"""Whom to call, as rows: name, number, hours, whom they help, and how old it is."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date

from app.casework.advising import Someone
from app.domain.dated_fact import Confidence
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.own_contact import OwnContact
from app.domain.text import Text
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.speaking import officer
from app.web.wording import on_day

ROLES: Mapping[ContactRole, str] = {
    ContactRole.emergency: marked("Emergency"),
    ContactRole.police: marked("Police"),
    ContactRole.advice: marked("Advice"),
    ContactRole.support: marked("Help for the person"),
    ContactRole.authority: marked("Office that decides"),
    ContactRole.child: marked("Child protection"),
    ContactRole.labour: marked("Rights at work"),
    ContactRole.union: marked("Trade union"),
    ContactRole.community: marked("Community group"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One contact in words; `number` and `email` are as they are dialled and written."""

    name: Said | str
    number: str
    lines: tuple[Said | str, ...]
    checked: Said
    is_old: bool
    email: str = ""
    is_unsure: bool = False


def rows(contacts: Iterable[Someone], today: date) -> tuple[ContactRow, ...]:
    """Put contacts into words, in the order in which they come."""
    return tuple(row(contact, today) for contact in contacts)


def row(contact: Someone, today: date) -> ContactRow:
    """Put one contact into words; what the unit wrote stays as it is."""
    told = (contact.hours, contact.serves)
    if isinstance(contact, OwnContact):
        return _words(contact, told, today)
    found = _words(contact, (*told, contact.languages), today)
    is_unsure = contact.confidence is Confidence.verify
    return replace(found, email=contact.email, is_unsure=is_unsure)


def _words(contact: Someone, told: Iterable[Text | str | None], today: date) -> ContactRow:
    return ContactRow(
        name=_said(contact.name),
        number=contact.number,
        lines=tuple(_said(line) for line in told if line),
        checked=_checked(contact),
        is_old=contact.is_overdue(today),
    )


def _said(words: Text | str) -> Said | str:
    return officer(words) if isinstance(words, Text) else words


def _checked(contact: Someone) -> Said:
    if isinstance(contact, Contact):
        return officer("Checked %(day)s", day=on_day(contact.checked_on))
    return officer("From your unit, checked %(day)s", day=on_day(contact.checked_on))
