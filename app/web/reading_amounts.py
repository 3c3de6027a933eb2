"""Amounts as they are typed, in any digits, to exact decimals; what is unclear is refused."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from app.web.reading_forms import Form
from app.web.reading_forms import FormError
from app.web.reading_forms import clean
from app.web.reading_forms import one

LARGEST = Decimal(1_000_000_000)
PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,2}|[.,]\d{4,6})?", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,'])\d{3})(?:(?P=mark)\d{3})*", re.ASCII)
MARKS = str.maketrans(
    {
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{ARABIC THOUSANDS SEPARATOR}": ",",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    }
)
CLEARLY_GROUPED = 2


@dataclass
class NotAnAmount(FormError):
    """Words where an amount is wanted, or one that can be read in two ways."""

    field: str


@dataclass
class OutOfRange(FormError):
    """An amount that cannot be, such as 25 hours a day."""

    field: str


def amount(
    form: Form, field: str, most: Decimal = LARGEST, *, above_nought: bool = False
) -> Decimal | None:
    """Read an amount; None where the field is empty, which means that nobody told it.

    Raises NotAnAmount for words and for "1,200", which is 1200 to some and 1.2 to others;
    raises OutOfRange and Repeated.
    """
    typed = _ascii(clean(one(form, field)))
    if not typed:
        return None
    found = _number(typed)
    if found is None:
        raise NotAnAmount(field)
    if found > most or (above_nought and found == 0):
        raise OutOfRange(field)
    return found


def _ascii(typed: str) -> str:
    """Write digits of any script as 0 to 9, and take spaces between thousands away."""
    kept = (sign for sign in typed.translate(MARKS) if not sign.isspace())
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in kept)


def _number(typed: str) -> Decimal | None:
    if PLAIN.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    whole, mark, rest = _halves(typed)
    grouped = GROUPED.fullmatch(whole)
    if grouped is None or mark == grouped["mark"] or not (mark or _is_clear(whole)):
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{rest}") if mark else Decimal(digits)


def _halves(typed: str) -> tuple[str, str, str]:
    """Part what stands before and after the last decimal mark, where two digits follow it."""
    found = re.fullmatch(r"(.+)([.,])(\d{1,2})", typed)
    return (found[1], found[2], found[3]) if found else (typed, "", "")


def _is_clear(whole: str) -> bool:
    """Say whether marks can only stand between thousands: two of them, or an apostrophe."""
    return "'" in whole or len(re.findall(r"[.,]", whole)) >= CLEARLY_GROUPED
