"""Values that break careless code, and the mark that must never stand raw on a page."""

import random
from collections.abc import Callable

MARK = "<fc-mark"
MARKUP = f"""{MARK} id="a'b" onload=x>&amp;</title></textarea>"""
NUMBERS = (
    "0", "-1", "1", "1.5", "1e999", "NaN", "inf", "0x10", "007", "+1", "1_000", "1,000",
    "9" * 20, "9" * 5000, "2147483648", "-9223372036854775809", "\u0663", "\uff12", "\u00b2",
)  # fmt: skip
DAYS = ("2026-02-30", "9999-12-31", "0000-00-00", "2026-1-1", "2026-11-22T25:61", "29/02/2025")
WORDS = (
    "", " ", "\t", "\n", "\r\nSet-Cookie: a=b", "\0", "a\0b", "\u202egnp", "\u2066x",
    "e" + "\u0301" * 400, "\U0001f9ff", "\ufffe", "\u0130", "\u00df" * 300, "null", "None",
    "true", "undefined", "{{7*7}}", "{%raw%}", "${7*7}", "%s%n", "'; drop table encounter --",
    "../../../etc/passwd", "..\\..\\windows", "C:nul", "/", "//", "?", "#", "&=&=", "a" * 201,
    "x" * 15_001, "\u1200" * 15_001, "[" * 3000, '{"a":' * 900, "\u06f1" * 6, "on", "yes", "no",
)  # fmt: skip
RAW = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"%", b"%zz", b"a%00")
IDS = (
    "00000000-0000-4000-8000-00000000ffff",
    "00000000-0000-4000-8000-00000000FFFF",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "0",
    "me",
)
KINDS: tuple[tuple[str, ...], ...] = (NUMBERS, DAYS, WORDS, IDS)


def value(draw: random.Random, known: tuple[str, ...] = ()) -> str:
    """Give one value: a known one, one with markup, or one that breaks careless code."""
    chance = draw.random()
    if known and chance < 0.5:
        return draw.choice(known)
    if chance < 0.75:
        return MARKUP
    return draw.choice(draw.choice(KINDS))


def bent(draw: random.Random, words: str) -> str:
    """Bend a good value a little."""
    ways: tuple[Callable[[], str], ...] = (
        lambda: words + MARKUP,
        lambda: words[:-1],
        words.upper,
        lambda: f" {words} ",
        lambda: words * 2,
        lambda: words.replace("-", "_"),
        lambda: words[: len(words) // 2] + draw.choice(WORDS) + words[len(words) // 2 :],
    )
    return draw.choice(ways)()
