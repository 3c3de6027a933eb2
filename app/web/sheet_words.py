"""From said words to the words of a sheet, and the frame that every sheet has."""

from collections.abc import Iterable

from app.domain.device import Role
from app.domain.document import Block
from app.domain.document import Bullets
from app.domain.document import Direction
from app.domain.document import Document
from app.domain.document import Pairs
from app.domain.document import Paragraph
from app.domain.document import Section
from app.domain.document import Words
from app.domain.text import Text
from app.i18n.formatting import date_words
from app.i18n.formatting import local
from app.i18n.language import Language
from app.i18n.voices import Said
from app.web.desk import here
from app.web.speaking import in_english
from app.web.speaking import officer
from app.web.speaking import person
from app.web.speaking import voices

NO_WORDS = Words(text="")


def words(said: Said | str) -> Words:
    """Give said words with their language; typed ones read as their letters say."""
    if isinstance(said, Said):
        return Words(text=said.words, lang=said.lang, direction=Direction(said.dir))
    return Words(text=said)


def pairs(rows: Iterable[tuple[Said | str, Said | str]]) -> Pairs:
    """Give terms with what stands for each; what is empty is left out."""
    return Pairs(rows=tuple((words(term), words(value)) for term, value in rows if str(value)))


def paragraph(said: Said | str, *, is_quiet: bool = False) -> Paragraph:
    """Give one paragraph."""
    return Paragraph(words=words(said), is_quiet=is_quiet)


def bullets(items: Iterable[Said | str]) -> Bullets:
    """Give a list."""
    return Bullets(items=tuple(map(words, items)))


def section(heading: Said | str, *blocks: Block, new_page: bool = False) -> Section:
    """Give one part; `new_page` lets it begin a page of its own."""
    return Section(heading=words(heading), blocks=blocks, new_page=new_page)


def theirs(text: Text | str, **values: object) -> tuple[Paragraph, ...]:
    """Say something to the person, with the English beside it where nobody settled it."""
    said = person(text, **values)
    english = voices().catalogues.source
    if said.is_settled or said.lang == english.tag:
        return (paragraph(said),)
    return (paragraph(said), paragraph(_english(text, values), is_quiet=True))


def their_label(text: str) -> Said:
    """Say a short label to the person; English stands beside it where nobody settled it."""
    said = person(text)
    if said.is_settled:
        return said
    both = f"{said.words} / {text}" if said.words != text else said.words
    return Said(words=both, lang=said.lang, dir=said.dir, state=said.state)


def document(
    title: Said,
    sections: Iterable[Section],
    foot: Said | str,
    *,
    language: Language | None = None,
    is_card: bool = False,
) -> Document:
    """Give a whole sheet, with the stripe where people are made up."""
    spoken = language or voices().officer_language
    is_made_up = here().device.profile().role is Role.training
    return Document(
        title=words(title),
        sections=tuple(part for part in sections if part.blocks),
        foot=words(foot),
        lang=spoken.tag,
        direction=Direction(spoken.direction),
        heads=(words(officer("Field")), words(officer("Answer"))),
        is_card=is_card,
        stripe=words(officer("Made-up people. Nothing is sent.")) if is_made_up else None,
    )


def today_words(language: Language) -> str:
    """Write the day of this device in one language."""
    clock = here().clock
    return date_words(language, local(clock.now(), clock.offset_minutes()).date())


def _english(text: Text | str, values: dict[str, object]) -> Said:
    plain = text.english if isinstance(text, Text) else text
    return in_english(plain % values if values else plain)
