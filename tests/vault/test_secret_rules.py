"""What a passphrase and a PIN must be like."""

import pytest

from app.vault.errors import PassphraseFault
from app.vault.errors import PinFault
from app.vault.errors import WeakPassphrase
from app.vault.errors import WeakPin
from app.vault.secret_rules import passphrase
from app.vault.secret_rules import pin
from app.vault.secret_rules import require_strong_passphrase
from app.vault.secret_rules import require_strong_pin


@pytest.mark.parametrize(
    "typed",
    [
        "velvet tractor under nine lanterns",
        "ox by up me tin",
        "J7#kd02-qpX!m4z",
        "xin chào các bạn của tôi",
        "مفتاح السماء الزرقاء فوق البحر",
        "long " * 3 + "and never quite the same words again " * 4,
    ],
)
def test_a_passphrase_of_fifteen_signs_or_five_words_is_taken(typed: str) -> None:
    """Spaces, any script and great length are welcome."""
    require_strong_passphrase(typed)


@pytest.mark.parametrize("typed", ["", "short", "fourteen signs", "a a a a a", " " * 20 + "x"])
def test_a_short_passphrase_is_refused(typed: str) -> None:
    """The fault is named."""
    with pytest.raises(WeakPassphrase) as caught:
        require_strong_passphrase(typed)

    assert caught.value.fault is PassphraseFault.too_short


@pytest.mark.parametrize(
    "typed",
    [
        "correct horse battery staple",
        "passwordpassword",
        "Password1234567890",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "123456789012345",
        "Liverpool Football 2024",
        "!!!!!!!!!!!!!!!!!!!!",
    ],
)
def test_a_well_known_passphrase_is_refused(typed: str) -> None:
    """A few famous pieces in a row are no secret, however long."""
    with pytest.raises(WeakPassphrase) as caught:
        require_strong_passphrase(typed)

    assert caught.value.fault is PassphraseFault.well_known


def test_a_passphrase_counts_the_same_however_it_was_typed() -> None:
    """Letters with their accents apart or together give the same bytes."""
    assert passphrase("caf\u00e9 \uff11") == passphrase("cafe\u0301 1")


@pytest.mark.parametrize("typed", [" 602913 ", "٦٠٢٩١٣", "۶۰۲۹۱۳"])
def test_the_digits_of_any_script_are_the_same_pin(typed: str) -> None:
    """An officer with an Arabic or Persian keyboard types the same PIN."""
    require_strong_pin(typed)

    assert pin(typed) == b"602913"


@pytest.mark.parametrize("typed", ["", "60291", "6029133", "60291a", "602 913", "½½½½½½"])
def test_a_pin_has_six_digits(typed: str) -> None:
    """Anything else is refused, and the fault is named."""
    with pytest.raises(WeakPin) as caught:
        require_strong_pin(typed)

    assert caught.value.fault is PinFault.not_six_digits


@pytest.mark.parametrize(
    "typed",
    [
        "000000",
        "123456",
        "654321",
        "890123",
        "246802",
        "112233",
        "997755",
        "369963",
        "123321",
        "121212",
        "123123",
        "111112",
        "147258",
        "159753",
    ],
)
def test_a_pin_that_is_tried_first_is_refused(typed: str) -> None:
    """Runs, repeats, mirrors and figures on the pad are refused."""
    with pytest.raises(WeakPin) as caught:
        require_strong_pin(typed)

    assert caught.value.fault is PinFault.well_known
