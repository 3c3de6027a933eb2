"""Answering "Does this count?" for one sign: its words, an example, and where it comes from."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.interviewing import Asked
from app.domain.catalogue import Code
from app.domain.catalogue import Indicator
from app.domain.encounter import EncounterId
from app.domain.errors import NotInThisEdition
from app.domain.pack import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One sign with the sources that describe it, as the catalogue names them."""

    sign: Indicator
    sources: tuple[str, ...]


def explain(desk: Desk, code: Code, where: EncounterId | None = None) -> Explained:
    """Explain one sign by the content of an encounter, else by what is installed.

    Raises NotInThisEdition for a code that the catalogue does not hold.
    """
    if where is None:
        edition = desk.shelf.current(desk.device.profile().jurisdiction)
    else:
        edition = desk.shelf.by_digest(desk.encounters.open(where).edition)
    sign = next((one for one in edition.catalogue.indicators if one.code == code), None)
    if sign is None:
        raise NotInThisEdition(code)
    return Explained(sign=sign, sources=_sources(edition, sign))


def signs_of(desk: Desk, asked: Asked) -> tuple[Indicator, ...]:
    """Give the signs that the replies of a question speak of, in the order of the catalogue."""
    edition = desk.shelf.by_digest(asked.encounter.edition)
    codes = {fact.code for reply in asked.question.replies for fact in reply.facts}
    return tuple(one for one in edition.catalogue.indicators if one.code in codes)


def _sources(edition: Edition, sign: Indicator) -> tuple[str, ...]:
    """Give the full names of the sources of a sign; each stands behind its short name."""
    named = {}
    for source in edition.catalogue.sources:
        short, _, full = source.partition(": ")
        named[short.split()[0].rstrip("0123456789")] = full
    shorts = (source.rstrip("0123456789") for source in sign.sources)
    return tuple(dict.fromkeys(named[short] for short in shorts if short in named))
