"""The statement of facts for custody and prosecutor: observed and documents first, no opinion.

It decides nothing. The law stands in it as text, with its exclusions, its source and its age.
"""

from collections.abc import Iterable
from datetime import datetime

from app.casework import protecting
from app.casework.assessing import Findings
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.catalogue import State
from app.domain.document import Block
from app.domain.document import Document
from app.domain.document import Section
from app.domain.document import Table
from app.domain.document import Words
from app.domain.encounter import Encounter
from app.domain.ledger import Fact
from app.domain.ledger import ledger_of
from app.domain.pack import Edition
from app.domain.telling import PauseTold
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.desk import here
from app.web.sheet_words import bullets
from app.web.sheet_words import document
from app.web.sheet_words import pairs
from app.web.sheet_words import paragraph
from app.web.sheet_words import section
from app.web.sheet_words import words
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import AGES
from app.web.wording import PAUSE_FIELDS
from app.web.wording import TELLING_WAYS
from app.web.wording import TOLD
from app.web.wording import on_day
from app.web.wording import stamped

ORDER = (Basis.observed, Basis.document, Basis.said, Basis.alone, Basis.third_party)
HEADINGS = {
    Basis.observed: marked("What was seen"),
    Basis.document: marked("What is on paper"),
    Basis.said: marked("What they said"),
    Basis.alone: marked("What they answered alone"),
    Basis.third_party: marked("What others told"),
}


def statement_sheet(found: Findings) -> Document:
    """Make the statement of one encounter, from the record as it stands."""
    encounter, edition = found.encounter, found.edition
    return document(
        officer("Statement of facts"),
        (
            section("", paragraph(officer(edition.jurisdiction.non_punishment_statement))),
            *_facts(edition, encounter),
            section(officer("The offence"), *_offence(encounter, edition)),
            section(officer("Their own words"), *_quotes(encounter)),
            section(officer("Who was told"), *_told(encounter)),
            section(officer("What the law says"), *_law(edition)),
        ),
        officer(
            "%(label)s, noted by %(staff)s. Facts only. Others decide.",
            label=encounter.label,
            staff=here().device.profile().staff or officer("an officer"),
        ),
    )


def _offence(encounter: Encounter, edition: Edition) -> tuple[Block, ...]:
    kinds = [
        officer(kind.says) for kind in edition.card().offences if kind.id in encounter.offences
    ]
    noted = listing(voices().officer_language, kinds) if kinds else ""
    rows: list[tuple[Said | str, Said | str]] = [(officer("Stopped for"), noted)]
    pause = encounter.pause
    if pause is not None:
        for field, (label, _) in PAUSE_FIELDS.items():
            rows.append((officer(label), str(getattr(pause, field))))
        if pause.age_then is not Age.not_asked:
            rows.append((officer("How old were they then?"), officer(AGES[pause.age_then])))
    return (pairs(rows),) if any(str(value) for _, value in rows) else ()


def _facts(edition: Edition, encounter: Encounter) -> Iterable[Section]:
    """Give present facts by how they are known; what is the officer's view stays out."""
    facts = [f for f in ledger_of(edition, encounter).facts if f.state is State.present]
    texts = {row.code: row.text for row in edition.catalogue.indicators}

    def said(fact: Fact) -> Said:
        return officer("%(sign)s (%(code)s)", sign=officer(texts[fact.code]), code=fact.code)

    for basis in ORDER:
        its = dict.fromkeys(fact.code for fact in facts if fact.basis is basis)
        first = {fact.code: fact for fact in facts if fact.basis is basis}
        if its:
            yield section(officer(HEADINGS[basis]), bullets(said(first[code]) for code in its))


def _quotes(encounter: Encounter) -> tuple[Block, ...]:
    if not encounter.words:
        return ()
    return (bullets(noted.words for noted in encounter.words),)


def _told(encounter: Encounter) -> tuple[Block, ...]:
    told = protecting.told(encounter)
    if not told:
        return ()
    heads = (officer("Who"), officer("How"), officer("When"), officer("Name or number"))
    return (
        Table(
            heads=tuple(words(head) for head in heads),
            rows=tuple(_telling(at, one) for at, one in told),
        ),
    )


def _telling(at: datetime, one: PauseTold) -> tuple[Words, ...]:
    return (
        words(officer(TOLD[one.told])),
        words(officer(TELLING_WAYS[one.how])),
        words(one.when or stamped(at)),
        words(one.name),
    )


def _law(edition: Edition) -> Iterable[Block]:
    today = here().clock.now().date()
    places = (edition.jurisdiction, *edition.beneath)
    for fact in (one for place in places for one in place.non_punishment):
        yield paragraph(officer(fact.says))
        source = officer(
            "%(source)s, checked on %(day)s.",
            source=fact.source,
            day=on_day(fact.checked_on),
        )
        yield paragraph(source, is_quiet=True)
        if fact.is_overdue(today):
            yield paragraph(officer("Past its review date"), is_quiet=True)
        if fact.confidence == "verify":
            yield paragraph(officer("Check it before you rely on it"), is_quiet=True)
