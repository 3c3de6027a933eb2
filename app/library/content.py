"""All content of a folder together, before one jurisdiction is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from app.domain.alternatives import Alternatives
from app.domain.catalogue import Catalogue
from app.domain.form import Form
from app.domain.guidance import Guidance
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.pack import Jurisdiction
from app.domain.pack import Pack
from app.domain.pack import PackId
from app.domain.pack import Setting
from app.domain.text import Text
from app.library.journeys import Journey
from app.library.mistakes import Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Catalogue, guidance, settings, packs, jurisdictions, forms, and the journeys of packs.

    `places` says in which file and under which key each text stands.
    """

    catalogue: Catalogue
    guidance: Guidance
    settings: tuple[Setting, ...]
    alternatives: Alternatives
    packs: tuple[Pack, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    journeys: Mapping[PackId, tuple[Journey, ...]]
    places: Mapping[str, tuple[str, str]]
    forms: tuple[Form, ...] = ()

    def edition(self, jurisdiction: Jurisdiction, digest: Digest) -> Edition:
        """Give the edition of one jurisdiction, with what stands under all of them."""
        return Edition(
            digest=digest,
            catalogue=self.catalogue,
            guidance=self.guidance,
            settings=self.settings,
            alternatives=self.alternatives,
            packs=self.packs,
            jurisdiction=jurisdiction,
            form=next((one for one in self.forms if one.id == jurisdiction.form), None),
            beneath=tuple(
                one
                for one in self.jurisdictions
                if one.stands_under_all and one.id != jurisdiction.id
            ),
        )

    def wrong(self, beside: Text, key: str, wanted: str) -> Mistake:
        """Tell a mistake of the table that a text stands in."""
        file, path = self.places[beside.id]
        table = path.rpartition(".")[0]
        return Mistake(file=file, key=f"{table}.{key}" if table else key, wanted=wanted)

    def over(self, base: "Content") -> "Content":
        """Lay this content over other content; packs of the same id take the place of those."""
        mine = {pack.id for pack in self.packs} | {one.id for one in self.jurisdictions}
        others = (pack for pack in base.packs if pack.id not in mine)
        packs = tuple(sorted((*others, *self.packs), key=lambda pack: (pack.order, pack.id)))
        kept = (one for one in base.jurisdictions if one.id not in mine)
        places = {
            text: place
            for text, place in base.places.items()
            if text.partition("/")[0] not in mine
        }
        return replace(
            self,
            packs=packs,
            jurisdictions=(*self.jurisdictions, *kept),
            forms=self.forms or base.forms,
            journeys={
                pack.id: (self if pack.id in mine else base).journeys.get(pack.id, ())
                for pack in packs
            },
            places=places | dict(self.places),
        )
