"""Other accounts of the same facts, laid beside a result; none closes a case.

Both may be true at once (method, section 5). What separates weakly stands in none of them:
a border crossed, irregular status, low pay, long hours, bad shared housing.
"""

from dataclasses import dataclass

from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One other account: codes that point to control and use, codes and facts that fit it.

    It is worth a look in settings of its `kind`, or with a sign of its family noted.
    """

    name: str
    family: tuple[str, ...]
    kind: Kind | None = None
    control: tuple[Code, ...]
    fits: tuple[Code, ...] = ()
    free: tuple[str, ...] = ()

    def is_near(self, ledger: Ledger) -> bool:
        """Say whether it is worth a look."""
        present = (fact.code for fact in ledger.facts if fact.state is State.present)
        here = self.kind is not None and ledger.circumstances.kind is self.kind
        return here or any(code.startswith(self.family) for code in present)


def _codes(words: str) -> tuple[Code, ...]:
    return tuple(Code(word) for word in words.split())


ALTERNATIVES = (
    Alternative(
        name="smuggling",
        family=("SMU", "MOV"),
        control=_codes("MON04 REC12 MOV03 MOV05 MOV06 DOC01 CTL12 CTL08"),
        fits=_codes("MOV01 SMU02 SMU03"),
    ),
    Alternative(
        name="sex work without control",
        family=("SEX",),
        kind=Kind.sexual,
        control=_codes("SEX01 SEX02 SEX04 SEX06 SEX07 SEX08 MON04 MON05 CTL11 CTL12"),
        free=("can_refuse", "own_money", "can_leave_without_penalty"),
    ),
    Alternative(
        name="a breach of labour law",
        family=("WRK", "MON"),
        kind=Kind.labour,
        control=_codes("CTL12 DOC01 MON02 MON04 MON05 CTL09 DOC04 LIV01"),
        fits=_codes("WRK04 MON07"),
        free=("can_leave_without_penalty", "own_papers", "others_left_freely"),
    ),
    Alternative(
        name="an offence by own choice",
        family=("CRM",),
        kind=Kind.criminal,
        control=_codes("CRM02 CRM03 CRM05 CRM10 CTL11 LIV04 CTL08"),
        free=("goes_out_freely",),
    ),
    Alternative(
        name="domestic abuse or a family dispute",
        family=("DOM", "OTH02"),
        kind=Kind.domestic,
        control=_codes("DOM01 DOM03 CTL01 CTL02 MON06 OTH02"),
        fits=_codes("CTL05 CTL07"),
    ),
)
