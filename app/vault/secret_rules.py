"""What a passphrase and a PIN must be like; nothing else is asked and nothing expires."""

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.vault.errors import PassphraseFault
from app.vault.errors import PinFault
from app.vault.errors import WeakPassphrase
from app.vault.errors import WeakPin

LEAST_CHARACTERS = 15
LEAST_WORDS = 5
SHORTEST_WORD = 2
PIN_DIGITS = 6
MOST_PIECES = 3
LONGEST_LOOKED_THROUGH = 64
WELL_KNOWN = Path(__file__).with_name("well_known.txt")

# Rows of the keyboard and the alphabet, which people run a finger along.
RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def passphrase(typed: str) -> bytes:
    """Give the bytes of a passphrase in one form, however it was typed."""
    return unicodedata.normalize("NFKC", typed).encode("utf-8", "surrogatepass")


def pin(typed: str) -> bytes:
    """Give the bytes of a PIN; digits of any script count as the same digits."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in typed.strip()).encode(
        "utf-8", "surrogatepass"
    )


def require_strong_passphrase(typed: str) -> None:
    """Refuse a new passphrase that is short or well known; raises WeakPassphrase."""
    text = unicodedata.normalize("NFKC", typed)
    words = {word for word in text.casefold().split() if len(word) >= SHORTEST_WORD}
    if len(text.strip()) < LEAST_CHARACTERS and len(words) < LEAST_WORDS:
        raise WeakPassphrase(PassphraseFault.too_short)
    if _is_well_known("".join(sign for sign in text.casefold() if sign.isalnum())):
        raise WeakPassphrase(PassphraseFault.well_known)


def require_strong_pin(typed: str) -> None:
    """Refuse a new PIN that is not six digits, or one of the first that are tried."""
    digits = pin(typed).decode("utf-8", "surrogatepass")
    if len(digits) != PIN_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise WeakPin(PinFault.not_six_digits)
    if digits in _well_known() or _is_simple(digits):
        raise WeakPin(PinFault.well_known)


def _is_simple(digits: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    doubled = digits[0::2] == digits[1::2] and _is_simple_run(digits[0::2])
    mirrored = digits == digits[::-1] and _is_simple_run(digits[:3])
    few = len(set(digits)) <= 2  # noqa: PLR2004 - such as 111112 or 505050
    return len(steps) == 1 or doubled or mirrored or few or digits[:3] == digits[3:]


def _is_simple_run(digits: str) -> bool:
    return len({(int(after) - int(before)) % 10 for before, after in pairwise(digits)}) == 1


def _is_well_known(text: str) -> bool:
    """Say whether the text is one thing over and over, or a few well-known pieces."""
    if text in (text + text)[1:-1] or not text:
        return True
    if len(text) > LONGEST_LOOKED_THROUGH:
        return False
    fewest = [0]
    for end in range(1, len(text) + 1):
        reached = [
            fewest[start] + 1 for start in range(end) if _is_known_piece(text[start:end])
        ]
        fewest.append(min(reached, default=MOST_PIECES + 1))
    return fewest[-1] <= MOST_PIECES


def _is_known_piece(piece: str) -> bool:
    if piece in _well_known() or (piece.isdigit() and len(piece) <= 4):  # noqa: PLR2004 - a year
        return True
    if len(piece) < 3:  # noqa: PLR2004 - two signs in a row are in every word
        return False
    return len(set(piece)) == 1 or any(piece in run or piece[::-1] in run for run in RUNS)


@cache
def _well_known() -> frozenset[str]:
    lines = WELL_KNOWN.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
