"""Checks the other accounts: every code and protective fact known, nothing left empty."""

from collections.abc import Iterator

from app.domain.alternatives import Alternative
from app.domain.evidence import PROTECTIVE
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.mistakes import nearest


def compared(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of comparisons, in the order of the content."""
    for fact in content.alternatives.protective:
        if fact.id not in PROTECTIVE:
            told = f'no protective fact "{fact.id}"{nearest(fact.id, PROTECTIVE)}'
            yield content.wrong(fact.says, "id", told)
    for one in content.alternatives.alternatives:
        yield from _alternative(content, one)


def _alternative(content: Content, one: Alternative) -> Iterator[Mistake]:
    codes = {row.code for row in content.catalogue.indicators}
    worded = {fact.id for fact in content.alternatives.protective}
    for key, names in (("control", one.control), ("fits", one.fits)):
        for code in names:
            if code not in codes:
                told = f'no code "{code}" in the catalogue{nearest(code, codes)}'
                yield content.wrong(one.name, key, told)
    for fact in one.free:
        if fact not in worded:
            told = f'no words for "{fact}" under protective{nearest(fact, worded)}'
            yield content.wrong(one.name, "free", told)
    for key in ("control", "ask", "strong", "weak"):
        if not getattr(one, key):
            yield content.wrong(one.name, key, "wanted at least one")
