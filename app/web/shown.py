"""Which words stood on the screen: kept with every record of rights and agreement."""

from collections.abc import Iterable

from app.domain.consent import ShownWords
from app.domain.pack import Edition
from app.domain.text import Text
from app.i18n.voices import Said
from app.i18n.voices import Voices
from app.i18n.voices import weakest


def said(voices: Voices, texts: Iterable[Text]) -> tuple[Said, ...]:
    """Say some texts to the person, in their order."""
    return tuple(voices.person(text) for text in texts)


def shown(voices: Voices, texts: Iterable[Text], edition: Edition) -> ShownWords:
    """Give the very words with their language and their weakest review state.

    Where all of them are English stand-ins, the language is English, whatever the person
    speaks; where some are, the state says that a translation is missing.
    """
    lines = said(voices, texts)
    asked = voices.person_language or voices.officer_language
    spoken = {line.lang for line in lines}
    return ShownWords(
        language=spoken.pop() if len(spoken) == 1 else asked.tag,
        edition=edition.digest,
        lines=tuple(line.words for line in lines),
        state=weakest(lines),
    )


def is_told_first(lines: Iterable[Said]) -> bool:
    """Say whether the officer has to know first that no reader has settled these words."""
    return not all(line.is_settled for line in lines)
