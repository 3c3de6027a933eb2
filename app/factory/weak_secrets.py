"""What is wrong with a new passphrase or PIN, as the screens and commands say it."""

from collections.abc import Iterator

from app.vault.errors import PassphraseFault
from app.vault.errors import PinFault
from app.vault.errors import WeakPassphrase
from app.vault.errors import WeakPin
from app.vault.secret_rules import require_strong_passphrase
from app.vault.secret_rules import require_strong_pin
from app.web.keeper import Mistake


def weak_passphrase(passphrase: str) -> Iterator[Mistake]:
    """Say that a new passphrase is short or well known, or nothing."""
    try:
        require_strong_passphrase(passphrase)
    except WeakPassphrase as weak:
        short = weak.fault is PassphraseFault.too_short
        yield Mistake.too_short if short else Mistake.too_common


def weak_pin(pin: str) -> Iterator[Mistake]:
    """Say that a new PIN is not six digits or well known, or nothing."""
    try:
        require_strong_pin(pin)
    except WeakPin as weak:
        wrong = weak.fault is PinFault.not_six_digits
        yield Mistake.pin_digits if wrong else Mistake.pin_common
