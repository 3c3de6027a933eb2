"""Dates, times and lists in one language; digits are always 0 to 9, the clock has 24 hours."""

from collections.abc import Iterable
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone

from babel import Locale
from babel.dates import format_date
from babel.dates import format_skeleton
from babel.lists import format_list

from app.i18n.language import Language
from app.i18n.voices import Said
from app.i18n.voices import Voices

EVENING = 18


def local(at: datetime, offset_minutes: int) -> datetime:
    """Give a moment as the clock on the wall shows it."""
    return at.astimezone(timezone(timedelta(minutes=offset_minutes)))


def time_words(at: datetime) -> str:
    """Write the time of day, such as 23:34; the same in every language."""
    return f"{at.hour:02}:{at.minute:02}"


def date_words(language: Language, day: date) -> str:
    """Write a whole date in words, such as 22 November 2026."""
    return format_date(day, format="long", locale=language.cldr)


def day_words(language: Language, day: date) -> str:
    """Write a day and its month, such as 22 November."""
    return format_skeleton("MMMMd", day, locale=language.cldr)


def language_words(language: Language, named: Language) -> str:
    """Name one language in another, such as Vietnamese; in English where it has no word."""
    if language.is_source:
        return named.english_name
    known = Locale.parse(language.cldr).languages
    keys = (named.tag.replace("-", "_"), named.cldr, named.tag)
    return next((known[key] for key in keys if key in known), named.english_name)


def listing(language: Language, parts: Iterable[object]) -> str:
    """Join some words as the language does: one, two and three."""
    return format_list([str(part) for part in parts], locale=language.cldr)


def moment(voices: Voices, at: datetime, now: datetime) -> Said:
    """Say to the officer when something was, both given as the clock on the wall shows them.

    Lower case, so that it can stand after a comma: "tonight 23:34", "yesterday 14:02".
    """
    time = time_words(at)
    if at.date() == now.date():
        # note: after a comma, or alone on a line; %(time)s is a time such as 23:34
        tonight = voices.officer("tonight %(time)s", time=time)
        # note: after a comma, or alone on a line; %(time)s is a time such as 14:02
        today = voices.officer("today %(time)s", time=time)
        return tonight if at.hour >= EVENING else today
    if at.date() == now.date() - timedelta(days=1):
        # note: after a comma, or alone on a line; %(time)s is a time such as 14:02
        return voices.officer("yesterday %(time)s", time=time)
    day = day_words(voices.officer_language, at.date())
    # note: %(day)s is a day and month in words, %(time)s a time such as 14:02
    return voices.officer("%(day)s, %(time)s", day=day, time=time)
