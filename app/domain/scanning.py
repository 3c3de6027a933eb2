"""Looking for names, numbers and addresses in free words, whatever the script or spelling.

Letters are compared without accents and case; numbers without the signs between digits.
"""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass

SHORTEST_NAME = 2
SHORTEST_PART = 4
SHORTEST_NUMBER = 4
LAST_DIGITS = 6
NAME_SPLIT = re.compile(r"[\s,;/()\"'.]+")
NUMBER = re.compile(r"\d(?:[\s().+\-/]{0,2}\d){3,}")
EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+")
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")
PHONE = re.compile(r"(?<!\d)(?:\+|0)\d(?:[\s().\-]{0,2}\d){8,13}(?!\d)")
STREET = re.compile(
    r"\b\d+[A-Za-z]?,?\s+(?:\w+\s+){1,3}"
    r"(?:street|road|lane|avenue|close|drive|court|terrace|crescent|square)\b",
    re.IGNORECASE,
)
LEFT_OUT = "[left out]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What must not be found: names word by word, digits of numbers, whole phrases."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place in a text, from the letter `start` up to `end`, and what stands there."""

    start: int
    end: int
    words: str


def secrets_of(
    names: Iterable[str], contacts: Iterable[str], addresses: Iterable[str]
) -> Secrets:
    """Make what is looked for out of names, ways to reach somebody, and addresses."""
    kept_names = tuple(names)
    kept = tuple(contacts)
    places = tuple(addresses)
    called = [word for name in kept_names for word in NAME_SPLIT.split(name)]
    called += [word for way in kept for word in NAME_SPLIT.split(way) if _is_a_name(word)]
    return Secrets(
        names=frozenset(folded(one) for one in called if len(one) >= SHORTEST_NAME),
        numbers=frozenset(
            digits for text in (*kept_names, *kept, *places) for digits in _numbers(text)
        ),
        phrases=frozenset(
            folded(one.strip()) for one in (*kept, *places) if len(one.strip()) >= SHORTEST_PART
        ),
    )


def hits(words: str, secrets: Secrets) -> tuple[Hit, ...]:
    """Find every place where a secret, or any e-mail, phone, postcode or street, stands."""
    found = sorted(
        {*_patterns(words), *_said_numbers(words, secrets), *_said_words(words, secrets)}
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(Hit(start=a, end=b, words=words[a:b]) for a, b in joined)


def without(words: str, secrets: Secrets) -> str:
    """Give the words with every hit left out, and said to be."""
    for hit in reversed(hits(words, secrets)):
        words = f"{words[: hit.start]}{LEFT_OUT}{words[hit.end :]}"
    return words


def folded(words: str) -> str:
    """Give words without accents and case, for comparing."""
    return "".join(_fold(sign) for sign in words)


def _fold(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def _is_a_name(word: str) -> bool:
    """Say whether a word of a contact may be a name: with a capital, or without any case."""
    is_cased = word[:1].lower() != word[:1].upper()
    return (
        len(word) >= SHORTEST_PART - 1
        and word.isalpha()
        and (word[0].isupper() or not is_cased)
    )


def _digits(words: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in words if sign.isdigit())


def _numbers(words: str) -> Iterator[str]:
    for found in NUMBER.finditer(words):
        digits = _digits(found.group())
        if len(digits) >= SHORTEST_NUMBER:
            yield digits


def _patterns(words: str) -> Iterator[tuple[int, int]]:
    for pattern in (EMAIL, POSTCODE, PHONE, STREET):
        for found in pattern.finditer(words):
            yield found.span()


def _said_numbers(words: str, secrets: Secrets) -> Iterator[tuple[int, int]]:
    """Find numbers that are, end like, or hold a number that is kept."""
    for found in NUMBER.finditer(words):
        digits = _digits(found.group())
        if any(_is_same(digits, kept) for kept in secrets.numbers):
            yield found.span()


def _is_same(said: str, kept: str) -> bool:
    if kept in said or (len(said) >= LAST_DIGITS and said in kept):
        return True
    return len(kept) >= LAST_DIGITS and said.endswith(kept[-LAST_DIGITS:])


def _said_words(words: str, secrets: Secrets) -> Iterator[tuple[int, int]]:
    """Find names as words of their own, and phrases anywhere."""
    plain, places = _mapped(words)
    for name in secrets.names:
        for start in _all(plain, name):
            if _stands_alone(plain, start, start + len(name)):
                yield places[start], places[start + len(name) - 1] + 1
    for phrase in secrets.phrases:
        for start in _all(plain, phrase):
            yield places[start], places[start + len(phrase) - 1] + 1


def _mapped(words: str) -> tuple[str, list[int]]:
    """Fold words and remember from which letter each folded one comes."""
    plain: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(words):
        for one in _fold(sign):
            plain.append(one)
            places.append(place)
    return "".join(plain), places


def _all(plain: str, wanted: str) -> Iterator[int]:
    start = plain.find(wanted) if wanted else -1
    while start >= 0:
        yield start
        start = plain.find(wanted, start + 1)


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Say whether no letter of a script with capitals touches the word; others need none."""
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    return not (_touches(before, plain[start]) or _touches(after, plain[end - 1]))


def _touches(beside: str, edge: str) -> bool:
    return beside.isalpha() and _has_case(beside) and _has_case(edge)


def _has_case(sign: str) -> bool:
    return sign.lower() != sign.upper()
