"""The receipt that the person takes away: which words stood on it."""

from dataclasses import dataclass

from app.domain.consent import ShownWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptGiven:
    """The person got a receipt, with exactly these words; its code is made of the id."""

    shown: ShownWords
