"""One other account laid beside the facts; it closes no case and changes no outcome."""

from dataclasses import dataclass

from app.domain.alternatives import Alternative
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.ledger import BASIS_ORDER
from app.domain.ledger import Ledger

SAID_NO = State.absent
OPEN = (State.unknown, State.declined)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One code that was answered, with the strongest way in which it is known."""

    code: Code
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """One code that nobody answered: not asked, or without a reply."""

    code: Code
    state: State | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The three columns: control and use, the other account, not asked.

    `control` and `fits` are present; `denied` are signs of control that were answered with
    a no, which fits the other account; `free` are protective facts. Both may be true.
    """

    alternative: Alternative
    control: tuple[Beside, ...]
    fits: tuple[Beside, ...]
    denied: tuple[Beside, ...]
    free: tuple[str, ...]
    silent: tuple[Silent, ...]


def is_near(alternative: Alternative, ledger: Ledger) -> bool:
    """Say whether a comparison is worth a look here."""
    kind = alternative.kind
    here = kind is not None and ledger.circumstances.kind is kind
    present = (fact.code for fact in ledger.facts if fact.state is State.present)
    return here or any(code.startswith(alternative.family) for code in present)


def compare(alternative: Alternative, ledger: Ledger) -> Comparison:
    """Lay one other account beside the facts; present wins over absent, both over silence."""
    present, denied = _besides(ledger, State.present), _besides(ledger, SAID_NO)
    open_codes = {fact.code: fact.state for fact in ledger.facts if fact.state in OPEN}
    control = alternative.control
    answered = present.keys() | denied.keys()
    told = ledger.circumstances.protective
    return Comparison(
        alternative=alternative,
        control=tuple(present[code] for code in control if code in present),
        fits=tuple(present[code] for code in alternative.fits if code in present),
        denied=tuple(
            denied[code] for code in control if code in denied and code not in present
        ),
        free=tuple(fact for fact in alternative.free if fact in told),
        silent=tuple(
            Silent(code=code, state=open_codes.get(code))
            for code in control
            if code not in answered
        ),
    )


def _besides(ledger: Ledger, state: State) -> dict[Code, Beside]:
    found: dict[Code, Beside] = {}
    for fact in ledger.facts:
        if fact.state is state:
            before = found.get(fact.code)
            if before is None or BASIS_ORDER[fact.basis] < BASIS_ORDER[before.basis]:
                found[fact.code] = Beside(code=fact.code, basis=fact.basis)
    return found
