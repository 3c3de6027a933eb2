"""Two listeners, two voices: what is said to the officer and what is said to the person.

There is no current language; whoever wants words says for whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from app.domain.consent import ReviewState
from app.domain.text import Text
from app.i18n.catalogues import Catalogues
from app.i18n.catalogues import Message
from app.i18n.language import Direction
from app.i18n.language import Language

ISOLATE = "\u2068"
END_OF_ISOLATE = "\u2069"
WEAKEST_FIRST = tuple(ReviewState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words with everything a page needs to show them truthfully.

    `lang` and `dir` belong to the words, not to the listener: an English stand-in is
    `en`. `safety` says that the words settle only when reviewed.
    """

    words: str
    lang: str
    dir: str
    state: ReviewState
    safety: bool = False

    def __str__(self) -> str:
        """Give the words alone."""
        return self.words

    def __html__(self) -> str:
        """Give the words for a page, escaped."""
        return str(escape(self.words))

    @property
    def is_settled(self) -> bool:
        """Say whether the words may be shown without a mark."""
        return self.state.is_settled

    @property
    def is_translated(self) -> bool:
        """Say whether the words stand in the language that was asked for."""
        return self.state not in (ReviewState.missing, ReviewState.fuzzy)


class Voices:
    """The officer's language and, once chosen, the person's."""

    __slots__ = ("catalogues", "officer_language", "person_language")

    def __init__(
        self, officer: Language, person: Language | None, catalogues: Catalogues
    ) -> None:
        self.officer_language = officer
        self.person_language = person
        self.catalogues = catalogues

    def officer(self, text: Text | str, **values: object) -> Said:
        """Say something to the officer; `values` fill the named places of the words."""
        return self._say(self.officer_language, text, values)

    def person(self, text: Text | str, **values: object) -> Said:
        """Say something to the person; in the officer's language until one is chosen."""
        return self._say(self.person_language or self.officer_language, text, values)

    def officer_n(self, one: str, many: str, count: int, **values: object) -> Said:
        """Say a counted thing to the officer; `%(count)s` stands for the count."""
        language = self.officer_language
        message = self.catalogues.counted(language, one, many, count)
        return self._said(language, message, {"count": count, **values})

    def _say(self, language: Language, text: Text | str, values: dict[str, object]) -> Said:
        return self._said(language, self.catalogues.message(language, text), values)

    def _said(self, asked: Language, message: Message, values: dict[str, object]) -> Said:
        spoken = self.catalogues.source if message.is_english else asked
        return Said(
            words=_filled(message.words, values, spoken.direction),
            lang=spoken.tag,
            dir=spoken.direction,
            state=message.state,
            safety=message.safety,
        )


def marked(english: str) -> str:
    """Mark a string of a screen for translation where no voice is at hand; changes nothing."""
    return english


def weakest(said: Iterable[Said]) -> ReviewState:
    """Give the weakest review state among some words, as a record of consent keeps it."""
    states = [one.state for one in said]
    return min(states, key=WEAKEST_FIRST.index, default=ReviewState.missing)


def _filled(words: str, values: dict[str, object], direction: Direction) -> str:
    if not values:
        return words
    if direction is Direction.ltr:
        return words % values
    return words % {name: _isolated(value) for name, value in values.items()}


def _isolated(value: object) -> object:
    """Keep a name or a number plate in one piece inside a right-to-left line."""
    if isinstance(value, int):
        return value
    return f"{ISOLATE}{value}{END_OF_ISOLATE}"
