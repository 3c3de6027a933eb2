"""Places with many people, and who belongs to them; fits the port `Sites`."""

from datetime import datetime
from functools import partial
from typing import Any

from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchSite
from app.domain.errors import OpenElsewhere
from app.domain.event import SiteLinked
from app.domain.site_record import Entry
from app.domain.site_record import Member
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.vault.driver import Database
from app.vault.encounters import begin
from app.vault.encounters import record
from app.vault.opening import Vault

BEGIN = """
INSERT INTO site (id, label, started, address, setting, entry, facts, seq, touched)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM site))
"""
CHANGE = """
UPDATE site SET address = ?, setting = ?, entry = ?, facts = ?, seq = ?,
                touched = (SELECT max(touched) + 1 FROM site)
WHERE id = ? AND seq = ?
"""
JOIN = "INSERT INTO site_person (site, token, encounter) VALUES (?, ?, ?)"
JOIN_AGAIN = "INSERT OR IGNORE INTO site_person (site, token, encounter) VALUES (?, ?, ?)"
PUT_BACK = """
INSERT INTO site (id, label, started, address, setting, entry, facts, seq, touched)
VALUES (:id, :label, :started, :address, :setting, :entry, :facts, :seq, :touched)
ON CONFLICT (id) DO UPDATE
SET label = excluded.label, started = excluded.started, address = excluded.address,
    setting = excluded.setting, entry = excluded.entry, facts = excluded.facts,
    seq = excluded.seq, touched = excluded.touched
WHERE excluded.seq >= site.seq
"""
ONE = "SELECT * FROM site WHERE id = ?"
RECENT = "SELECT * FROM site ORDER BY touched DESC LIMIT ?"
PEOPLE = "SELECT token, encounter FROM site_person WHERE site = ? ORDER BY token"


class SiteStore:
    """Places in an open vault; each save is on disk when it returns."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def begin(self, site: Site) -> None:
        """Store a new place without people."""
        self._vault.write(partial(_begin, site))

    def open(self, site: SiteId) -> Site:
        """Read one place; raises NoSuchSite."""
        for row in self._vault.rows(ONE, site):
            return self._site(row)
        raise NoSuchSite(site)

    def save(self, site: Site) -> None:
        """Store a place after one change; raises OpenElsewhere when another was first."""
        self._vault.write(partial(_change, site))

    def join(self, site: Site, people: tuple[Encounter, ...]) -> None:
        """Store new records with all their events, and the place they belong to, or none."""
        self._vault.write(partial(_join, site, people))

    def recent(self, limit: int) -> tuple[Site, ...]:
        """Give the places changed last, newest first."""
        return tuple(self._site(row) for row in self._vault.rows(RECENT, limit))

    def _site(self, row: dict[str, Any]) -> Site:
        people = self._vault.rows(PEOPLE, row["id"])
        return Site(
            id=SiteId(row["id"]),
            label=row["label"],
            started=datetime.fromisoformat(row["started"]),
            address=row["address"],
            setting=row["setting"],
            entry=Entry(row["entry"]) if row["entry"] else None,
            facts=tuple(map(Code, row["facts"].split())),
            people=tuple(
                Member(token=one["token"], encounter=EncounterId(one["encounter"]))
                for one in people
            ),
            seq=row["seq"],
        )


def restore(encounter: Encounter, linked: SiteLinked, database: Database) -> None:
    """Find a person's place again by their own record, where the place itself was lost.

    Its code word is the record's without the number. All else about it is put back by its
    own row of the second copy; a copy of before such rows has none.
    """
    site = Site(
        id=SiteId(linked.site),
        label=encounter.label.rpartition(", ")[0] or encounter.label,
        started=encounter.started,
    )
    if not database.execute(ONE, (site.id,)).fetchone():
        _begin(site, database)
    database.execute(JOIN_AGAIN, (site.id, linked.token, encounter.id))


def put_back(row: dict[str, Any], database: Database) -> None:
    """Put a place back as it was changed last; a later change that stands is kept."""
    database.execute(PUT_BACK, row)


def _begin(site: Site, database: Database) -> None:
    row = (site.id, site.label, site.started.isoformat(), *_changing(site))
    database.execute(BEGIN, row)


def _change(site: Site, database: Database) -> None:
    if not database.execute(CHANGE, (*_changing(site), site.id, site.seq - 1)).rowcount:
        raise OpenElsewhere(site.id)


def _join(site: Site, people: tuple[Encounter, ...], database: Database) -> None:
    _change(site, database)
    for encounter in people:
        begin(encounter, database)
        for entry in encounter.history:
            record(encounter, entry, database)
    new = {encounter.id for encounter in people}
    for one in site.people:
        if one.encounter in new:
            database.execute(JOIN, (site.id, one.token, one.encounter))


def _changing(site: Site) -> tuple[str | int, ...]:
    entry = site.entry.value if site.entry else ""
    return (site.address, site.setting, entry, " ".join(site.facts), site.seq)
