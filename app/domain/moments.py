"""Times as they are written into a form: day, month in words, and the clock of the place."""

from datetime import timedelta

from app.domain.event import Stamp

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(stamp: Stamp) -> str:
    """Give the day of a stamp where it was made: 22 November 2026."""
    at = stamp.at + timedelta(minutes=stamp.offset_minutes)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def moment_words(stamp: Stamp) -> str:
    """Give day and time of a stamp where it was made: 22 November 2026, 23:12."""
    at = stamp.at + timedelta(minutes=stamp.offset_minutes)
    return f"{day_words(stamp)}, {at:%H:%M}"
