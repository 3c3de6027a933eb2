"""Checks the codes of questions and cards against the catalogue, and the catalogue itself."""

from collections import Counter
from collections.abc import Iterator

from app.domain.catalogue import Catalogue
from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.catalogue import Indicator
from app.domain.catalogue import Noticed
from app.domain.catalogue import State
from app.domain.evidence import PROTECTIVE
from app.domain.question import Card
from app.domain.question import FactStated
from app.domain.question import Question
from app.domain.question import Reply
from app.domain.question import Sign
from app.domain.text import Text
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.mistakes import nearest

SAID = frozenset({Noticed.asked, Noticed.told})


def codes(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of codes: unknown, offered in the wrong way, without source."""
    yield from _catalogue(content)
    rows = {one.code: one for one in content.catalogue.indicators}
    for pack in content.packs:
        if pack.card is not None:
            yield from _card(content, rows, pack.card)
        for question in pack.questions:
            yield from _question(content, rows, question)


def card_codes(card: Card) -> Iterator[tuple[Code, Text]]:
    """Give every code of a card with its words, closer looks included."""
    groups = (sign for group in card.groups for sign in group.signs)
    for sign in (*card.danger, *card.child, *groups):
        yield from _sign_codes(sign)


def _sign_codes(sign: Sign) -> Iterator[tuple[Code, Text]]:
    yield sign.code, sign.says
    for closer in sign.refinements:
        yield closer.code, closer.says


def _catalogue(content: Content) -> Iterator[Mistake]:
    known = _source_names(content.catalogue)
    for row in content.catalogue.indicators:
        if not row.sources:
            yield content.wrong(
                row.text, "sources", "an indicator without source does not load"
            )
        for source in row.sources:
            if source.rstrip("0123456789") not in known:
                told = f'no source "{source}"{nearest(source, known)}'
                yield content.wrong(row.text, "sources", told)


def _source_names(catalogue: Catalogue) -> frozenset[str]:
    firsts = (source.partition(":")[0].split()[0] for source in catalogue.sources)
    return frozenset(name.rstrip("0123456789") for name in firsts)


def _card(content: Content, rows: dict[Code, Indicator], card: Card) -> Iterator[Mistake]:
    counts = Counter(code for code, _ in card_codes(card))
    for code, says in card_codes(card):
        row = rows.get(code)
        if row is None:
            yield _no_code(content, rows, says, "code", code)
        elif Noticed.observed not in row.noticed and row.dimension is not Dimension.danger:
            yield content.wrong(says, "code", f'"{code}" cannot be observed')
        if counts[code] > 1:
            yield content.wrong(says, "code", f'"{code}" stands twice on the card')


def _question(
    content: Content, rows: dict[Code, Indicator], question: Question
) -> Iterator[Mistake]:
    ticks = (
        ("seen", question.seen, Noticed.observed),
        ("on_paper", question.on_paper, Noticed.file),
    )
    for key, names, way in ticks:
        for code in names:
            if code not in rows:
                yield _no_code(content, rows, question.topic, key, code)
            elif way not in rows[code].noticed:
                told = f'"{code}" is not noticed that way; the catalogue lacks "{way}"'
                yield content.wrong(question.topic, key, told)
    for reply in question.replies:
        yield from _reply(content, rows, reply)


def _reply(content: Content, rows: dict[Code, Indicator], reply: Reply) -> Iterator[Mistake]:
    for fact in reply.facts:
        if fact.code not in rows:
            yield _no_code(content, rows, reply.says, "facts", fact.code)
            continue
        for told in _fact(rows[fact.code], fact):
            yield content.wrong(reply.says, "facts", told)
    for name in reply.protective:
        if name not in PROTECTIVE:
            told = f'no protective fact "{name}"{nearest(name, PROTECTIVE)}'
            yield content.wrong(reply.says, "protective", told)


def _fact(row: Indicator, fact: FactStated) -> Iterator[str]:
    if row.derived:
        yield f'"{row.code}" is derived from other facts, never asked'
    if not SAID & set(row.noticed):
        yield f'"{row.code}" is neither asked nor told; offer it as a tick'
    if fact.state not in (State.present, State.absent):
        yield f'"{row.code}": wanted present or absent; what is not known is an absence'
    values = {value.id: value for value in row.values}
    if fact.value is not None and fact.value not in values:
        yield f'"{row.code}" has no value "{fact.value}"{nearest(fact.value, values)}'
    elif fact.value is not None and values[fact.value].sets not in (None, fact.state):
        yield f'value "{fact.value}" sets "{row.code}" {values[fact.value].sets}'


def _no_code(
    content: Content, rows: dict[Code, Indicator], beside: Text, key: str, code: Code
) -> Mistake:
    return content.wrong(beside, key, f'no code "{code}" in the catalogue{nearest(code, rows)}')
