"""Places with many people in memory, with the promises of the real store."""

from dataclasses import dataclass
from dataclasses import field

from app.casework.ports import Encounters
from app.domain.encounter import Encounter
from app.domain.errors import NoSuchSite
from app.domain.errors import OpenElsewhere
from app.domain.site_record import Site
from app.domain.site_record import SiteId


@dataclass
class FakeSites:
    """Places in a dictionary, over the same encounters."""

    encounters: Encounters
    kept: dict[SiteId, Site] = field(default_factory=dict)

    def begin(self, site: Site) -> None:
        """Keep a new place."""
        self.kept[site.id] = site

    def open(self, site: SiteId) -> Site:
        """Give one place."""
        if site not in self.kept:
            raise NoSuchSite(site)
        return self.kept[site]

    def save(self, site: Site) -> None:
        """Keep one change."""
        if self.open(site.id).seq != site.seq - 1:
            raise OpenElsewhere(site.id)
        self.kept[site.id] = site

    def join(self, site: Site, people: tuple[Encounter, ...]) -> None:
        """Keep place and records together."""
        self.save(site)
        for encounter in people:
            self.encounters.begin(encounter)

    def recent(self, limit: int) -> tuple[Site, ...]:
        """Give the latest first."""
        return tuple(reversed(self.kept.values()))[:limit]
