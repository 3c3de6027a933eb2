"""The signed directory: which organisations a device may seal to, and with which keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.device import Receiver
from app.domain.plain_form import NotPlain
from app.domain.plain_form import moment_of
from app.domain.plain_form import number_of
from app.domain.plain_form import tables_of
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation: `recipients` are its age key and its recovery key, where it has one.

    `keys` are the public halves that may sign its events.
    """

    id: str
    name: str
    kind: str
    recipients: tuple[str, ...]
    kids: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def receiver(self) -> Receiver:
        """The entry as the rest of the house knows it."""
        return Receiver(
            id=self.id,
            name=self.name,
            kind=self.kind,
            recipients=self.recipients,
            kids=self.kids,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """One version of the directory, already verified."""

    tenant: str
    version: int
    expires_at: datetime
    entries: tuple[Entry, ...]

    def entry(self, receiver: str) -> Entry | None:
        """Give the entry of one receiver."""
        return next((one for one in self.entries if one.id == receiver), None)

    def is_old(self, now: datetime) -> bool:
        """Say whether it should have been renewed; old ones warn and never block."""
        return now >= self.expires_at


def read_directory(table: Mapping[str, object]) -> Directory:
    """Read the content of a verified directory; raises NotPlain."""
    return Directory(
        tenant=text_of(table, "tenant"),
        version=number_of(table, "version"),
        expires_at=moment_of(table, "expires_at"),
        entries=tuple(read_entry(one) for one in tables_of(table, "receivers")),
    )


def write_directory(directory: Directory) -> dict[str, object]:
    """Give the plain table that is signed."""
    return {
        "tenant": directory.tenant,
        "version": directory.version,
        "expires_at": directory.expires_at.isoformat(),
        "receivers": [write_entry(one) for one in directory.entries],
    }


def write_entry(entry: Entry) -> dict[str, object]:
    """Give one entry as a plain table."""
    return {
        "id": entry.id,
        "name": entry.name,
        "class": entry.kind,
        "recipients": list(entry.recipients),
        "kids": list(entry.kids),
        "keys": list(entry.keys),
    }


def read_entry(table: Mapping[str, object]) -> Entry:
    """Read one entry; raises NotPlain."""
    entry = Entry(
        id=text_of(table, "id"),
        name=text_of(table, "name"),
        kind=text_of(table, "class"),
        recipients=texts_of(table, "recipients"),
        kids=texts_of(table, "kids"),
        keys=texts_of(table, "keys"),
    )
    if not entry.recipients or len(entry.recipients) != len(entry.kids):
        raise NotPlain
    return entry
